"""Unlocking, without Qt: what is asked of the vault and what is said about it."""

from collections.abc import Callable
from typing import Protocol

from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import Language, _

Opened = Callable[[bool], object]
"""Called when the vault is open; True if it was opened with sheets, so that a new passphrase is due."""


class Door(Protocol):
    """Opens the vault on its thread."""

    def by_passphrase(
        self, passphrase: str, done: Callable[[object], object], failed: Callable[[WellbeingError], bool]
    ) -> None:
        """Open with the passphrase."""

    def by_sheets(
        self, one: str, two: str, done: Callable[[object], object], failed: Callable[[WellbeingError], bool]
    ) -> None:
        """Open with the words of two recovery sheets."""


class Sight(Protocol):
    """What the presenter shows."""

    def show_busy(self, busy: bool) -> None:
        """Whether the vault is being opened."""

    def show_passphrase_error(self, words: str) -> None:
        """What is wrong with the passphrase; empty takes it away. The field keeps its words."""

    def show_sheets_error(self, words: str, second: bool) -> None:
        """What is wrong with the first or the second sheet."""


class UnlockPresenter:
    """Takes a passphrase or two sheets, and tells when the vault is open."""

    def __init__(self, view: Sight, door: Door, opened: Opened, language: Language) -> None:
        self._view, self._door, self._opened, self._language = view, door, opened, language
        self._busy = False

    def open(self, passphrase: str) -> None:
        """Try the passphrase. An empty one is not tried."""
        if self._busy:
            return
        if not passphrase:
            self._view.show_passphrase_error(self._language.text(_("Type the passphrase of this vault.")))
            return
        self._view.show_passphrase_error("")
        self._begin()
        self._door.by_passphrase(passphrase, lambda _session: self._done(False), self._passphrase_failed)

    def open_with_sheets(self, one: str, two: str) -> None:
        """Try two sheets, in any order."""
        if self._busy:
            return
        for words, second in ((one, False), (two, True)):
            if not words.strip():
                self._view.show_sheets_error(self._language.text(_("Type the words of this sheet.")), second)
                return
        self._begin()
        self._door.by_sheets(one, two, lambda _session: self._done(True), self._sheets_failed)

    def _begin(self) -> None:
        self._busy = True
        self._view.show_busy(True)

    def _end(self) -> None:
        self._busy = False
        self._view.show_busy(False)

    def _done(self, with_sheets: bool) -> None:
        self._end()
        self._opened(with_sheets)

    def _passphrase_failed(self, error: WellbeingError) -> bool:
        self._end()
        if not isinstance(error, Refused):
            return False
        self._view.show_passphrase_error(error.told(self._language))
        return True

    def _sheets_failed(self, error: WellbeingError) -> bool:
        self._end()
        if not isinstance(error, Refused):
            return False
        self._view.show_sheets_error(error.told(self._language), error.field == "words2")
        return True
