"""Backups: one is made, and one is restored in place of the vault."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.torture.work.jobs import data_of, lay_example, lost_of
from tests.torture.work.place import Place
from tests.torture.work.told import Claims, Teller, Told
from wellbeing.app import backup_folders, backup_views, backups, restoring
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.vault import settings
from wellbeing.vault.backups import copies, names, rotation, shelf
from wellbeing.vault.whole_check import verify_records

_OLD_DAYS = 20
"""Days of older backups that lie there already, so that some are superfluous."""


class MakeBackup:
    """A backup is made: it stands verified or not at all, and whatever is called a backup is one."""

    def lay(self, place: Place) -> Claims:
        """The example with the backups of some weeks."""
        claims = lay_example(place)
        with data_of(place), place.session() as session:
            (file,) = backups.make_now(session).files
            _put(session, "newer")
        found = names.read(file)
        assert found is not None
        shutil.copyfile(file, place.root / "older.backup")
        for days in range(1, _OLD_DAYS):
            day = found.made_on - dt.timedelta(days=days)
            shutil.copyfile(file, file.with_name(names.name_of(copies.header_of(file).vault, day, 1)))
        return claims | {"older backups": "whole", "setting|torture": "newer"}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open and make it."""
        with place.session() as session:
            tell.save({"backup": "made"}, lambda: backups.make_now(session))

    def lost(self, place: Place, told: Told) -> list[str]:
        """Everything that is called a backup is looked at; the next one is made and sweeps up."""
        with data_of(place):
            broken, newest = _looked_at(place)

            def found(session: Session) -> Callable[[str], str]:
                known = {"older backups": "whole", "backup": "made" if newest else ""}
                return lambda key: known.get(key) or session.setting(key.partition("|")[2])

            lost = lost_of(place, told, found)
            with place.session() as session:
                backups.make_now(session)
            left = [path.name for path in backup_folders.usual_place().iterdir() if names.read(path) is None]
            left += [path.name for path in backup_folders.scratch_place().iterdir()]
        return lost + broken + [f"left over: {name}" for name in left]


def _looked_at(place: Place) -> tuple[list[str], bool]:
    """What is wrong with the backups that stand, and whether a newer one than before is among them."""
    found = shelf.of_all(backup_folders.usual_place())
    wrong = [] if len({one.made_on for one in found}) >= rotation.DAILY else [f"only {len(found)} backups are there"]
    older = (place.root / "older.backup").read_bytes()
    fresh = [one.file for one in found if one.file.read_bytes() != older]
    for file in fresh:
        try:
            copies.verify(file, place.key, backup_folders.scratch_place())
        except WellbeingError as error:
            wrong.append(f"{file.name}: {error.sentence}")
    return wrong, bool(fresh)


def _put(session: Session, value: str) -> None:
    with session.store.transaction("vault.settings"):
        settings.put(session.store, "torture", value)


class RestoreBackup:
    """A backup is restored in place of the vault: one of both stands, and the other is not lost."""

    def lay(self, place: Place) -> Claims:
        """The example with a backup, and a change after it."""
        claims = lay_example(place)
        with data_of(place), place.session() as session:
            _put(session, "older")
            backups.make_now(session)
            _put(session, "newer")
        return claims | {"setting|torture": "newer"}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Look into the backup and restore it."""
        shown = restoring.preview(_opened(place), place.vault)
        tell.save({"setting|torture": "older"}, lambda: restoring.restore(shown))

    def lost(self, place: Place, told: Told) -> list[str]:
        """Which of both stands; where it is the restored one, the vault before lies beside it."""

        def found(session: Session) -> Callable[[str], str]:
            return lambda key: session.setting(key.partition("|")[2])

        with data_of(place):
            lost = lost_of(place, told, found)
            with place.session() as session:
                restored = session.setting("torture") == "older"
            aside = list(place.disk.glob("vault-before-*"))
            if restored and [_saved(folder, place) for folder in aside] != ["newer"]:
                lost.append("the vault before is not whole beside the restored one")
        return lost + [f"left over: {path.name}" for path in place.disk.glob(".vault*")]


def _opened(place: Place) -> restoring.OpenedBackup:
    (found,) = shelf.of_all(backup_folders.usual_place())
    return backup_views._open(found.file, lambda _header: place.key)


def _saved(folder: Path, place: Place) -> str | None:
    with copies.opened_vault(folder, place.key, backup_folders.scratch_place(), None) as store:
        verify_records(store)
        return settings.get(store, "torture")
