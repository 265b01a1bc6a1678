"""What is settled once and for all, so that nobody is asked for it twice: 'the accident was reported'.

An option (or a tick) names what it settles. What a talk settled is known to every later talk of the case, in
whatever guide it would be asked again. The latest answer counts: who takes a tick back unsettles it.
"""

from collections.abc import Collection, Iterable

from wellbeing.domain.checklist import NONE_OF_THESE, Checklist, Question, StepKind
from wellbeing.domain.condition import Answer, Answers


def after_answer(settled: set[str], question: Question, answer: Answer | None) -> set[str]:
    """What is settled after one answer. What was skipped (None) changes nothing."""
    return settled if answer is None else (settled - question.offers) | _chosen(question, answer)


def after_talk(settled: Iterable[str], checklist: Checklist, answers: Answers) -> set[str]:
    """What is settled after a whole talk. Ticked at one question holds, though another one offered it too."""
    given = [(question, answer) for question in checklist.questions if (answer := answers.get(question.id)) is not None]
    offered = {thing for question, _answer in given for thing in question.offers}
    chosen = {thing for question, answer in given for thing in _chosen(question, answer)}
    return (set(settled) - offered) | chosen


def _chosen(question: Question, answer: Answer) -> set[str]:
    if question.settles is not None:
        return {question.settles} if answer is True else set()
    ids = answer if isinstance(answer, list) else [answer]
    return {option.settles for option in question.options if option.settles is not None and option.id in ids}


def known_answer(question: Question, settled: Collection[str]) -> Answer | None:
    """The answer that is known already, so that nobody has to ask; None where something is left to ask."""
    if question.settles is not None:
        return True if question.settles in settled else None
    known = known_options(question, settled)
    if question.kind is StepKind.CHOICE:
        return known[0] if known else None
    left = [option.id for option in question.options if option.id not in (*known, NONE_OF_THESE)]
    return known if known and not left else None


def known_options(question: Question, settled: Collection[str]) -> list[str]:
    """The ids of the options that are known to hold."""
    return [option.id for option in question.options if option.settles is not None and option.settles in settled]
