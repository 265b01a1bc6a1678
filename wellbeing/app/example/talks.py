"""A talk in the example, held with the guide as a representative would hold it."""

from random import Random

from wellbeing.app import debriefs, red_flags, tasks
from wellbeing.app.session import Session
from wellbeing.app.standing import Standing, standing
from wellbeing.domain.answer import YesNo
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode, Question, StepKind
from wellbeing.domain.condition import Answer
from wellbeing.domain.identity import CaseId, DebriefId

_SKIPPED = 0.08


def hold(
    session: Session, chance: Random, case_id: CaseId, step: Step, *, flag: bool, questions: int | None
) -> DebriefId:
    """Walk through the guide of a step for some questions (None: to its end). With `flag`, the first question
    that can raise a red flag raises it, and what was done is noted. The debrief stays under way."""
    mode = Mode.IN_PERSON if step in (Step.SAME_SHIFT, Step.MONTH_1) else Mode.BY_PHONE
    debrief_id = debriefs.start(session, case_id, step, mode)
    now = standing(session, debrief_id)
    asked = 0
    while now.question is not None and (questions is None or asked < questions):
        question = now.question
        alarming = next((option.id for option in question.options if option.red_flag), None) if flag else None
        if alarming is not None:
            flag = False
            now = debriefs.answer(session, debrief_id, question.id, _choice(question, alarming))
        elif chance.random() > _SKIPPED and (given := _answer(question, chance)) is not None:
            now = debriefs.answer(session, debrief_id, question.id, given)
        for raised in now.flags:  # several calm answers together can raise one, too
            if raised.flag.done and not raised.handled:
                red_flags.note_done(session, debrief_id, raised.flag.id, (raised.flag.done[0].id,))
        _take_on(session, now)
        now = debriefs.go_on(session, debrief_id)
        asked += 1
    return debrief_id


def _take_on(session: Session, now: Standing) -> None:
    """Half of what the answers propose is taken on, where no day has to be agreed."""
    for place, proposal in enumerate(now.proposals):
        if place % 2 == 0 and proposal.day is not None and not proposal.is_taken:
            tasks.take_on(session, now.debrief.id, proposal.action.label)


def _choice(question: Question, option: str) -> Answer:
    return [option] if question.kind is StepKind.SEVERAL else option


def _answer(question: Question, chance: Random) -> Answer | None:
    """A calm answer: never one that raises a red flag. None leaves the question to be read or skipped."""
    calm = [option.id for option in question.options if not option.red_flag]
    match question.kind:
        case StepKind.TICK:
            return True
        case StepKind.CHOICE | StepKind.SEVERAL if calm:
            plain = [option for option in calm if option in (YesNo.NO.lower(), "no", "none")]
            return _choice(question, plain[0] if plain and chance.random() < 0.5 else chance.choice(calm))
        case StepKind.NUMBER | StepKind.SCALE if question.bounds:
            return (question.bounds.low + question.bounds.high) // 2
        case _:
            return None
