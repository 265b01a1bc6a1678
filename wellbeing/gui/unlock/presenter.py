"""Unlocking, without Qt: what is asked of the vault and what is said about it."""

from collections.abc import Callable
from typing import Protocol

from wellbeing.app.strength import hint
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.language import Language, _


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

    def set_passphrase(
        self, fresh: str, again: str, done: Callable[[object], object], failed: Callable[[WellbeingError], bool]
    ) -> None:
        """Let `fresh` open the vault from now on."""


class Sight(Protocol):
    """What the presenter shows."""

    def show_busy(self, busy: bool) -> None:
        """Whether the vault is being opened."""

    def show_passphrase_error(self, words: str) -> None:
        """What is wrong with the passphrase; empty takes it away. The field keeps its words."""

    def show_sheets_error(self, words: str, second: bool) -> None:
        """What is wrong with the first or the second sheet."""

    def show_new_passphrase(self) -> None:
        """The page that asks for a new passphrase."""

    def show_hint(self, words: str) -> None:
        """How strong the new passphrase is."""

    def show_new_error(self, field: str, words: str) -> None:
        """What is wrong with the new passphrase (`passphrase`) or its repetition (`again`); empty takes it away."""


class UnlockPresenter:
    """Takes a passphrase or two sheets, and tells when the house may be entered."""

    def __init__(
        self,
        view: Sight,
        door: Door,
        opened: Callable[[], object],
        language: Language,
        *,
        by_sheets: Callable[[], object] = lambda: None,
        found: Callable[[Tampered, str], bool] = lambda _error, _passphrase: False,
    ) -> None:
        """`by_sheets` is called as soon as two sheets opened the vault; `opened` waits for the new passphrase. `found`
        shows a vault that is damaged or was exchanged, with the passphrase that was typed; False where it can't."""
        self._view, self._door, self._opened, self._language = view, door, opened, language
        self._by_sheets, self._found = by_sheets, found
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
        self._door.by_passphrase(
            passphrase, lambda _session: self._enter(), lambda error: self._passphrase_failed(error, passphrase)
        )

    def open_with_sheets(self, one: str, two: str) -> None:
        """Try two sheets, in any order."""
        if self._busy:
            return
        for words, second in ((one, False), (two, True)):
            if not words.strip():
                self._view.show_sheets_error(self._language.text(_("Type the words of this sheet.")), second)
                return
        self._begin()
        self._door.by_sheets(one, two, lambda _session: self._ask_for_new(), self._sheets_failed)

    def type_new(self, words: str) -> None:
        """Say how strong the new passphrase is so far."""
        self._view.show_hint(hint(words, self._language))

    def choose_new(self, fresh: str, again: str) -> None:
        """Take the new passphrase. The lost one opens the vault until this is done."""
        if self._busy:
            return
        for field in ("passphrase", "again"):
            self._view.show_new_error(field, "")
        self._begin()
        self._door.set_passphrase(fresh, again, lambda _done: self._enter(), self._new_failed)

    def _begin(self) -> None:
        self._busy = True
        self._view.show_busy(True)

    def _end(self) -> None:
        self._busy = False
        self._view.show_busy(False)

    def _enter(self) -> None:
        self._end()
        self._opened()

    def _ask_for_new(self) -> None:
        self._end()
        self._by_sheets()
        self._view.show_new_passphrase()
        self.type_new("")

    def _passphrase_failed(self, error: WellbeingError, passphrase: str) -> bool:
        self._end()
        if isinstance(error, Tampered):
            return self._found(error, passphrase)
        if not isinstance(error, Refused):
            return False
        self._view.show_passphrase_error(error.told(self._language))
        return True

    def _sheets_failed(self, error: WellbeingError) -> bool:
        self._end()
        if isinstance(error, Tampered):
            return self._found(error, "")
        if not isinstance(error, Refused):
            return False
        self._view.show_sheets_error(error.told(self._language), error.field == "words2")
        return True

    def _new_failed(self, error: WellbeingError) -> bool:
        self._end()
        if not isinstance(error, Refused):
            return False
        self._view.show_new_error("again" if error.field == "again" else "passphrase", error.told(self._language))
        return True
