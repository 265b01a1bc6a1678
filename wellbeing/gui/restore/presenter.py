"""Restoring without Qt: a backup is chosen, opened, looked at, and only then let in place of the vault."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from wellbeing.app.restoring import FoundBackup, Preview, Restored
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.restore import wording
from wellbeing.gui.restore.shown import Choice, Done, Part
from wellbeing.language import Language, _

MOST = 12
"""Backups listed; older ones are chosen as files."""

Failed = Callable[[WellbeingError], bool]


class Door(Protocol):
    """Looks into backups on the vault's thread; see `RestoreDoor`."""

    def find(self, done: Callable[[list[FoundBackup]], object]) -> None: ...
    def open(self, file: Path, passphrase: str, done: Callable[[Preview], object], failed: Failed) -> None: ...
    def open_with_sheets(
        self, file: Path, one: str, two: str, done: Callable[[Preview], object], failed: Failed
    ) -> None: ...
    def restore(self, shown: Preview, done: Callable[[Any], object], failed: Failed) -> None: ...


class View(Protocol):
    """What the presenter asks of the pages."""

    def show_files(self, choices: tuple[Choice, ...], more: str) -> None: ...
    def show_opening(self, title: str, file: str, passphrase: str) -> None: ...
    def show_holds(self, title: str, parts: tuple[Part, ...]) -> None: ...
    def show_done(self, done: Done) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_error(self, field: str, words: str) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...


class Presenter:
    """`left` goes back to where the person came from, told whether a backup was opened: then its key is in memory.

    `opened` is called when one was, `ended` when the restored vault is to be opened.
    """

    def __init__(
        self,
        view: View,
        door: Door,
        language: Language,
        *,
        left: Callable[[bool], object],
        opened: Callable[[], object],
        ended: Callable[[], object],
    ) -> None:
        self._view, self._door, self._language, self._words = view, door, language, language.text
        self._left, self._opened, self._ended = left, opened, ended
        self._found: Sequence[FoundBackup] = ()
        self._file: Path | None = None
        self._preview: Preview | None = None
        self._typed = ""
        self._busy = False

    # -- which backup

    def start(self, found: FoundBackup | None = None, passphrase: str = "") -> None:
        """Begin with the list, or with one backup. A passphrase that was just typed stands in the field."""
        self._typed = passphrase
        if found is None:
            self.look()
            return
        self._found = [found]
        self._take(found.file, self._of(found))

    def look(self) -> None:
        """Look for backups again."""
        self._door.find(self._listed)

    def _listed(self, found: list[FoundBackup]) -> None:
        self._found = found
        older = len(found) - MOST
        more = self._language.plural("{count} older one there", "{count} older ones there", older) if older > 0 else ""
        choices = [wording.choice(one, number, self._language) for number, one in enumerate(found[:MOST])]
        self._view.show_files(tuple(choices), more)

    def choose(self, key: str) -> None:
        """One of the list."""
        found = self._found[int(key)]
        self._take(found.file, self._of(found))

    def choose_file(self, file: Path) -> None:
        """A file that was looked for."""
        self._take(file, self._words(_("The chosen backup")))

    def _of(self, found: FoundBackup) -> str:
        return self._words(_("The backup of {when}"), when=wording.when(found, self._language))

    def _take(self, file: Path, title: str) -> None:
        self._file = file
        self._view.show_opening(title, str(file), self._typed)

    # -- opening it

    def open(self, passphrase: str) -> None:
        """Look into the backup by its passphrase."""
        if self._file is None or self._busy:
            return
        if not passphrase:
            self._view.show_error("passphrase", self._words(_("Type the passphrase of this backup.")))
            return
        self._begin("passphrase")
        self._door.open(self._file, passphrase, self._looked, lambda error: self._not_opened(error, "passphrase"))

    def open_with_sheets(self, one: str, two: str) -> None:
        """Look into the backup by two recovery sheets, in any order."""
        if self._file is None or self._busy:
            return
        for words, field in ((one, "words1"), (two, "words2")):
            if not words.strip():
                self._view.show_error(field, self._words(_("Type the words of this sheet.")))
                return
        self._begin("words1", "words2")
        self._door.open_with_sheets(
            self._file, one, two, self._looked, lambda error: self._not_opened(error, error.field or "words1")
        )

    def _begin(self, *fields: str) -> None:
        for field in fields:
            self._view.show_error(field, "")
        self._busy = True
        self._view.show_busy(True)

    def _end(self) -> None:
        self._busy = False
        self._view.show_busy(False)

    def _not_opened(self, error: WellbeingError, field: str) -> bool:
        self._end()
        if isinstance(error, Refused) and error.field != "file":
            self._view.show_error(field, error.told(self._language))
        else:
            self._view.tell(error.told(self._language), "warning" if isinstance(error, Refused) else "danger")
        return True

    def _looked(self, preview: Preview) -> None:
        self._end()
        self._preview, self._typed = preview, ""
        self._opened()
        moment = self._language.moment(preview.backup.made_at, "long")
        today = dt.datetime.now().astimezone().date()
        title = self._words(_("The backup of {when}"), when=moment)
        self._view.show_holds(title, wording.holds(preview, today, self._language))

    # -- restoring

    def restore(self) -> None:
        """Let it stand in place of the vault."""
        if self._preview is None or self._busy:
            return
        self._begin()
        self._door.restore(self._preview, self._restored, self._not_restored)

    def _not_restored(self, error: WellbeingError) -> bool:
        self._end()
        self._view.tell(error.told(self._language), "danger")
        return True

    def _restored(self, restored: Restored) -> None:
        self._end()
        self._view.show_done(wording.done(restored, self._language))

    # -- ways

    def leave(self) -> None:
        """Back to where the person came from; nothing was changed."""
        if not self._busy:
            self._left(self._preview is not None)

    def end(self) -> None:
        """To the restored vault."""
        self._ended()
