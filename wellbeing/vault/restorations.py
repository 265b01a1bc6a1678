"""Restores of this vault, and whether releasing is closed because of one."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wellbeing.domain.identity import Uid
from wellbeing.vault.columns import from_moment, to_moment, to_optional_moment
from wellbeing.vault.head import Head
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration:
    """One restore. `made_at` and `generation` are those of the backup. It is settled once everything that was
    released since the backup is known again; `settled_by` then names who said so, or is empty where the vault
    before could still be read and told."""

    uid: Uid
    at: dt.datetime
    made_at: dt.datetime
    generation: int
    settled_at: dt.datetime | None = None
    settled_by: str | None = None


def add(store: Store, restoration: Restoration, given_up: Head | None) -> None:
    """Record a restore; `given_up` is the newest state that this computer had seen before it."""
    store.run(
        "INSERT INTO restoration (uid, at, made_at, generation, witness_generation, witness_mac, settled_at,"
        " settled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            restoration.uid,
            from_moment(restoration.at),
            from_moment(restoration.made_at),
            restoration.generation,
            given_up.generation if given_up else None,
            given_up.mac if given_up else None,
            from_moment(restoration.settled_at) if restoration.settled_at else None,
            restoration.settled_by,
        ),
    )


def _restoration(row: tuple[Any, ...]) -> Restoration:
    return Restoration(
        uid=Uid(row[0]),
        at=to_moment(row[1]),
        made_at=to_moment(row[2]),
        generation=row[3],
        settled_at=to_optional_moment(row[4]),
        settled_by=row[5],
    )


def unsettled(store: Store) -> list[Restoration]:
    """Restores after which it is not known yet what had been released, the oldest first."""
    rows = store.all(
        "SELECT uid, at, made_at, generation, settled_at, settled_by FROM restoration"
        " WHERE settled_at IS NULL ORDER BY id"
    )
    return [_restoration(row) for row in rows]


def any_after(store: Store, day: dt.date) -> bool:
    """Whether this vault was restored after a day, settled or not: what it did since its backup may be forgotten."""
    return any(to_moment(row[0]).astimezone().date() > day for row in store.all("SELECT at FROM restoration"))


def settle(store: Store, at: dt.datetime, by: str) -> None:
    """Inside a transaction: what had been released is known, says `by`."""
    store.run(
        "UPDATE restoration SET settled_at = ?, settled_by = ? WHERE settled_at IS NULL",
        (from_moment(at), by),
    )
