"""The chained log: every transaction is one entry, and each entry seals the one before it."""

import datetime as dt
import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from wellbeing.errors import Tampered
from wellbeing.language import _

MAC_BYTES = 32
START = bytes(MAC_BYTES)
"""What the first entry names as its predecessor."""

_ACTION = re.compile(r"[a-z][a-z0-9.-]{1,47}")
_SUBJECT = re.compile(r"[0-9a-f]{32}")
_FIELDS = "seq, at, action, subject, sum, previous, mac"
_SLICE = 2000

BROKEN = _(
    "The log inside the store was changed by something other than this program. Nothing was changed now. "
    "Restore the newest backup."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log. `at` is UTC in ISO 8601, `subject` a random uid, `sum` that of all records."""

    seq: int
    at: str
    action: str
    subject: str | None
    sum: bytes
    previous: bytes
    mac: bytes


class Chain:
    """Writes and checks entries under the log's key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def next(self, last: Entry | None, *, now: dt.datetime, action: str, subject: str | None, total: bytes) -> Entry:
        """The entry that follows `last`. Only random ids are let in, never content."""
        if not _ACTION.fullmatch(action):
            raise ValueError("an action is a short word such as case.opened")
        if subject is not None and not _SUBJECT.fullmatch(subject):
            raise ValueError("the subject of a log entry is a random uid of 32 hexadecimal digits")
        seq = last.seq + 1 if last else 1
        previous = last.mac if last else START
        at = now.astimezone(dt.UTC).isoformat(timespec="microseconds")
        mac = self._mac(seq, at, action, subject, total, previous)
        return Entry(seq=seq, at=at, action=action, subject=subject, sum=total, previous=previous, mac=mac)

    def genuine(self, entry: Entry) -> bool:
        """Whether the entry was sealed by the owner of the key."""
        mac = self._mac(entry.seq, entry.at, entry.action, entry.subject, entry.sum, entry.previous)
        return hmac.compare_digest(mac, entry.mac)

    def follows(self, before: Entry | None, entry: Entry) -> bool:
        """Whether the entry is genuine and comes right after `before` (None: is the first)."""
        linked = entry.seq == (before.seq + 1 if before else 1)
        return linked and entry.previous == (before.mac if before else START) and self.genuine(entry)

    def sealed_after(self, before: Entry | None, entry: Entry) -> Entry:
        """What `entry` says, sealed under this chain's key and linked to `before`."""
        previous = before.mac if before else START
        mac = self._mac(entry.seq, entry.at, entry.action, entry.subject, entry.sum, previous)
        return replace(entry, previous=previous, mac=mac)

    def _mac(self, seq: int, at: str, action: str, subject: str | None, total: bytes, previous: bytes) -> bytes:
        content = msgspec.msgpack.encode((seq, at, action, subject, total, previous))
        return hashlib.blake2b(content, digest_size=MAC_BYTES, key=self._key).digest()

    def checked(self, connection: Any) -> Iterator[int]:
        """Check every entry and its link, a slice at a time; yields the entries read so far.

        Raises `Tampered` at the first entry that is not as written.
        """
        before: Entry | None = None
        while part := entries_after(connection, before.seq if before else 0, _SLICE):
            for entry in part:
                if not self.follows(before, entry):
                    raise Tampered(BROKEN)
                before = entry
            yield part[-1].seq


def entries_after(connection: Any, seq: int, limit: int) -> list[Entry]:
    """Up to `limit` entries after number `seq`, oldest first."""
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM log WHERE seq > ? ORDER BY seq LIMIT ?",
        (seq, limit),
    ).fetchall()
    return [_entry(row) for row in rows]


def entry_at(connection: Any, seq: int) -> Entry | None:
    """The entry with number `seq`."""
    row = connection.execute(f"SELECT {_FIELDS} FROM log WHERE seq = ?", (seq,)).fetchone()
    return _entry(row) if row else None


def last_entry(connection: Any) -> Entry | None:
    """The newest entry."""
    row = connection.execute(f"SELECT {_FIELDS} FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return _entry(row) if row else None


def write_entry(connection: Any, entry: Entry) -> None:
    """Add `entry` within the transaction that it belongs to."""
    connection.execute(
        f"INSERT INTO log ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry.seq, entry.at, entry.action, entry.subject, entry.sum, entry.previous, entry.mac),
    )


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, at, action, subject, total, previous, mac = row
    return Entry(seq=seq, at=at, action=action, subject=subject, sum=total, previous=previous, mac=mac)
