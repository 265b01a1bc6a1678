"""The ledger of releases: what left, byte for byte, and what it published."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import msgspec

from wellbeing.domain.identity import Uid
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRelease:
    """`entry` is the ledger entry in its canonical bytes, `signatures` those of the signer over it (by scheme);
    `files` the folder as it was written."""

    uid: Uid
    period: str
    at: dt.datetime
    entry: bytes
    signatures: dict[str, bytes]
    files: dict[str, bytes]


def add(store: Store, release: StoredRelease) -> None:
    """Append a release; a period is released once."""
    store.run(
        "INSERT INTO release (uid, period, at, entry, signatures, files) VALUES (?, ?, ?, ?, ?, ?)",
        (
            release.uid,
            release.period,
            from_moment(release.at),
            release.entry,
            msgspec.msgpack.encode(release.signatures),
            msgspec.msgpack.encode(release.files),
        ),
    )


def entries(store: Store) -> list[tuple[str, dt.datetime, bytes]]:
    """Period, moment and ledger entry of every release, oldest first."""
    return [
        (row[0], to_moment(row[1]), row[2]) for row in store.all("SELECT period, at, entry FROM release ORDER BY id")
    ]


_COLUMNS = "uid, period, at, entry, signatures, files"


def _stored(row: tuple[Any, ...]) -> StoredRelease:
    return StoredRelease(
        uid=Uid(row[0]),
        period=row[1],
        at=to_moment(row[2]),
        entry=row[3],
        signatures=msgspec.msgpack.decode(row[4], type=dict[str, bytes]),
        files=msgspec.msgpack.decode(row[5], type=dict[str, bytes]),
    )


def of_period(store: Store, period: str) -> StoredRelease | None:
    """The stored bytes of a period's release; None where it was never released."""
    row = store.one(f"SELECT {_COLUMNS} FROM release WHERE period = ?", (period,))
    return None if row is None else _stored(row)


def all_of(store: Store) -> list[StoredRelease]:
    """The stored bytes of every release, oldest first."""
    return [_stored(row) for row in store.all(f"SELECT {_COLUMNS} FROM release ORDER BY id")]
