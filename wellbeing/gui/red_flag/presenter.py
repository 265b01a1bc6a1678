"""A red flag of a case that was raised and of which nobody has said what was done. Without Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import cases, debriefs, red_flags
from wellbeing.app.flag_words import words_of_case
from wellbeing.app.session import Session
from wellbeing.domain.checklist import Mode, RedFlag
from wellbeing.domain.country import HelpNumber
from wellbeing.domain.debrief import FlagRaised
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.errors import WellbeingError
from wellbeing.gui.red_flag.shown import Alarm, Shown
from wellbeing.gui.red_flag.wording import alarm
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What one look into the vault brings."""

    alias: str
    raised: FlagRaised
    flag: RedFlag
    mode: Mode
    numbers: tuple[HelpNumber, ...]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_flag(self, shown: Shown) -> None:
        """The whole screen."""

    def show_error(self, words: str) -> None:
        """Say under the answers what is missing."""


class Presenter:
    """Loads the flag, and writes what was done."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._case: CaseId | None = None
        self._debrief: DebriefId | None = None
        self._flag = ""

    def load(self, case: CaseId, debrief: DebriefId | None, flag: str) -> None:
        """Show one red flag of a case."""
        self._case, self._debrief, self._flag = case, debrief, flag
        self._ask(lambda session: _find(session, case, debrief, flag), self._arrived)

    def reload(self) -> None:
        """Records changed: show it again."""
        if self._case is not None:
            self.load(self._case, self._debrief, self._flag)

    def open_case(self) -> None:
        """To the case."""
        self._go("case", case=self._case)

    def note_done(self, flag: str, done: tuple[str, ...]) -> None:
        """What was done; then back to the case."""
        case, debrief = self._case, self._debrief
        if case is None:
            return
        self._ask(
            lambda session: red_flags.note_done_in(session, case, debrief, flag, done),
            lambda _none: self.open_case(),
            self._refused,
        )

    def _refused(self, error: WellbeingError) -> bool:
        if error.field != "done":
            return False
        self._view.show_error(error.told(self._language))
        return True

    def _arrived(self, found: _Found | None) -> None:
        if found is None:
            self.open_case()
            return
        handled = found.raised.done_at is not None
        self._view.show_flag(
            Shown(
                alias=found.alias,
                raised=self._language.text(_("Noted {when}"), when=self._language.moment(found.raised.raised_at)),
                alarm=self._alarm(found, handled=handled),
                waits=not handled,
            )
        )

    def _alarm(self, found: _Found, *, handled: bool) -> Alarm:
        return alarm(
            found.flag, found.mode, self._language, numbers=found.numbers, done=found.raised.done, handled=handled
        )


def _find(session: Session, case: CaseId, debrief: DebriefId | None, flag: str) -> _Found | None:
    file = cases.case_file(session, case)
    words = words_of_case(session, case).get((debrief, flag))
    raised = next((one for one in file.flags if (one.debrief_id, one.flag) == (debrief, flag)), None)
    if words is None or raised is None:
        return None
    held = next((one for one in file.debriefs if one.id == debrief), None)
    return _Found(
        alias=file.officer.alias,
        raised=raised,
        flag=words,
        mode=Mode(held.mode) if held else Mode.IN_PERSON,
        numbers=debriefs.emergency_numbers(session),
    )
