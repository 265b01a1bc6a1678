"""A vault that released a year after its backup was made, and the disk died: only backup and folder are left."""

import atexit
import functools
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.app.test_summary import IMPORTED, import_sample, previewed
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import backup_folders, backups, restoring, summary, vaults
from wellbeing.app.session import Session
from wellbeing.language import language
from wellbeing.vault import releases


@dataclass(frozen=True, slots=True)
class _Restored:
    """The folder with everything, and what stood in the vault that is gone."""

    place: Path
    card: Any
    entry: bytes
    counted: list[tuple[Any, ...]]


@functools.cache
def _restored(*, signed_before: bool) -> _Restored:
    """Made once: the tests get copies."""
    place = Path(tempfile.mkdtemp(prefix="wellbeing-lost-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    with pytest.MonkeyPatch.context() as laptop:
        laptop.setenv("WELLBEING_DATA", str(place / "own"))
        with open_session(place / "vault", Clock()) as session:
            import_sample(session)
            if signed_before:
                summary.card(session)
            kept = Path(shutil.copy(backups.make_now(session).files[0], place))
            summary.release(session, previewed(session, IMPORTED), place / "release", language("en"))
            card = summary.card(session)
            stored = releases.of_period(session.store, IMPORTED.label)
            assert stored is not None
            counted = session.store.all("SELECT uid FROM case_ WHERE counted_in IS NOT NULL")
        shutil.rmtree(place / "vault")
        shutil.rmtree(backup_folders.usual_place())
        restoring.restore(restoring.preview(restoring.open_backup(kept, PASSPHRASE), place / "restored"))
    return _Restored(place, card, stored.entry, counted)


class Lost:
    """The vault that was restored from the backup, and the folder of the release, in `place`; on a laptop that knows
    the vault as it was restored."""

    def __init__(self, place: Path, *, signed_before: bool = True) -> None:
        made = _restored(signed_before=signed_before)
        self.folder, self.left = place / "restored", place / "release"
        shutil.copytree(made.place / "restored", self.folder)
        shutil.copytree(made.place / "release", self.left)
        shutil.copytree(made.place / "own", os.environ["WELLBEING_DATA"], dirs_exist_ok=True)
        self.card, self.entry, self.counted = made.card, made.entry, made.counted

    def open(self) -> Session:
        """By its passphrase."""
        return vaults.unlock(self.folder, PASSPHRASE, language("en"))
