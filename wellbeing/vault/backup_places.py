"""Where backups of this vault go, and how the last try in each place ended."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from wellbeing.vault.columns import from_moment, to_optional_moment
from wellbeing.vault.store import Store

USUAL = ""
"""Stands for the usual folder of whichever computer the vault is on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlace:
    """A place as the vault remembers it. `made_at`, `file` and `generation` are those of the last backup there;
    `trouble` (msgid) is why the last try failed, where it did."""

    folder: str
    made_at: dt.datetime | None = None
    file: str | None = None
    generation: int = 0
    trouble: str | None = None
    troubled_at: dt.datetime | None = None


def listed(store: Store) -> list[BackupPlace]:
    """The places in the order they were named; the usual one where none was."""
    rows = store.all("SELECT folder, made_at, file, generation, trouble, troubled_at FROM backup_place ORDER BY id")
    return [
        BackupPlace(
            folder=row[0],
            made_at=to_optional_moment(row[1]),
            file=row[2],
            generation=row[3] or 0,
            trouble=row[4],
            troubled_at=to_optional_moment(row[5]),
        )
        for row in rows
    ] or [BackupPlace(folder=USUAL)]


def choose(store: Store, folders: Iterable[str]) -> None:
    """Use these places from now on. Those that were used before keep what is remembered of them."""
    known = {place.folder: place for place in listed(store)}
    store.run("DELETE FROM backup_place")
    for folder in dict.fromkeys(folders):
        _put(store, known.get(folder, BackupPlace(folder=folder)))


def made(store: Store, folder: str, *, at: dt.datetime, file: str, generation: int) -> None:
    """A verified backup lies in this place now."""
    _put(store, BackupPlace(folder=folder, made_at=at, file=file, generation=generation))


def failed(store: Store, folder: str, *, at: dt.datetime, trouble: str) -> None:
    """The last try in this place failed with this sentence; what lies there stays as it is."""
    place = next((one for one in listed(store) if one.folder == folder), BackupPlace(folder=folder))
    _put(
        store,
        BackupPlace(
            folder=folder,
            made_at=place.made_at,
            file=place.file,
            generation=place.generation,
            trouble=trouble,
            troubled_at=at,
        ),
    )


def _put(store: Store, place: BackupPlace) -> None:
    store.run(
        "INSERT INTO backup_place (folder, made_at, file, generation, trouble, troubled_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (folder) DO UPDATE SET made_at = excluded.made_at, file = excluded.file,"
        " generation = excluded.generation, trouble = excluded.trouble, troubled_at = excluded.troubled_at",
        (
            place.folder,
            place.made_at and from_moment(place.made_at),
            place.file,
            place.generation or None,
            place.trouble,
            place.troubled_at and from_moment(place.troubled_at),
        ),
    )


_UNCOUNTED = ("backup.%", "vault.opened%", "vault.locked", "vault.migrated")
"""What the log says without a record having changed."""


def changed_since(store: Store, generation: int) -> bool:
    """Whether anything but backups, openings and locks was logged after this generation."""
    where = " AND ".join("action NOT LIKE ?" for _pattern in _UNCOUNTED)
    row = store.one(f"SELECT 1 FROM log WHERE seq > ? AND {where} LIMIT 1", (generation, *_UNCOUNTED))
    return row is not None


_PRESSING = ("vault.key-changed", "vault.restored", "import.added")
"""What waits for no other day: a new key, another history, a whole spreadsheet of cases."""


def pressing_since(store: Store, generation: int) -> bool:
    """Whether something was logged after this generation that can't wait for another day."""
    marks = ", ".join("?" * len(_PRESSING))
    row = store.one(f"SELECT 1 FROM log WHERE seq > ? AND action IN ({marks}) LIMIT 1", (generation, *_PRESSING))
    return row is not None


def logged_since(store: Store, generation: int, action: str, subject: str) -> bool:
    """Whether this was logged about this subject after this generation."""
    row = store.one(
        "SELECT 1 FROM log WHERE seq > ? AND action = ? AND subject = ? LIMIT 1", (generation, action, subject)
    )
    return row is not None
