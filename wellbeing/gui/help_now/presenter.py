"""Help now, without Qt: which parts of the sheet are shown, and what a ticked red flag brings up.

Answers live in this object only and go with it. Only the country that was chosen is remembered, as a setting.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from wellbeing.domain.checklist import Checklist, Mode, Question, StepKind
from wellbeing.domain.condition import Answer
from wellbeing.domain.country import CountryProfile, HelpNumber
from wellbeing.domain.walk import lawyer_first, raised_flags, visible_questions
from wellbeing.gui.red_flag.shown import Alarm
from wellbeing.gui.red_flag.wording import alarm
from wellbeing.language import Language, _

NONE = "none"
"""The id, in every list of signs, of 'None of this'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """What was ticked, for the case that may come of it."""

    mode: Mode
    country: str
    checklist: str
    version: int
    answers: dict[str, Answer]
    done: dict[str, tuple[str, ...]]
    """What was done about each red flag, as far as somebody said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A number to call, in words; `number` is empty where the union has not entered it yet."""

    name: str
    number: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What to know about an answer: a calm block."""

    tone: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question with choices; `flags` tells that an answer may bring up what to do now."""

    id: str
    words: str
    options: tuple[tuple[str, str], ...]
    several: bool
    flags: bool
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Words for the representative: a title, what could be said, what to leave unsaid."""

    title: str
    say: str
    points: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section of the sheet."""

    title: str
    items: tuple[Ask | Say, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that is in sight."""

    opening: str
    mode: Mode
    country: str
    calls: tuple[Call, ...]
    parts: tuple[Part, ...]


class Sight(Protocol):
    """What the presenter shows."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show all of it anew: the mode changed, or an answer opened or closed a question."""

    def show_calls(self, calls: Sequence[Call]) -> None:
        """Other numbers: the country changed."""

    def show_chosen(self, question_id: str, keys: Sequence[str]) -> None:
        """Other choices of one question than the person has just made."""

    def show_act_now(self, alarms: Sequence[Alarm], told: Sequence[Told]) -> None:
        """What to do now about red flags, the most urgent first, and what to know; none takes it away."""

    def show_done_error(self, words: str) -> None:
        """Say in the block of the red flag what is missing."""


@dataclass(slots=True, weakref_slot=True)
class HelpNowPresenter:
    """Walks through the sheet. `profile_of` finds a country's numbers, or what holds anywhere for an empty code."""

    view: Sight
    checklist: Checklist
    profile_of: Callable[[str], CountryProfile]
    language: Language
    make_case: Callable[[Ticked], object]
    remember_country: Callable[[str], object]
    country: str = ""
    mode: Mode = Mode.IN_PERSON
    _answers: dict[str, Answer | None] = field(default_factory=dict)
    _done: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _shown: tuple[str, ...] = ()

    def start(self) -> None:
        """Show the sheet."""
        self._show_all()

    def choose_mode(self, mode: Mode) -> None:
        """In person or by phone: what to say and do is worded for it. What was ticked stays."""
        self.mode = mode
        self._show_all()

    def choose_country(self, code: str) -> None:
        """Other numbers."""
        self.country = code
        self.remember_country(code)
        self.view.show_calls(self._calls())

    def answer(self, question_id: str, chosen: Sequence[str]) -> None:
        """Take an answer; what to do now follows at once."""
        question = self.checklist.question(question_id)
        if question is None:
            raise ValueError(f"the sheet has no question {question_id}")
        kept = self._without_none(question, chosen)
        self._answers[question_id] = _answer(question, kept)
        if kept != list(chosen):
            self.view.show_chosen(question_id, kept)
        if self._visible_ids() != self._shown:
            self._show_all()
        else:
            self._show_act_now()

    def note_done(self, flag: str, done: tuple[str, ...]) -> None:
        """What was done about a red flag; it goes into the case, if there will be one."""
        if done:
            self._done[flag] = done
            self._show_act_now()
        else:
            self.view.show_done_error(
                self.language.text(_("Please say what was done; 'help was refused' is an answer too."))
            )

    def _without_none(self, question: Question, chosen: Sequence[str]) -> list[str]:
        """'None of this' and anything else exclude each other; what was ticked last holds."""
        if question.kind is not StepKind.SEVERAL or NONE not in chosen or len(chosen) == 1:
            return list(chosen)
        if NONE in _chosen(self._answers.get(question.id)):
            return [key for key in chosen if key != NONE]
        return [NONE]

    def become_a_case(self) -> None:
        """Hand over what was ticked; it is stored only once the person has opened the vault and saved."""
        self.make_case(
            Ticked(
                mode=self.mode,
                country=self.country,
                checklist=self.checklist.name,
                version=self.checklist.version,
                answers={name: value for name, value in self._answers.items() if value},
                done=dict(self._done),
            )
        )

    def _facts(self) -> dict[str, str | bool | int | None]:
        return {"mode": self.mode.value, "step": self.checklist.step}

    def _visible(self) -> tuple[Question, ...]:
        return visible_questions(self.checklist, self._answers, self._facts())

    def _visible_ids(self) -> tuple[str, ...]:
        return tuple(question.id for question in self._visible())

    def _show_all(self) -> None:
        self._shown = self._visible_ids()
        self.view.show_sheet(
            Sheet(
                opening=self.language.text(self.checklist.opening.for_mode(self.mode)),
                mode=self.mode,
                country=self.country,
                calls=self._calls(),
                parts=tuple(self._parts()),
            )
        )
        self._show_act_now()

    def _parts(self) -> list[Part]:
        visible = set(self._shown)
        parts: list[Part] = []
        for section in self.checklist.sections:
            items = self._items([step for step in section.steps if step.id in visible])
            if items:
                parts.append(Part(title=self.language.text(section.title), items=items))
        return parts

    def _items(self, steps: Sequence[Question]) -> tuple[Ask | Say, ...]:
        items: list[Ask | Say] = []
        for step in steps:
            if step.say or step.points or step.avoid or step.kind is StepKind.INFORMATION:
                items.append(self._say(step))
            if step.kind in (StepKind.TICK, StepKind.CHOICE, StepKind.SEVERAL):
                items.append(self._ask(step))
        return tuple(items)

    def _say(self, step: Question) -> Say:
        words = self.language.text
        return Say(
            title=words(step.title),
            say=words(step.say.for_mode(self.mode)) if step.say else "",
            points=tuple(words(point) for point in step.points),
            avoid=tuple(words(line) for line in step.avoid),
        )

    def _ask(self, step: Question) -> Ask:
        words = self.language.text
        given = self._answers.get(step.id)
        tick = step.kind is StepKind.TICK
        options = tuple((option.id, words(option.label)) for option in step.options)
        chosen = given if isinstance(given, list) else ["yes" if given is True else str(given or "")]
        return Ask(
            id=step.id,
            words="" if tick else words(step.ask or step.title),
            options=(("yes", words(step.ask or step.title)),) if tick else options,
            several=step.kind is not StepKind.CHOICE,
            flags=any(option.red_flag for option in step.options),
            chosen=tuple(chosen),
        )

    def _show_act_now(self) -> None:
        """The numbers stand above already, so that the blocks leave them out."""
        words = self.language.text
        flags = raised_flags(self.checklist, self._answers, self._facts())
        alarms = [
            alarm(
                flag, self.mode, self.language, done=self._done.get(flag.id, ()), handled=bool(self._done.get(flag.id))
            )
            for flag in flags
        ]
        told = []
        if self.checklist.warning and lawyer_first(self.checklist, self._answers, self._facts()):
            title = words(_("The lawyer comes first"))
            told.append(Told(tone="warning", title=title, text=words(self.checklist.warning)))
        told += [
            Told(tone="info", title=words(option.notice.title), text=words(option.notice.text))
            for question in self._visible()
            for option in question.options
            if option.notice and option.id in _chosen(self._answers.get(question.id))
        ]
        self.view.show_act_now(alarms, told)

    def _calls(self) -> tuple[Call, ...]:
        return tuple(map(self._call, self.profile_of(self.country).emergency_block()))

    def _call(self, number: HelpNumber) -> Call:
        words = self.language.text
        note = " ".join(filter(None, (words(number.note), words(number.ground))))
        return Call(name=words(number.name), number=number.number, note=note)


def _chosen(given: Answer | None) -> list[str]:
    return given if isinstance(given, list) else [given] if isinstance(given, str) else []


def _answer(question: Question, chosen: Sequence[str]) -> Answer | None:
    match question.kind:
        case StepKind.TICK:
            return bool(chosen)
        case StepKind.SEVERAL:
            return list(chosen)
        case _:
            return chosen[0] if chosen else None
