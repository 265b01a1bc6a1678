"""A checklist as a conversation guide: its parts. The rules that walk through it are in `walk`.

A checklist is content (resources/checklists): the guide of one step of the cadence, a topic guide that joins the
talks of cases it fits, or the sheet 'Someone is with me now'.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from wellbeing.domain.condition import Condition
from wellbeing.domain.country import Line

LAWYER_FIRST_ACTS = frozenset({"TRAUMA_FIREARM", "TRAUMA_CUSTODY"})
UNDER_INVESTIGATION = "under_investigation"
"""The case fact, and the reserved id of the question that asks for it (options `yes`, `no`, `not_sure`)."""

INVESTIGATION_LIKELY = "investigation_likely"
"""The reserved id of the question whose `yes` lets the lawyer come first before anybody investigates."""

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
    """One answer that can be chosen. `settles` names what stays true once it was: later talks know it already."""

    id: str
    label: str
    red_flag: str | None = None
    settles: str | None = None
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
    or to hand on. `no_free_text` forbids a note beside this question, whatever the case is. `settles` is that of
    a tick. `opening` are the first words of a guide that begins here, inside the talk of another one. `country` are
    lines of the country's profile that are shown beside it.
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
    settles: str | None = None
    opening: Wording | None = None
    country: tuple[Line, ...] = ()
    offers: frozenset[str] = field(init=False, repr=False, compare=False)
    """What an answer to it can settle."""
    _shorter: "dict[frozenset[str], Question | None]" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = (self.settles, *(option.settles for option in self.options))
        object.__setattr__(self, "offers", frozenset(thing for thing in named if thing is not None))
        object.__setattr__(self, "_shorter", {})

    def without(self, things: frozenset[str]) -> "Question | None":
        """The same without options that settle any of `things`; None where only 'none of these' is left.

        Only a question with several answers loses options. Every step of a talk asks for it: it is made once.
        """
        if things not in self._shorter:
            self._shorter[things] = self._without(things)
        return self._shorter[things]

    def _without(self, things: frozenset[str]) -> "Question | None":
        if self.kind is not StepKind.SEVERAL:
            return self
        options = tuple(option for option in self.options if option.settles not in things)
        if len(options) == len(self.options):
            return self
        if all(option.id == NONE_OF_THESE for option in options):
            return None
        return replace(self, options=options)

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
class Topic:
    """What makes a checklist a topic guide: which cases it is for, and in the talks of which steps.

    `about` says in one line when it helps. `fits` looks at case facts alone. One that does not join by itself is
    offered where it fits, for what no fact of a case can tell.
    """

    about: str
    fits: Condition
    at: frozenset[str]
    by_itself: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHead:
    """What is known of a topic guide before it is read as a whole."""

    name: str
    version: int
    title: str
    lawyer_first: bool
    topic: Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """What a topic adds to the page to take home."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The pocket card of a guide: first words, and up to four short lines under each heading.

    `at_once` are the signs that ask to act at once. Numbers to call are no part of it: the country's profile has them.
    """

    title: str
    opening: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    at_once: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """One published version of a guide. `reviewer` None reads 'not yet reviewed by a clinician'.

    `step` is the step of the cadence (T0 to T7), or None. `warning` is shown where the lawyer comes first, which
    `lawyer_first` says of a guide whatever the case is. `guides` are those that a talk was woven from; `card`
    is the pocket card of this guide alone.
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
    topic: Topic | None = None
    lawyer_first: bool = False
    take_home: tuple[Leaflet, ...] = ()
    card: Card | None = None
    guides: "tuple[Checklist, ...]" = ()
    questions: tuple[Question, ...] = field(init=False, repr=False, compare=False)
    """All questions in their order, on the way or not."""
    alarming: tuple[tuple[str, Option], ...] = field(init=False, repr=False, compare=False)
    """The options that raise a red flag by themselves, each with its question's id."""
    _by_id: dict[str, Question] = field(init=False, repr=False, compare=False)
    _places: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        questions = tuple(question for section in self.sections for question in section.steps)
        object.__setattr__(self, "questions", questions)
        alarming = ((question.id, option) for question in questions for option in question.options if option.red_flag)
        object.__setattr__(self, "alarming", tuple(alarming))
        object.__setattr__(self, "_by_id", {question.id: question for question in questions})
        object.__setattr__(self, "_places", {question.id: place for place, question in enumerate(questions)})

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if there is one."""
        return self._by_id.get(question_id)

    def place(self, question_id: str) -> int:
        """How many questions stand before this one. Raises ValueError where there is no such question."""
        if question_id not in self._places:
            raise ValueError(f"there is no question {question_id}")
        return self._places[question_id]

    def red_flag(self, flag_id: str) -> RedFlag | None:
        """The red flag with this id, if this checklist can raise it."""
        return next((flag for flag in self.red_flags if flag.id == flag_id), None)

    def guide_of(self, question_id: str) -> "Checklist":
        """The guide that a question of this talk comes from."""
        return next((guide for guide in self.guides if guide.question(question_id) is not None), self)
