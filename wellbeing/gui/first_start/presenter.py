"""First start, without Qt: language, passphrase, who administers this computer, recovery sheets, done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app.strength import hint
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.keys import holders as holding
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.keys.shown import SheetOfWords

Failed = Callable[[WellbeingError], bool]


class Step(StrEnum):
    """The pages, in their order."""

    LANGUAGE = "language"
    PASSPHRASE = "passphrase"  # noqa: S105 (the name of a page)
    ADMINISTRATOR = "administrator"
    HOLDERS = "holders"
    SHEETS = "sheets"
    TYPE_BACK = "type_back"


class Administrator(StrEnum):
    """Who can change this computer, and so could read along while the vault is open."""

    MYSELF = "myself"
    UNION = "union"
    EMPLOYER = "employer"
    SOMEBODY = "somebody"
    UNKNOWN = "unknown"


ADMINISTRATORS = {
    Administrator.MYSELF: (
        _("Only I do"),
        _("Then nobody else with an account here can read along. Keep the disk encrypted and the system up to date."),
    ),
    Administrator.UNION: (
        _("The union"),
        _(
            "Whoever looks after this computer for the union could read what is on the screen, and catch the"
            " passphrase when it is typed; with it everything can be opened. Ask who that is."
        ),
    ),
    Administrator.EMPLOYER: (
        _("The police or another employer"),
        _(
            "The employer's technicians could read what is on the screen, and catch the passphrase when it is typed;"
            " with it everything can be opened. A computer of the union or your own is safer for the people who"
            " trust you."
        ),
    ),
    Administrator.SOMEBODY: (
        _("Somebody in my family, or a friend"),
        _(
            "That person could read what is on the screen, and catch the passphrase when it is typed; with it"
            " everything can be opened. An account of your own on this computer helps."
        ),
    ),
    Administrator.UNKNOWN: (
        _("I don't know"),
        _(
            "Then take it that somebody could read along while the vault is open. While it is locked nobody can read"
            " anything in it. Ask before you enter a name."
        ),
    ),
}


class Maker(Protocol):
    """Makes the vault on its thread."""

    def create(self, passphrase: str, administrator: str, done: Callable[[object], object], failed: Failed) -> None:
        """Make it and open it."""

    def make_sheets(self, holders: tuple[str, str, str], done: Callable[[Any], object], failed: Failed) -> None:
        """Make three sheets; `done` gets `Sheets`."""

    def keep_sheets(self, sheets: Any, typed: str, done: Callable[[object], object], failed: Failed) -> None:
        """Let any two of the sheets open the vault, once one was typed back."""

    def note_printed(self, done: Callable[[object], object], failed: Failed) -> None:
        """Note that a sheet was printed."""

    def save_sheet(self, sheet: Any, path: Path, done: Callable[[object], object], failed: Failed) -> None:
        """Write a sheet to a file and note that."""

    def look_around(self, done: Callable[[object], object], failed: Failed) -> None:
        """Make and open the vault with fictitious data."""


class Sight(Protocol):
    """What the presenter shows."""

    def show_step(self, step: Step) -> None:
        """Go to a page."""

    def show_busy(self, busy: bool) -> None:
        """Whether the vault is being made."""

    def show_hint(self, words: str) -> None:
        """How strong the passphrase is."""

    def show_error(self, field: str, words: str) -> None:
        """Under the field `passphrase`, `again`, `holder1` to `holder3` or `words`; empty takes it away."""

    def show_administrator(self, words: str) -> None:
        """What that person could read."""

    def show_sheet(self, sheet: "SheetOfWords", last: bool) -> None:
        """One sheet to print or to copy."""

    def show_saved(self) -> None:
        """The sheet in sight lies in a file."""

    def show_sheet_error(self, words: str) -> None:
        """Why the sheet in sight was not saved."""


@dataclass(slots=True, weakref_slot=True)
class FirstStartPresenter:
    """`finished` is called when the house may be entered; sheets that were put off are reminded of there."""

    view: Sight
    maker: Maker
    language: Language
    finished: Callable[[], object]
    _passphrase: str = ""
    _administrator: Administrator | None = None
    _sheets: Any = None
    _shown: int = 0
    _busy: bool = False

    def type_passphrase(self, words: str) -> None:
        """Say how strong it is so far."""
        self.view.show_hint(hint(words, self.language))

    def choose_passphrase(self, words: str, again: str) -> None:
        """Take the passphrase if both are the same."""
        self.view.show_error("passphrase", "")
        self.view.show_error("again", "")
        if not words:
            self.view.show_error("passphrase", self.language.text(_("A vault needs a passphrase.")))
        elif words != again:
            self.view.show_error("again", self.language.text(_("This is not the same as above.")))
        else:
            self._passphrase = words
            self.view.show_step(Step.ADMINISTRATOR)

    def choose_administrator(self, who: Administrator | None) -> None:
        """Say what that person could read."""
        self._administrator = who
        self.view.show_administrator(self.language.text(ADMINISTRATORS[who][1]) if who else "")

    def create(self) -> None:
        """Make the vault; it takes a second or two."""
        if self._busy:
            return
        self._begin()
        self.maker.create(
            self._passphrase, self._administrator or "", lambda _session: self._created(), self._create_failed
        )

    def make_sheets(self, holders: Sequence[str]) -> None:
        """Make three sheets for three different people."""
        names = [name.strip() for name in holders]
        errors = holding.errors(names, self.language)
        for place in range(len(names)):
            field = holding.field_of(place)
            self.view.show_error(field, errors.get(field, ""))
        if errors:
            return
        if not self._busy:
            self._begin()
            self.maker.make_sheets((names[0], names[1], names[2]), self._sheets_made, self._failed)

    def next_sheet(self) -> None:
        """The next sheet, or typing one back after the last."""
        if self._shown + 1 < len(self._sheets.sheets):
            self._show_sheet(self._shown + 1)
        else:
            self.view.show_step(Step.TYPE_BACK)

    def previous_sheet(self) -> None:
        """The sheet before, or the holders before the first."""
        if self._shown == 0:
            self.view.show_step(Step.HOLDERS)
        else:
            self._show_sheet(self._shown - 1)

    def back_to_sheets(self) -> None:
        """From typing back to the last sheet."""
        self._show_sheet(len(self._sheets.sheets) - 1)

    def printed(self) -> None:
        """A printer has taken the sheet in sight."""
        self.maker.note_printed(lambda _done: None, lambda _error: False)

    def save_sheet(self, path: Path) -> None:
        """Write the sheet in sight to a file, because somebody insists."""

        def refused(error: WellbeingError) -> bool:
            self.view.show_sheet_error(error.told(self.language))
            return True

        sheet = self._sheets.sheets[self._shown]
        self.maker.save_sheet(sheet, path, lambda _done: self.view.show_saved(), refused)

    def type_back(self, words: str) -> None:
        """Keep the sheets if `words` are those of one of them."""
        self.view.show_error("words", "")
        if not self._busy:
            self._begin()
            self.maker.keep_sheets(self._sheets, words, lambda _done: self._finish(), self._typed_wrong)

    def put_off_sheets(self) -> None:
        """Go on without sheets; Today reminds."""
        self._finish()

    def look_around(self) -> None:
        """Open the vault with fictitious data."""
        if not self._busy:
            self._begin()
            self.maker.look_around(lambda _session: self._finish(), self._failed)

    def _begin(self) -> None:
        self._busy = True
        self.view.show_busy(True)

    def _end(self) -> None:
        self._busy = False
        self.view.show_busy(False)

    def _created(self) -> None:
        self._passphrase = ""
        self._end()
        self.view.show_step(Step.HOLDERS)

    def _create_failed(self, error: WellbeingError) -> bool:
        self._end()
        if isinstance(error, Refused) and error.field == "passphrase":
            self.view.show_step(Step.PASSPHRASE)
            self.view.show_error("passphrase", error.told(self.language))
            return True
        return False

    def _failed(self, _error: WellbeingError) -> bool:
        self._end()
        return False

    def _typed_wrong(self, error: WellbeingError) -> bool:
        self._end()
        if isinstance(error, Refused):
            self.view.show_error("words", error.told(self.language))
            return True
        return False

    def _sheets_made(self, sheets: Any) -> None:
        self._end()
        self._sheets = sheets
        self._show_sheet(0)

    def _show_sheet(self, place: int) -> None:
        self._shown = place
        sheets = self._sheets.sheets
        self.view.show_sheet(sheets[place], place + 1 == len(sheets))
        self.view.show_step(Step.SHEETS)

    def _finish(self) -> None:
        self._end()
        self._sheets = None
        self.finished()
