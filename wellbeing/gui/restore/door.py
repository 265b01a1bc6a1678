"""The use cases of restoring as its pages need them, each on the vault's thread. No vault is open meanwhile."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from wellbeing.app import restoring
from wellbeing.app.restoring import FoundBackup, OpenedBackup, Preview
from wellbeing.errors import WellbeingError
from wellbeing.gui.work import Worker

Done = Callable[[Any], object]
Failed = Callable[[WellbeingError], bool]


class RestoreDoor:
    """`folder` is where the vault stands or will stand, `places` where its backups went."""

    def __init__(self, worker: Worker, folder: Path, places: Sequence[Path]) -> None:
        self._worker, self._folder, self._places = worker, folder, tuple(places)

    def find(self, done: Callable[[list[FoundBackup]], object]) -> None:
        """The backups within reach, the newest first."""
        self._worker.run(lambda: restoring.within_reach(self._folder, self._places), done)

    def open(self, file: Path, passphrase: str, done: Callable[[Preview], object], failed: Failed) -> None:
        """Look into a backup by its passphrase, and say what restoring it would do."""
        self._look(lambda: restoring.open_backup(file, passphrase), done, failed)

    def open_with_sheets(
        self, file: Path, one: str, two: str, done: Callable[[Preview], object], failed: Failed
    ) -> None:
        """The same by two recovery sheets."""
        self._look(lambda: restoring.open_backup_with_sheets(file, one, two), done, failed)

    def _look(self, opened: Callable[[], OpenedBackup], done: Callable[[Preview], object], failed: Failed) -> None:
        self._worker.run(lambda: restoring.preview(opened(), self._folder), done, failed)

    def restore(self, shown: Preview, done: Done, failed: Failed) -> None:
        """Let the backup stand in place of the vault."""
        self._worker.run(lambda: restoring.restore(shown), done, failed)
