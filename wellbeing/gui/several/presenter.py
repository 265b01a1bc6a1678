"""Several cases without Qt: a few questions, what would happen to each case, and what did."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import representatives, several, several_hand_over
from wellbeing.app.session import Session
from wellbeing.app.several import Act, Looked
from wellbeing.domain.absence import Absence
from wellbeing.domain.follow_up import Reach
from wellbeing.domain.hand_over import Reason
from wellbeing.domain.identity import CaseId
from wellbeing.errors import WellbeingError
from wellbeing.gui.one_by_one import Done, OneByOne
from wellbeing.gui.several.shown import Outcome, Plan, Question
from wellbeing.gui.several.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

FOLLOW_UPS, HAND_OVER = "follow-ups", "hand-over"


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_questions(self, title: str, quiet: str, questions: tuple[Question, ...]) -> None:
        """The page anew, with these questions."""

    def show_plan(self, plan: Plan | None) -> None:
        """What would happen, below the questions."""

    def ask_for_folder(self) -> None:
        """Where the packages go."""

    def show_work(self, done: int, whole: int) -> None:
        """How far it is."""

    def show_outcome(self, title: str, outcome: Outcome) -> None:
        """What happened."""

    def show_stopped(self, title: str, why: str, action: str) -> None:
        """Why nothing can be done, and what helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    days: list[tuple[dt.date, int]]
    absence: Absence | None
    people: tuple[tuple[str, str, str], ...]
    """Representatives who are known: fingerprint, name, union."""


class Presenter:
    """The cases that were chosen, and one act."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._words = view, ask, go, language.text
        self._language, self._wording = language, Wording(language)
        self._cases: list[CaseId] = []
        self._part = FOLLOW_UPS
        self._answers: dict[str, str] = {}
        self._read: _Read | None = None
        self._plan: tuple[Looked, ...] = ()
        self._folder: Path | None = None
        self._work: OneByOne | None = None
        self.done: list[str] = []
        """The cases in which the last act was done."""
        self._help = ""

    def arrive(self, cases: str, part: str) -> None:
        """Show what can be done with these cases: numbers with commas between them."""
        self._cases = [CaseId(int(number)) for number in cases.split(",") if number.isdecimal()]
        self._part, self._answers, self._folder = part, {}, None
        self._load()

    def _load(self) -> None:
        chosen, hands_over = self._cases, self._part == HAND_OVER

        def read(session: Session) -> _Read:
            if hands_over:
                representatives.own_card(session)
                representatives.refuse_example(session)
                people = tuple((one.fingerprint, one.name, one.union) for one in representatives.known(session))
                return _Read(days=[], absence=None, people=people)
            return _Read(days=several.days(session, chosen), absence=several.absence(session), people=())

        def arrived(found: _Read) -> None:
            self._read = found
            if hands_over and not found.people:
                self._stopped_words(_("Nobody's card is known here yet. Let a colleague give you theirs first."))
                return
            self._show()

        self._ask(read, arrived, self._stopped)

    def _title(self) -> str:
        return self._words(_("Hand over") if self._part == HAND_OVER else _("Follow-ups"))

    def _show(self) -> None:
        assert self._read is not None
        quiet = self._language.plural("{count} case was chosen", "{count} cases were chosen", len(self._cases))
        if self._part == HAND_OVER:
            questions = self._wording.hand_over(self._read.people, self._answers)
        else:
            questions = self._wording.follow_ups(self._read.days, self._read.absence, self._answers)
        self._view.show_questions(self._title(), quiet, questions)
        self._look()

    def answer(self, question: str, key: str) -> None:
        """One question was answered; those that hang on it are asked anew."""
        self._answers[question] = key
        if question == "act":
            self._answers = {"act": key}
        self._show()

    # -- beforehand

    def _wanted(self) -> "several.Wanted | several_hand_over.Wanted | None":
        given, read = self._answers.get, self._read
        if self._part == HAND_OVER:
            if not given("recipient") or not given("rest"):
                return None
            reason = None if given("rest") == "stay" else Reason(str(given("rest")))
            return several_hand_over.Wanted(recipient=str(given("recipient")), reason=reason, folder=self._folder)
        act = Act(str(given("act"))) if given("act") else None
        if act is Act.ATTEMPT and given("reach"):
            return several.Wanted(act=act, reach=Reach(str(given("reach"))))
        if act is Act.DAY and given("day"):
            return several.Wanted(act=act, day=dt.date.fromisoformat(str(given("day"))))
        if act is Act.ABSENCE and read is not None and read.absence is not None:
            return several.Wanted(act=act, absence=read.absence.id)
        return None

    def _look(self) -> None:
        wanted, chosen = self._wanted(), self._cases
        if wanted is None:
            self._view.show_plan(None)
            return

        def look(session: Session) -> tuple[Looked, ...]:
            if isinstance(wanted, several.Wanted):
                return several.look(session, chosen, wanted)
            return several_hand_over.look(session, chosen, wanted)

        def looked(plan: tuple[Looked, ...]) -> None:
            self._plan = plan
            self._view.show_plan(self._wording.plan(plan, wanted))

        self._ask(look, looked, self._stopped)

    # -- doing it

    def do(self) -> None:
        """Do what was told."""
        if self._part == HAND_OVER and self._folder is None:
            self._view.ask_for_folder()
        else:
            self._begin()

    def save_to(self, folder: Path) -> None:
        """The packages go into this folder."""
        self._folder = folder
        self._begin()

    def _begin(self) -> None:
        wanted = self._wanted()
        assert wanted is not None
        keys = [str(one.case_id) for one in self._plan if one.why_not is None]

        def deed(session: Session, key: str) -> None:
            if isinstance(wanted, several.Wanted):
                several.do(session, CaseId(int(key)), wanted)
            else:
                several_hand_over.do(session, CaseId(int(key)), replace(wanted, folder=self._folder))

        self._work = OneByOne(self._ask, keys, deed, self._view.show_work, lambda came: self._ended(came, wanted))
        self._work.go()

    def stop(self) -> None:
        """No further case."""
        if self._work is not None:
            self._work.stop()

    def _ended(self, came: Done, wanted: "several.Wanted | several_hand_over.Wanted") -> None:
        self._work, self.done = None, came.done
        outcome = self._wording.outcome(self._plan, came, wanted)
        self._view.show_outcome(self._title(), outcome)

    @property
    def is_at_work(self) -> bool:
        """Whether cases are acted on just now."""
        return self._work is not None

    # -- ways

    def leave(self) -> None:
        """Back to the cases."""
        self._go("cases")

    def follow_help(self) -> None:
        """Where what is missing is entered."""
        if self._help == "settings":
            self._go("settings", part="you")
        elif self._help:
            self._go(self._help)

    def _stopped(self, error: WellbeingError) -> bool:
        nameless = error.field == "representative"
        self._help = "settings" if nameless else ""
        action = self._words(_("Enter your name")) if nameless else ""
        self._view.show_stopped(self._title(), error.told(self._language), action)
        return True

    def _stopped_words(self, why: str) -> None:
        self._help = "representatives"
        self._view.show_stopped(self._title(), self._words(why), self._words(_("Representatives")))


def in_words(cases: Sequence[str]) -> str:
    """The keys of a list ('case 12') as the page takes them."""
    return ",".join(key.split(" ")[1] for key in cases)
