"""Backups that lie where they can be reached: found by their names and headers, without a key."""

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import backup_folders
from wellbeing.errors import WellbeingError
from wellbeing.vault import header
from wellbeing.vault.backups import copies, shelf
from wellbeing.vault.backups.names import Named


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBackup:
    """A file that is called like a backup. `vault` is the random name of the vault; empty where it is damaged.
    `made_at` is the file's own date, aware; None where the file was touched on another day than its name says."""

    file: Path
    made_on: dt.date
    made_at: dt.datetime | None
    generation: int
    vault: str

    @property
    def is_damaged(self) -> bool:
        """Whether it is no backup, or so damaged that it can't even be said whose it is."""
        return not self.vault


def found_in(folder: Path) -> list[FoundBackup]:
    """The backups of all vaults that lie in a folder, the newest first. Needs no key; only their headers are read.

    Raises `Trouble` where the folder is not there; the usual place is made with the first backup.
    """
    if folder == backup_folders.usual_place() and not folder.exists():
        return []
    return [
        FoundBackup(
            file=one.file,
            made_on=one.made_on,
            made_at=_made_at(one),
            generation=one.generation,
            vault=_vault_of(one.file),
        )
        for one in shelf.of_all(folder)
    ]


def within_reach(folder: Path, places: Sequence[Path] = ()) -> list[FoundBackup]:
    """The backups in the usual place and in `places`, the newest first: those of the vault at `folder` where its
    header can be read, else all. A place that is away or can't be read holds none."""
    try:
        vault = header.read(folder).vault
    except WellbeingError:
        vault = ""
    found: list[FoundBackup] = []
    for place in dict.fromkeys([backup_folders.usual_place(), *places]):
        with contextlib.suppress(WellbeingError):
            found += [one for one in found_in(place) if not one.is_damaged and vault in ("", one.vault)]
    return sorted(found, key=lambda one: (one.made_on, one.generation), reverse=True)


def _made_at(named: Named) -> dt.datetime | None:
    try:
        made_at = dt.datetime.fromtimestamp(named.file.stat().st_mtime, dt.UTC)
    except OSError:
        return None
    return made_at if made_at.astimezone().date() == named.made_on else None


def _vault_of(file: Path) -> str:
    try:
        return copies.header_of(file).vault
    except WellbeingError:
        return ""
