"""A checklist as a conversation guide: its parts, and the pure rules that walk through it.

A checklist is content (resources/checklists); answers and case facts come from the debrief. Conditions look
only at answers to earlier questions that are still on the way, and at case facts. A red flag looks at every
answer that was given, also one that a later change took off the way: it never disappears by itself.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from wellbeing.domain.condition import (
    FACT_NAMES,
    AllOf,
    Answer,
    Answers,
    AnyOf,
    Comparison,
    Condition,
    Facts,
    Negation,
    Operator,
    evaluate,
)

__all__ = [
    "FACT_NAMES",
    "LAWYER_FIRST_ACTS",
    "NONE_OF_THESE",
    "UNDER_INVESTIGATION",
    "Action",
    "ActionKind",
    "AllOf",
    "Answer",
    "Answers",
    "AnyOf",
    "Bounds",
    "Checklist",
    "Comparison",
    "Condition",
    "Evidence",
    "Facts",
    "FlagRule",
    "Level",
    "Mode",
    "Negation",
    "Notice",
    "Operator",
    "Option",
    "Progress",
    "Question",
    "RedFlag",
    "Review",
    "Section",
    "StepKind",
    "Steps",
    "Strength",
    "Wording",
    "evaluate",
    "fits",
    "free_text_allowed",
    "lawyer_first",
    "next_question",
    "previous_question",
    "progress",
    "raised_flags",
    "visible_questions",
]

LAWYER_FIRST_ACTS = frozenset({"TRAUMA_FIREARM", "TRAUMA_CUSTODY"})
UNDER_INVESTIGATION = "under_investigation"
"""The case fact, and the reserved id of the question that asks for it (options `yes`, `no`, `not_sure`)."""

NONE_OF_THESE = "none"
"""The reserved option of a question with several answers that goes with no other."""


class Mode(StrEnum):
    """How the talk is held."""

    IN_PERSON = "in_person"
    BY_PHONE = "by_phone"
    AFTERWARDS = "afterwards"


class StepKind(StrEnum):
    """What kind of answer a question takes; information is only read."""

    INFORMATION = "information"
    TICK = "tick"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    DATE = "date"
    NOTE = "note"
    SCALE = "scale"


class Level(StrEnum):
    """How soon a red flag wants somebody to act."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    WEEKS = "weeks"


class Strength(StrEnum):
    """How sure an evidence line is."""

    SEEN = "S"
    """Seen in the source that is named."""
    WIDELY_KNOWN = "M"
    """Widely known, but nobody has checked it for this checklist."""
    DERIVED = "derived"
    """Follows from the tasks of the step, not from a guideline."""


class ActionKind(StrEnum):
    """What an answer can set in motion. The program proposes it; the person decides."""

    REFERRAL = "referral"
    FOLLOW_UP = "follow_up"
    TASK = "task"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One text, worded for the way the talk is held."""

    in_person: str
    by_phone: str | None = None
    afterwards: str | None = None

    def for_mode(self, mode: Mode) -> str:
        """The text for `mode`; where there is none, the one for talking in person."""
        return getattr(self, mode.value) or self.in_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Short instructions in their order, worded for the way the talk is held."""

    in_person: tuple[str, ...]
    by_phone: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()

    def for_mode(self, mode: Mode) -> tuple[str, ...]:
        """The instructions for `mode`; where there are none, those for being there in person."""
        return getattr(self, mode.value) or self.in_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a question rests on."""

    text: str
    source: str
    year: int | None
    strength: Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that an answer proposes. `detail` is a referral kind for a referral, else None.

    `after_days` is the number of days until a proposed follow-up, else None.
    """

    kind: ActionKind
    label: str
    detail: str | None = None
    after_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A calm remark beside an answer: worth knowing, not urgent."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that can be chosen."""

    id: str
    label: str
    red_flag: str | None = None
    notice: Notice | None = None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Lowest and highest number, ends included, and the words at both ends of a scale."""

    low: int
    high: int
    low_label: str = ""
    high_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing at a time: what to say, what to leave unsaid, why, and what to tick.

    `ask` is the question to the representative; it is empty for information. `points` is a short list to read
    or to hand on. `no_free_text` forbids a note beside this question, whatever the case is.
    """

    id: str
    kind: StepKind
    title: str
    ask: str = ""
    say: Wording | None = None
    avoid: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    why: str = ""
    evidence: tuple[Evidence, ...] = ()
    options: tuple[Option, ...] = ()
    bounds: Bounds | None = None
    when: Condition | None = None
    no_free_text: bool = False

    def option(self, option_id: str) -> Option | None:
        """The option with this id, if the question has it."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that belong together."""

    id: str
    title: str
    steps: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A sign that changes what comes next.

    `done` are the answers to 'what was done'; `refusal` says what to do when help is refused;
    `contact_after_days` are the days after it on which somebody gets in touch.
    """

    id: str
    level: Level
    title: str
    act_now: Steps
    say: Wording | None
    done: tuple[Option, ...]
    refusal: tuple[str, ...]
    avoid: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    contact_after_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRule:
    """Raises a red flag from several answers taken together."""

    red_flag: str
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who vouches for a version, as a clinician."""

    name: str
    profession: str
    on: date
    next_review: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """One published version of a guide. `reviewer` None reads 'not yet reviewed by a clinician'.

    `step` is the step of the cadence (T0 to T7), or None. `warning` is shown where `lawyer_first` holds.
    """

    name: str
    version: int
    title: str
    step: str | None
    opening: Wording
    warning: str | None
    sections: tuple[Section, ...]
    red_flags: tuple[RedFlag, ...]
    rules: tuple[FlagRule, ...] = ()
    reviewer: Review | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in their order, on the way or not."""
        return tuple(question for section in self.sections for question in section.steps)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if there is one."""
        return next((question for question in self.questions if question.id == question_id), None)

    def red_flag(self, flag_id: str) -> RedFlag | None:
        """The red flag with this id, if this checklist can raise it."""
        return next((flag for flag in self.red_flags if flag.id == flag_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of the questions on the way have an answer, and how many were skipped."""

    answered: int
    skipped: int
    total: int


def lawyer_first(answers: Answers, facts: Facts) -> bool:
    """Whether what is said may not be protected: own firearm, custody, or any investigation.

    True for the case's act or fact, and as soon as the talk itself says so (question `under_investigation`).
    This rule is code on purpose: no content pack can switch it off.
    """
    return (
        facts.get("act") in LAWYER_FIRST_ACTS
        or facts.get(UNDER_INVESTIGATION) is True
        or answers.get(UNDER_INVESTIGATION) in ("yes", True)
    )


def free_text_allowed(question: Question, answers: Answers, facts: Facts) -> bool:
    """Whether a note may be written at or beside this question."""
    return not question.no_free_text and not lawyer_first(answers, facts)


def visible_questions(checklist: Checklist, answers: Answers, facts: Facts) -> tuple[Question, ...]:
    """The questions on the way, in order. Answers to questions off the way decide nothing."""
    on_the_way: list[Question] = []
    counting: dict[str, Answer | None] = {}
    for question in checklist.questions:
        if not evaluate(question.when, counting, facts):
            continue
        if question.kind is StepKind.NOTE and not free_text_allowed(question, answers, facts):
            continue
        on_the_way.append(question)
        if question.id in answers:
            counting[question.id] = answers[question.id]
    return tuple(on_the_way)


def next_question(checklist: Checklist, answers: Answers, facts: Facts, position: str | None) -> Question | None:
    """The first question on the way after `position` (None: from the start); None at the end.

    Raises ValueError when the checklist has no such question.
    """
    start = _place(checklist, position) if position is not None else -1
    order = {question.id: place for place, question in enumerate(checklist.questions)}
    on_the_way = visible_questions(checklist, answers, facts)
    return next((question for question in on_the_way if order[question.id] > start), None)


def previous_question(checklist: Checklist, answers: Answers, facts: Facts, position: str) -> Question | None:
    """The last question on the way before `position`; None at the start. Raises ValueError as above."""
    end = _place(checklist, position)
    order = {question.id: place for place, question in enumerate(checklist.questions)}
    before = [question for question in visible_questions(checklist, answers, facts) if order[question.id] < end]
    return before[-1] if before else None


def _place(checklist: Checklist, question_id: str) -> int:
    for place, question in enumerate(checklist.questions):
        if question.id == question_id:
            return place
    raise ValueError(f"{checklist.name} has no question {question_id}")


def raised_flags(checklist: Checklist, answers: Answers, facts: Facts) -> tuple[RedFlag, ...]:
    """The red flags that the answers raise, the most urgent first. Every answer given counts."""
    raised = {rule.red_flag for rule in checklist.rules if evaluate(rule.when, answers, facts)}
    for question in checklist.questions:
        given = answers.get(question.id)
        chosen = given if isinstance(given, list) else [given]
        raised.update(option.red_flag for option in question.options if option.red_flag and option.id in chosen)
    urgency = list(Level)
    found = [flag for flag in checklist.red_flags if flag.id in raised]
    return tuple(sorted(found, key=lambda flag: urgency.index(flag.level)))


def progress(checklist: Checklist, answers: Answers, facts: Facts) -> Progress:
    """How far the talk is. Information counts once it is marked as read (answer true)."""
    on_the_way = visible_questions(checklist, answers, facts)
    answered = sum(1 for question in on_the_way if answers.get(question.id) is not None)
    skipped = sum(1 for question in on_the_way if question.id in answers) - answered
    return Progress(answered=answered, skipped=skipped, total=len(on_the_way))


def fits(question: Question, answer: Answer) -> bool:
    """Whether `answer` has the form that the question takes."""
    match question.kind:
        case StepKind.INFORMATION | StepKind.TICK:
            return isinstance(answer, bool)
        case StepKind.CHOICE:
            return isinstance(answer, str) and question.option(answer) is not None
        case StepKind.SEVERAL:
            return isinstance(answer, list) and _fit_together(question, answer)
        case StepKind.NUMBER | StepKind.SCALE:
            bounds = question.bounds
            if isinstance(answer, bool) or not isinstance(answer, int):
                return False
            return bounds is None or bounds.low <= answer <= bounds.high
        case StepKind.DATE:
            return isinstance(answer, str) and _is_date(answer)
        case StepKind.NOTE:
            return isinstance(answer, str)
        case _:
            assert_never(question.kind)


def _fit_together(question: Question, chosen: list[str]) -> bool:
    once = len(set(chosen)) == len(chosen)
    alone = NONE_OF_THESE not in chosen or len(chosen) == 1
    return once and alone and all(question.option(option_id) is not None for option_id in chosen)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
