"""The rules that walk through a checklist: what is asked, what comes next, and which red flags stand.

Conditions look only at answers to earlier questions that are still on the way, and at case facts. A red flag looks
at every answer that was given, also one that a later change took off the way: it never disappears by itself.

`settled` names what earlier talks of the case have settled once and for all (see `settled`): a question whose
answer is known by it is off the way and counts as answered, until it is answered anew.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from wellbeing.domain.checklist import (
    INVESTIGATION_LIKELY,
    LAWYER_FIRST_ACTS,
    UNDER_INVESTIGATION,
    Checklist,
    Level,
    Question,
    RedFlag,
    StepKind,
)
from wellbeing.domain.condition import Answer, Answers, Facts, evaluate
from wellbeing.domain.settled import after_answer, known_answer

Settled = Collection[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The questions that are asked, in order, and those that are not because their answer is known."""

    asked: tuple[Question, ...]
    known: tuple[tuple[Question, Answer], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of the questions on the way have an answer, and how many were skipped."""

    answered: int
    skipped: int
    total: int


def lawyer_first(checklist: Checklist, answers: Answers, facts: Facts) -> bool:
    """Whether what is said may not be protected: own firearm, custody, or any investigation.

    True for the case's act or fact, in a talk with a guide for such cases, and as soon as the talk itself says so
    (questions `under_investigation`, `investigation_likely`). This rule is code on purpose: no content pack can
    switch it off.
    """
    return (
        any(guide.lawyer_first for guide in (checklist, *checklist.guides))
        or facts.get("act") in LAWYER_FIRST_ACTS
        or facts.get(UNDER_INVESTIGATION) is True
        or tells_of_investigation(answers)
        or answers.get(INVESTIGATION_LIKELY) == "yes"
    )


def tells_of_investigation(answers: Answers) -> bool:
    """Whether a talk itself has brought up an investigation."""
    return answers.get(UNDER_INVESTIGATION) in ("yes", True)


def free_text_allowed(checklist: Checklist, question: Question, answers: Answers, facts: Facts) -> bool:
    """Whether a note may be written at or beside this question."""
    return not question.no_free_text and not lawyer_first(checklist, answers, facts)


def way(checklist: Checklist, answers: Answers, facts: Facts, settled: Settled = ()) -> Way:
    """What is asked and what is known. Answers to questions off the way decide nothing.

    What can be ticked at one question is not offered again at a later one of the same talk.
    """
    asked: list[Question] = []
    known: list[tuple[Question, Answer]] = []
    counting: dict[str, Answer | None] = {}
    offered: set[str] = set()
    settled_now = set(settled)
    barred = lawyer_first(checklist, answers, facts)
    for whole in checklist.questions:
        if whole.when is not None and not evaluate(whole.when, counting, facts):
            continue
        if whole.kind is StepKind.NOTE and (barred or whole.no_free_text):
            continue
        question = whole if offered.isdisjoint(whole.offers) else whole.without(frozenset(offered & whole.offers))
        if question is None:
            continue
        if question.id in answers:
            counting[question.id] = given = answers[question.id]
            settled_now = after_answer(settled_now, question, given) if question.offers else settled_now
        elif question.offers and (answer := known_answer(question, settled_now)) is not None:
            known.append((question, answer))
            counting[question.id] = answer
            continue
        offered |= question.offers
        asked.append(question)
    return Way(asked=tuple(asked), known=tuple(known))


def visible_questions(
    checklist: Checklist, answers: Answers, facts: Facts, settled: Settled = ()
) -> tuple[Question, ...]:
    """The questions on the way, in order."""
    return way(checklist, answers, facts, settled).asked


def next_question(
    checklist: Checklist, answers: Answers, facts: Facts, position: str | None, settled: Settled = ()
) -> Question | None:
    """The first question on the way after `position` (None: from the start); None at the end.

    Raises ValueError when the checklist has no such question.
    """
    return following(checklist, visible_questions(checklist, answers, facts, settled), position)


def previous_question(
    checklist: Checklist, answers: Answers, facts: Facts, position: str, settled: Settled = ()
) -> Question | None:
    """The last question on the way before `position`; None at the start. Raises ValueError as above."""
    return preceding(checklist, visible_questions(checklist, answers, facts, settled), position)


def following(checklist: Checklist, on_the_way: Iterable[Question], position: str | None) -> Question | None:
    """The first of the questions `on_the_way` after `position`, which need not be on it; None at the end."""
    start = checklist.place(position) if position is not None else -1
    return next((question for question in on_the_way if checklist.place(question.id) > start), None)


def preceding(checklist: Checklist, on_the_way: Sequence[Question], position: str) -> Question | None:
    """The last of them before `position`; None at the start."""
    end = checklist.place(position)
    return next((question for question in reversed(on_the_way) if checklist.place(question.id) < end), None)


def raised_flags(checklist: Checklist, answers: Answers, facts: Facts, settled: Settled = ()) -> tuple[RedFlag, ...]:
    """The red flags that the answers raise, the most urgent first. Every answer given counts."""
    known = {
        question.id: answer
        for question in checklist.questions
        if question.offers and question.id not in answers and (answer := known_answer(question, settled)) is not None
    }
    looked_at = {**known, **answers}
    raised = {rule.red_flag for rule in checklist.rules if evaluate(rule.when, looked_at, facts)}
    for question_id, option in checklist.alarming:
        given = answers.get(question_id)
        if option.red_flag and option.id in (given if isinstance(given, list) else [given]):
            raised.add(option.red_flag)
    urgency = list(Level)
    found = [flag for flag in checklist.red_flags if flag.id in raised]
    return tuple(sorted(found, key=lambda flag: urgency.index(flag.level)))


def progress(on_the_way: Collection[Question], answers: Answers) -> Progress:
    """How far the talk is, of the questions on the way. Information counts once it is marked as read (answer true)."""
    answered = sum(1 for question in on_the_way if answers.get(question.id) is not None)
    skipped = sum(1 for question in on_the_way if question.id in answers) - answered
    return Progress(answered=answered, skipped=skipped, total=len(on_the_way))
