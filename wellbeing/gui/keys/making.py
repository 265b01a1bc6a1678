"""Making new recovery sheets, without Qt: for whom, sheet after sheet, one typed back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import keys
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.keys import holders
from wellbeing.gui.keys.shown import SheetOfWords
from wellbeing.language import Language

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask
    from wellbeing.vault.slots import RecoverySheets


class View(Protocol):
    """What is asked of the screen."""

    def show_holders(self) -> None: ...
    def show_sheet(self, sheet: SheetOfWords, number: int, count: int) -> None: ...
    def show_type_back(self) -> None: ...
    def show_saved(self) -> None: ...
    def show_sheet_error(self, words: str) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...


class Making:
    """One set of sheets under way. `made` is called once they open the vault."""

    def __init__(self, view: View, ask: "Ask", language: Language, made: Callable[[], object]) -> None:
        self._view, self._ask, self._language, self._made = view, ask, language, made
        self._sheets: RecoverySheets | None = None
        self._place = 0

    def forget(self) -> None:
        """Give the sheets up; they open nothing."""
        self._sheets, self._place = None, 0

    def make(self, names: tuple[str, str, str]) -> None:
        """Three fresh sheets; they open nothing until one was typed back."""
        errors = holders.errors(names, self._language)
        self._view.show_errors(errors)
        if errors:
            return

        def ready(sheets: "RecoverySheets") -> None:
            self._sheets = sheets
            self._show(0)

        self._ask(lambda _session: keys.sheets_for(names), ready, self._refused)

    def next(self) -> None:
        """The next sheet, or typing one back after the last."""
        if self._sheets is None:
            return
        if self._place + 1 < len(self._sheets.sheets):
            self._show(self._place + 1)
        else:
            self._view.show_type_back()

    def previous(self) -> None:
        """The sheet before."""
        if self._sheets is not None:
            self._show(max(0, self._place - 1))

    def last(self) -> None:
        """From typing back to the sheets."""
        if self._sheets is not None:
            self._show(len(self._sheets.sheets) - 1)

    def _show(self, place: int) -> None:
        if self._sheets is not None:
            self._place = place
            self._view.show_sheet(self._sheets.sheets[place], place + 1, len(self._sheets.sheets))

    def printed(self) -> None:
        """A printer has taken the sheet: that is noted."""
        self._ask(keys.note_printed, lambda _done: None)

    def save(self, path: Path) -> None:
        """Write the sheet in sight to a file, because somebody insists."""
        if self._sheets is None:
            return
        sheet = self._sheets.sheets[self._place]

        def refused(error: WellbeingError) -> bool:
            self._view.show_sheet_error(error.told(self._language))
            return True

        self._ask(lambda session: keys.save_sheet(session, sheet, path), lambda _done: self._view.show_saved(), refused)

    def type_back(self, words: str) -> None:
        """Let the sheets open the vault if `words` are those of one of them."""
        sheets = self._sheets
        if sheets is None:
            return
        self._view.show_errors({})

        def kept(_done: None) -> None:
            self.forget()
            self._made()

        self._ask(lambda session: keys.keep_sheets(session, sheets, words), kept, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        if isinstance(error, Refused):
            self._view.show_errors({error.field or "words": error.told(self._language)})
            return True
        return False
