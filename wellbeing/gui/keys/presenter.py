"""The keys of the vault, without Qt: who can open it, and how that is changed."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import keys
from wellbeing.app.keys import Keys
from wellbeing.app.session import Session
from wellbeing.app.strength import hint
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.keys import making
from wellbeing.gui.keys.making import Making
from wellbeing.gui.keys.shown import Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

Told = Callable[[int, int], object]
"""Told of (done, whole)."""


class View(making.View, Protocol):
    """What the presenter asks of the screen."""

    def show_keys(self, shown: Shown) -> None: ...
    def let_go_of_holders(self) -> None: ...
    def show_passphrase(self) -> None: ...
    def show_change_key(self, has_sheets: bool) -> None: ...
    def show_running(self) -> None: ...
    def show_progress(self, done: int, whole: int) -> None: ...
    def show_stopping(self) -> None: ...
    def show_key_changed(self, had_sheets: bool) -> None: ...
    def show_hint(self, words: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...


class _Stopped(Exception):
    """The person stopped the change; the vault is as before."""


class Presenter:
    """One page with what there is, and the ways to something else."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        progress: Callable[[Told], Told],
        go: Callable[..., None],
        lock: Callable[[], object],
        language: Language,
    ) -> None:
        """`progress` carries words from the vault's thread to the window's; `lock` closes the vault at once."""
        self._view, self._ask, self._progress, self._go, self._lock = view, ask, progress, go, lock
        self._language, self._words = language, language.text
        self._has_sheets = False
        self._stop = threading.Event()
        self.sheets = Making(view, ask, language, self._sheets_made)

    # -- the page

    def arrive(self, part: str = "", told: str = "") -> None:
        """Show the keys, or one of the pages behind them; `told` is said on the page."""
        self.sheets.forget()

        def show(found: Keys) -> None:
            self._has_sheets = bool(found.holders)
            pages: dict[str, Callable[[], None]] = {
                "passphrase": self._view.show_passphrase,
                "sheets": self._view.show_holders,
                "change-key": lambda: self._view.show_change_key(self._has_sheets),
            }
            pages.get(part, lambda: self._view.show_keys(self._shown(found)))()
            if told:
                self._view.tell(told, "good")

        self._ask(keys.read, show)

    def _shown(self, found: Keys) -> Shown:
        words, language = self._words, self._language
        sheets = words(_("None yet. Without them, a forgotten passphrase means that everything here is lost."))
        if found.holders:
            holders = language.listing(found.holders)
            sheets = words(_("Kept by {holders}."), holders=holders)
            if found.sheets_made is not None:
                made = language.date(found.sheets_made.astimezone().date())
                sheets = words(_("Made on {date}, kept by {holders}."), date=made, holders=holders)
        return Shown(
            used=tuple(words(keys.USED, moment=language.moment(moment)) for moment in found.sheets_used),
            sheets=sheets,
            has_sheets=bool(found.holders),
            key=words(
                _(
                    "Everything is encrypted with it since {date}. With a new one, older copies open nothing of what "
                    "follows."
                ),
                date=language.date(found.key_made.astimezone().date()),
            ),
        )

    def open(self, part: str) -> None:
        """To a page behind the keys, or back with an empty `part`."""
        self._go("keys", **({"part": part} if part else {}))

    def leave(self) -> None:
        """Back to the settings."""
        self._go("settings")

    def know_of_use(self) -> None:
        """The representative knows that sheets were used; it is not told again."""
        self._ask(keys.know_of_use, lambda _done: self.arrive())

    # -- passphrase

    def type_passphrase(self, typed: str) -> None:
        """Say how strong it is so far."""
        self._view.show_hint(hint(typed, self._language))

    def change_passphrase(self, current: str, fresh: str, again: str) -> None:
        """Let the new one open the vault."""
        errors = {}
        if not current:
            errors["current"] = self._words(_("Please type the passphrase that opens the vault now."))
        if not fresh:
            errors["fresh"] = self._words(_("A vault needs a passphrase."))
        elif fresh != again:
            errors["again"] = self._words(_("This is not the same as above."))
        self._view.show_errors(errors)
        if errors:
            return
        self._view.show_busy(True)

        def changed(_done: None) -> None:
            self._view.show_busy(False)
            told = _("The new passphrase opens the vault now. Older backups still open with the old one.")
            self.arrive(told=self._words(told))

        self._ask(lambda session: keys.change_passphrase(session, current, fresh, again), changed, self._refused)

    def _refused(self, error: WellbeingError) -> bool:
        self._view.show_busy(False)
        if isinstance(error, Refused):
            field = error.field if error.field == "again" else "current"
            self._view.show_errors({field: error.told(self._language)})
            return True
        return False

    # -- recovery sheets

    def save_sheet(self, path: Path) -> None:
        """Write the sheet in sight to a file."""
        self.sheets.save(path)

    def _sheets_made(self) -> None:
        self._view.let_go_of_holders()
        told = _("Any two of the three sheets open the vault now. Older sheets don't.")
        self.arrive(told=self._words(told))

    # -- the key

    def change_key(self, passphrase: str) -> None:
        """Encrypt everything anew."""
        if not passphrase:
            self._view.show_errors({"current": self._words(_("Please type the passphrase that opens the vault now."))})
            return
        self._view.show_errors({})
        self._view.show_running()
        self._stop.clear()
        told = self._progress(self._view.show_progress)

        def moved(done: int, whole: int) -> None:
            if self._stop.is_set():
                raise _Stopped
            told(done, whole)

        def job(session: Session) -> bool:
            try:
                keys.change_key(session, passphrase, moved)
            except _Stopped:
                return False
            return True

        self._ask(job, self._key_changed, self._not_changed)

    def stop(self) -> None:
        """Stop at the next step, if the change is not made by then."""
        self._stop.set()
        self._view.show_stopping()

    def _key_changed(self, changed: bool) -> None:
        self._view.show_busy(False)
        if changed:
            self._view.show_key_changed(self._has_sheets)
            self._has_sheets = False
        else:
            self._view.tell(self._words(_("Stopped. The vault is as it was.")), "info")

    def _not_changed(self, error: WellbeingError) -> bool:
        self._view.show_busy(False)
        if error.sentence == keys.COMPLETED_LATER:
            self._lock()  # the session is closed; opening the vault completes the change and says so
            return True
        if isinstance(error, Refused):
            self._view.show_errors({"current": error.told(self._language)})
        else:
            self._view.tell(error.told(self._language), "warning")
        return True

    def make_backup(self) -> None:
        """To where backups are made."""
        self._go("backup")
