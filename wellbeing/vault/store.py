"""The store: records in SQLCipher, changed only in transactions that the chained log witnesses.

A `Store` belongs to the thread that opened it. Reading is free; every change happens inside `transaction`,
which adds one entry to the log with the sum of all record digests, and then renews the sealed head.

What it is made of: `access` says what may be done at the moment, `newest` knows its newest state, `transactions`
change it, `schema` brings it up to date. `whole_check` reads everything in it.
"""

import contextlib
import datetime as dt
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wellbeing.vault import schema
from wellbeing.vault.access import Access
from wellbeing.vault.chain import Entry, entry_at
from wellbeing.vault.connection import ConstraintBroken, Guard, told_as_trouble
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.examination import KeyChange
from wellbeing.vault.head import Head, HeadFile
from wellbeing.vault.instance import InstanceLock
from wellbeing.vault.integrity import Heard, counted_tables, quoted
from wellbeing.vault.keys import DataKey
from wellbeing.vault.newest import Newest
from wellbeing.vault.taken_out import TakenOut
from wellbeing.vault.transactions import Transactions

__all__ = ["NAME", "Clock", "ConstraintBroken", "Store", "utc_now"]

NAME = "store.db"
JOURNAL = NAME + "-journal"
_PAGES_AT_ONCE = 256

Parameters = Sequence[Any] | Mapping[str, Any]
Row = tuple[Any, ...]
Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The computer's clock in UTC."""
    return dt.datetime.now(dt.UTC)


class Store:
    """An open vault. Made by `wellbeing.vault.opening`, used by the modules of the aggregates."""

    def __init__(
        self,
        folder: Path,
        key: DataKey,
        connection: Any,
        guard: Guard,
        *,
        head: HeadFile,
        lock: InstanceLock | None,
        after_crash: bool,
        clock: Clock,
        drafts: DraftBox | None = None,
    ) -> None:
        self.folder = folder
        self.key = key
        self.clock = clock
        self.after_crash = after_crash
        """Whether the program was ended in mid-work last time; everything was then checked when opening."""
        self.key_change: KeyChange | None = None
        """What became of a change of the key that was interrupted last time."""
        self.drafts = drafts or DraftBox(folder, self.draft_key())
        """Sealed drafts. They are written without the store, from any thread."""
        self.taken_out: list[TakenOut] = []
        """What can be brought back, the newest last. Only here in memory: see `wellbeing.vault.undo`."""
        self.newest = Newest(connection, folder / NAME, key, head)
        self._access = Access(connection, guard, self.newest.refuse_unless_disk_fails)
        self._transactions = Transactions(self._access, self.newest, folder / JOURNAL, clock)
        self._lock = lock
        if schema.is_made(self._access):
            self.newest.learn()
            schema.install_triggers(self._access, self.newest)

    @property
    def generation(self) -> int:
        """The number of the last entry of the log."""
        return self.newest.generation

    @property
    def last(self) -> Entry:
        """The last entry of the log: the newest state. A vault always has one."""
        return self.newest.last

    def has_seen(self, generation: int, mac: bytes) -> bool:
        """Whether the log's entry of this number has this MAC: whether a state belongs to this store's history."""
        entry = self._entry_at(generation)
        return entry is not None and hmac.compare_digest(entry.mac, mac)

    def state_at(self, generation: int) -> tuple[str, bytes] | None:
        """Moment and sum of the log's entry of this number: they tell two histories apart, and stay when the key is
        changed."""
        entry = self._entry_at(generation)
        return None if entry is None else (entry.at, entry.sum)

    def _entry_at(self, generation: int) -> Entry | None:
        with told_as_trouble():
            return entry_at(self._access.connection, generation)

    def all(self, sql: str, params: Parameters = ()) -> list[Row]:
        """Every row of a query."""
        with self._access.told():
            return self._access.connection.execute(sql, params).fetchall()  # type: ignore[no-any-return]

    def one(self, sql: str, params: Parameters = ()) -> Row | None:
        """The first row of a query."""
        with self._access.told():
            cursor = self._access.connection.execute(sql, params)
            try:
                return cursor.fetchone()  # type: ignore[no-any-return]
            finally:
                cursor.close()

    def each(self, sql: str, params: Parameters = ()) -> Iterator[Row]:
        """Rows of a query one after the other, for results too large to hold. Read it to its end."""
        with self._access.told():
            yield from self._access.connection.execute(sql, params)

    def run(self, sql: str, params: Parameters = ()) -> int:
        """Change something inside a transaction; returns the key of the row inserted last."""
        with self._changing() as connection:
            return int(connection.execute(sql, params).lastrowid or 0)

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """One change for each of `rows`, inside a transaction."""
        with self._changing() as connection:
            connection.executemany(sql, rows)

    def run_returning(self, sql: str, params: Parameters = ()) -> list[Row]:
        """Change something inside a transaction; returns the rows of its RETURNING clause."""
        with self._changing() as connection:
            return connection.execute(sql, params).fetchall()  # type: ignore[no-any-return]

    @contextlib.contextmanager
    def _changing(self) -> Iterator[Any]:
        if not self._transactions.inside:
            raise RuntimeError("a change needs a transaction")
        with self._access.told():
            yield self._access.connection

    @contextlib.contextmanager
    def transaction(self, action: str, subject: str | None = None, *, at: dt.datetime | None = None) -> Iterator[None]:
        """All changes inside happen together or not at all, with one entry `action` in the log.

        `subject` is a random uid, never content; `at` is now, save for what is learnt of only later. A failed
        statement ends the transaction: nothing of it is kept, even if the caller goes on. When the block is left
        normally, the disk has everything.
        """
        with self._transactions.opened(action, subject, at):
            yield

    def owe(self, action: str) -> None:
        """What happens now has an entry before the next change, or there is no change: the disk is full at present."""
        self._transactions.owe(action)

    @contextlib.contextmanager
    def listening(self) -> Iterator[list[Heard]]:
        """Every change of a record while the block runs, whatever statement or cascade makes it."""
        heard = self.newest.tally.heard = []
        try:
            yield heard
        finally:
            self.newest.tally.heard = None

    def forget_taken_out(self) -> None:
        """Nothing can be brought back any more: records of people were erased, or a case was handed over."""
        self.taken_out = []

    def draft_key(self) -> bytes:
        """The key of sealed drafts."""
        return self.key.derive("drafts")

    def migrate(self, folder: Path) -> None:
        """Take the steps of the schema that are still to take, all or none, and check everything before."""
        schema.migrate(self._access, self.newest, folder, self.clock)

    def size(self) -> int:
        """How many records and entries of the log there are."""
        tables = [*counted_tables(self._access.connection), "log"]
        counts = (self.one(f"SELECT count(*) FROM {quoted(table)}") for table in tables)
        return sum(int(row[0]) for row in counts if row)

    def copied(self) -> tuple[bytes, Head]:
        """The bytes of the store's file as they are now, and the head that belongs to them. Raises OSError."""
        if self._transactions.inside:
            raise RuntimeError("a store is not copied within a transaction")
        return (self.folder / NAME).read_bytes(), self.newest.head()

    def copy_to(self, connection: Any, progress: Callable[[int, int], object]) -> None:
        """Copy every page into another store, encrypted under that one's key; `progress` gets pages (done, whole).

        Whatever `progress` raises ends the copying. Raises `Trouble`.
        """
        with told_as_trouble():
            self._access.connection.backup(
                connection,
                pages=_PAGES_AT_ONCE,
                progress=lambda _status, left, whole: progress(whole - left, max(whole, 1)),
            )

    @contextlib.contextmanager
    def rewriting(self) -> Iterator[Any]:
        """The connection, allowed to write the whole file anew (VACUUM). The records stay what they are.

        The head no longer fits afterwards: a transaction has to follow, which renews it.
        """
        self.newest.write_due_head()
        with self._access.rewriting() as connection:
            yield connection

    def close(self) -> None:
        """Close the store and give its lock back."""
        lock = self._lock
        try:
            self.leave()
        finally:
            if lock is not None:
                lock.release()

    def leave(self) -> InstanceLock | None:
        """Close the store and hand over its lock, still held."""
        lock, self._lock = self._lock, None
        self._transactions.end()
        self._access.connection.close()
        return lock
