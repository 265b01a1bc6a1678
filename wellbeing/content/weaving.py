"""What a topic guide has to keep to so that it can join the talks of the steps it names."""

from wellbeing.content.checklist_rules import can_hold, comparisons
from wellbeing.domain.checklist import Checklist, Question
from wellbeing.domain.talk import woven
from wellbeing.errors import Refused
from wellbeing.language import _


def refuse_misfits(topic: Checklist, step_guide: Checklist, file: str) -> None:
    """Refuse a topic that would lose a red flag or have a dead question in the talk of `step_guide`.

    `file` is the name that the refusal shows.
    """
    told = {"file": file, "guide": step_guide.name}
    for question in topic.questions:
        shared = step_guide.question(question.id)
        if shared is None:
            continue
        if shared.kind is not question.kind:
            raise Refused(
                _("{file}: “{question}” is another kind of question in {guide}. Give it an id of its own."),
                question=question.id,
                **told,
            )
        if lost := _flags(question) - _flags(shared):
            raise Refused(
                _("{file}: joined to {guide}, “{question}” can't raise the red flag “{flag}” any more."),
                question=question.id,
                flag=min(lost),
                **told,
            )
    talk = woven(step_guide, [topic])
    earlier: dict[str, Question] = {}
    for question in talk.questions:
        for look in comparisons(question.when):
            looked_at = earlier.get(look.name)
            if not look.of_case and (looked_at is None or not can_hold(look, looked_at)):
                raise Refused(
                    _("{file}: joined to {guide}, “{question}” waits for an answer that “{other}” can't have by then."),
                    question=question.id,
                    other=look.name,
                    **told,
                )
        earlier[question.id] = question


def _flags(question: Question) -> set[str]:
    return {option.red_flag for option in question.options if option.red_flag is not None}
