"""The store: records in SQLCipher, changed only in transactions that the chained log witnesses.

A `Store` belongs to the thread that opened it. Reading is free; every change happens inside `transaction`,
which adds one entry to the log with the sum of all record digests, and then renews the sealed head.
"""

import contextlib
import datetime as dt
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from wellbeing.errors import Tampered, Trouble
from wellbeing.vault import files, migrations
from wellbeing.vault.chain import BROKEN, Chain, Entry, entry_at, last_entry, write_entry
from wellbeing.vault.connection import STORE_DAMAGED, ConstraintBroken, Guard, told_as_trouble
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.examination import FORKED, Finding, examined, refuse_unless_disk_fails
from wellbeing.vault.head import Head, HeadFile, pages_of
from wellbeing.vault.instance import InstanceLock
from wellbeing.vault.integrity import Heard, Tally, counted, install, uninstall
from wellbeing.vault.keys import DataKey
from wellbeing.vault.taken_out import TakenOut

__all__ = ["NAME", "Clock", "ConstraintBroken", "KeyChange", "Store", "utc_now"]

NAME = "store.db"
JOURNAL = NAME + "-journal"
_RESTARTS = 3
_PAGES_AT_ONCE = 256

Parameters = Sequence[Any] | Mapping[str, Any]
Row = tuple[Any, ...]
Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The computer's clock in UTC."""
    return dt.datetime.now(dt.UTC)


class KeyChange(StrEnum):
    """How a change of the key that was interrupted ended when the vault was opened."""

    FINISHED = "finished"
    """The new state was whole: it has taken the old one's place."""
    NOT_MADE = "not_made"
    """The new state was not whole: the vault has the key that it had before."""


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
        self.after_crash = after_crash
        """Whether the program was ended in mid-work last time; everything was then checked when opening."""
        self.key_change: KeyChange | None = None
        """What became of a change of the key that was interrupted last time."""
        self.drafts = drafts or DraftBox(folder, self.draft_key())
        """Sealed drafts. They are written without the store, from any thread."""
        self.taken_out: list[TakenOut] = []
        """What can be brought back, the newest last. Only here in memory: see `wellbeing.vault.undo`."""
        self._connection = connection
        self._guard = guard
        self._head = head
        self._witness: HeadFile | None = None
        self._lock = lock
        self.clock = clock
        self._chain = Chain(key.derive("log"))
        self._digest_key = key.derive("digest")
        self._tally = Tally(self._digest_key)
        self._last: Entry | None = None
        self._inside = False
        self._broken = False
        self._head_due = False
        self._unsure: tuple[Entry | None, ...] = ()
        self._owed: list[tuple[str, dt.datetime]] = []
        with told_as_trouble():
            begun = migrations.version_of(connection) > 0
        if begun:
            self._know_last()
            self._install()
        connection.execute("PRAGMA query_only = ON")

    @property
    def generation(self) -> int:
        """The number of the last entry of the log."""
        return self._last.seq if self._last else 0

    @property
    def last(self) -> Entry:
        """The last entry of the log: the newest state. A vault always has one."""
        if self._last is None:
            raise RuntimeError("the store has no entry yet")
        return self._last

    def has_seen(self, generation: int, mac: bytes) -> bool:
        """Whether the log's entry of this number has this MAC: whether a state belongs to this store's history."""
        with told_as_trouble():
            entry = entry_at(self._connection, generation)
        return entry is not None and hmac.compare_digest(entry.mac, mac)

    def state_at(self, generation: int) -> tuple[str, bytes] | None:
        """Moment and sum of the log's entry of this number: they tell two histories apart, and stay when the key is
        changed."""
        with told_as_trouble():
            entry = entry_at(self._connection, generation)
        return None if entry is None else (entry.at, entry.sum)

    def copied(self) -> tuple[bytes, Head]:
        """The bytes of the store's file as they are now, and the head that belongs to them. Raises OSError."""
        if self._inside:
            raise RuntimeError("a store is not copied within a transaction")
        return (self.folder / NAME).read_bytes(), self.head()

    def all(self, sql: str, params: Parameters = ()) -> list[Row]:
        """Every row of a query."""
        with self._told():
            return self._connection.execute(sql, params).fetchall()  # type: ignore[no-any-return]

    def one(self, sql: str, params: Parameters = ()) -> Row | None:
        """The first row of a query."""
        with self._told():
            cursor = self._connection.execute(sql, params)
            try:
                return cursor.fetchone()  # type: ignore[no-any-return]
            finally:
                cursor.close()

    def each(self, sql: str, params: Parameters = ()) -> Iterator[Row]:
        """Rows of a query one after the other, for results too large to hold. Read it to its end."""
        with self._told():
            yield from self._connection.execute(sql, params)

    def run(self, sql: str, params: Parameters = ()) -> int:
        """Change something inside a transaction; returns the key of the row inserted last."""
        with self._changing():
            return int(self._connection.execute(sql, params).lastrowid or 0)

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """One change for each of `rows`, inside a transaction."""
        with self._changing():
            self._connection.executemany(sql, rows)

    def run_returning(self, sql: str, params: Parameters = ()) -> list[Row]:
        """Change something inside a transaction; returns the rows of its RETURNING clause."""
        with self._changing():
            return self._connection.execute(sql, params).fetchall()  # type: ignore[no-any-return]

    def forget_taken_out(self) -> None:
        """Nothing can be brought back any more: records of people were erased, or a case was handed over."""
        self.taken_out = []

    @contextlib.contextmanager
    def listening(self) -> Iterator[list[Heard]]:
        """Every change of a record while the block runs, whatever statement or cascade makes it."""
        heard = self._tally.heard = []
        try:
            yield heard
        finally:
            self._tally.heard = None

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Tell errors, and remember that the running sum may be wrong after a statement that failed."""
        try:
            with told_as_trouble():
                yield
        except Exception as error:
            self._broken = True
            if isinstance(error, Tampered):
                self._refuse_unless_disk_fails(error)
            raise

    def _refuse_unless_disk_fails(self, error: Tampered) -> None:
        with files.told_as_trouble():
            head = self._head.read().newest
        if head is not None:
            refuse_unless_disk_fails(self.folder / NAME, self.key.derive("store"), head, error)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        if not self._inside:
            raise RuntimeError("a change needs a transaction")
        with self._told():
            yield

    @contextlib.contextmanager
    def transaction(self, action: str, subject: str | None = None, *, at: dt.datetime | None = None) -> Iterator[None]:
        """All changes inside happen together or not at all, with one entry `action` in the log.

        `subject` is a random uid, never content; `at` is now, save for what is learnt of only later. A failed
        statement ends the transaction: nothing of it is kept, even if the caller goes on. When the block is left
        normally, the disk has everything.
        """
        if self._inside:
            raise RuntimeError("a transaction is already open")
        self._enter_owed()
        if not self._unsure:
            self._renew_head()
        with told_as_trouble():
            self._connection.execute("PRAGMA query_only = OFF")
        self._inside, self._broken, before = True, False, self._last
        try:
            with self._told():
                self._connection.execute("BEGIN IMMEDIATE")
            self._refuse_exchanged_store()
            yield
            if self._broken:
                raise RuntimeError("a statement failed, so nothing of this transaction is kept")
            with self._told():
                self._enter(action, subject, at)
                self._commit()
            self._unsure = ()
        except BaseException:
            self._undo(before)
            raise
        finally:
            self._inside = False
            self._connection.execute("PRAGMA query_only = ON")
        self._head_due = True
        with contextlib.suppress(OSError):
            self._write_head()

    def _commit(self) -> None:
        """Where only the folder could not be synced after the journal went, everything is in the store already:
        then one more sync decides, since a save that happened must not be told as one that failed."""
        try:
            with told_as_trouble():
                self._connection.execute("COMMIT")
        except Trouble:
            if self._connection.in_transaction or last_entry(self._connection) != self._last:
                raise
            with files.told_as_trouble():
                files.sync_folder(self.folder)
            if (self.folder / JOURNAL).exists():
                raise

    def owe(self, action: str) -> None:
        """What happens now has an entry before the next change, or there is no change: the disk is full at present."""
        self._owed.append((action, self.clock()))

    def _enter_owed(self) -> None:
        while self._owed:
            action, at = self._owed.pop(0)
            try:
                with self.transaction(action, at=at):
                    pass
            except BaseException:
                self._owed.insert(0, (action, at))
                raise

    def _enter(self, action: str, subject: str | None, at: dt.datetime | None) -> None:
        entry = self._chain.next(
            self._last, now=at or self.clock(), action=action, subject=subject, total=self._tally.sum
        )
        write_entry(self._connection, entry)
        self._last = entry

    def _undo(self, before: Entry | None) -> None:
        """Whether a commit that failed took place after all shows only once the disk is there again."""
        if self._last != before:
            self._unsure = (*self._unsure, before, self._last)
        if self._connection.in_transaction:
            with contextlib.suppress(Exception):
                self._connection.execute("ROLLBACK")
        with contextlib.suppress(Exception):
            self._know_last()

    def _know_last(self) -> None:
        """Take over the last entry from the store: its sum is where the running sum begins."""
        self._last = last_entry(self._connection)
        if self._last is None or not self._chain.genuine(self._last):
            raise Tampered(BROKEN)
        self._tally.total = int.from_bytes(self._last.sum, "big")

    def _refuse_exchanged_store(self) -> None:
        """Another copy may have been laid in place while the store was open."""
        with self._told():
            last = last_entry(self._connection)
        if self._unsure and last in self._unsure:
            self._know_last()
            self._head_due = True
            self._renew_head()
        elif self._last is not None and (last is None or last.mac != self._last.mac):
            raise Tampered(FORKED)

    def _renew_head(self) -> None:
        """A head that could not be written after the last change has to be written before the next one."""
        if self._head_due:
            with files.told_as_trouble():
                self._write_head()

    def _write_head(self) -> None:
        head = self.head()
        self._head.write(head)
        self._head_due = False
        if self._witness is not None:
            with contextlib.suppress(OSError):
                self._witness.write(head, wait=False)

    def head(self) -> Head:
        """The head that belongs to the store as it is now. Raises OSError."""
        pages, count = pages_of(self.folder / NAME)
        return Head(generation=self.last.seq, mac=self.last.mac, pages=pages, page_count=count)

    def renew_head(self) -> None:
        """Write the head of the present state. Raises `Trouble`."""
        self._head_due = True
        self._renew_head()

    def watched_by(self, witness: HeadFile, seen: Head | None) -> None:
        """Keep a copy of every head in `witness` too, as far as its disk allows: it may be away.

        `seen` is what it holds already.
        """
        self._witness = witness
        if seen is not None and self._last is not None and seen.mac == self._last.mac:
            return
        with contextlib.suppress(OSError):
            witness.path.parent.mkdir(parents=True, exist_ok=True)
            witness.begin(self.head())

    def draft_key(self) -> bytes:
        """The key of sealed drafts."""
        return self.key.derive("drafts")

    def migrate(self, folder: Path) -> None:
        """Take the steps of the schema that are still to take, all or none, and check everything before."""
        with told_as_trouble():
            steps = migrations.pending(self._connection, folder)
        self._uninstall()
        with self._building():
            migrations.take(self._connection, steps, self._finish_migration)
        self.renew_head()
        self._install()

    def _finish_migration(self) -> None:
        for _seen in counted(self._connection, self._tally):
            pass
        self._enter("vault.migrated", None, None)
        self.verify_records()

    def _install(self) -> None:
        with self._building():
            install(self._connection, self._tally)

    def _uninstall(self) -> None:
        """Triggers would hold on to the columns that a step removes."""
        with self._building():
            uninstall(self._connection)

    @contextlib.contextmanager
    def _building(self) -> Iterator[None]:
        self._connection.execute("PRAGMA query_only = OFF")
        try:
            with told_as_trouble(), self._guard.allowed_to_build():
                yield
        finally:
            self._connection.execute("PRAGMA query_only = ON")

    def verification(self, others_wait: Callable[[], bool] | None = None) -> Iterator[float]:
        """Check everything in slices of a few milliseconds; yields the share done, from 0 to 1. A slice that takes
        longer in a large store ends early where `others_wait` for this thread.

        Other work of this thread may happen between slices: after a change the check begins again, and after
        some restarts it is done in one go. Raises `Tampered` at the first difference.
        """
        records = self._size()
        for attempt in range(_RESTARTS + 1):
            generation = self.generation
            for seen in self._examined(others_wait if attempt < _RESTARTS else None):
                if attempt < _RESTARTS:
                    yield min(seen / records, 0.99)
                    if self.generation != generation:
                        break
            if self.generation == generation:
                break
        yield 1.0

    def verify_records(self, told: Callable[[float], object] = lambda _share: None) -> Finding:
        """Check every record, every log entry and every index now; `told` hears the share done, from 0 to 1.

        Raises `Tampered` at the first difference, and what `told` raises.
        """
        seen, records = 0, self._size()
        for seen in self._examined():
            told(min(seen / records, 1.0))
        return Finding(records=seen - self.generation, entries=self.generation)

    def verify_pages(self) -> None:
        """Check every page of the file as it lies on the disk. Raises `Tampered` where one was changed.

        A page that is free does not count: SQLite never reads it before it is written anew, does not put it
        into the journal either, and so a power cut in a large transaction may leave one half written.
        """
        if not self.all("PRAGMA cipher_integrity_check"):
            return
        self.all("PRAGMA shrink_memory")  # so that every page in use is read from the disk again
        if self.one("PRAGMA integrity_check(1)") != ("ok",):
            raise Tampered(STORE_DAMAGED)

    def _examined(self, others_wait: Callable[[], bool] | None = None) -> Iterator[int]:
        return examined(self._connection, self._chain, self._digest_key, self.last, others_wait)

    def _size(self) -> int:
        from wellbeing.vault.integrity import counted_tables, quoted

        tables = [*counted_tables(self._connection), "log"]
        counts = (self.one(f"SELECT count(*) FROM {quoted(table)}") for table in tables)
        return max(1, sum(int(row[0]) for row in counts if row))

    def copy_to(self, connection: Any, progress: Callable[[int, int], object]) -> None:
        """Copy every page into another store, encrypted under that one's key; `progress` gets pages (done, whole).

        Whatever `progress` raises ends the copying. Raises `Trouble`.
        """
        with told_as_trouble():
            self._connection.backup(
                connection,
                pages=_PAGES_AT_ONCE,
                progress=lambda _status, left, whole: progress(whole - left, max(whole, 1)),
            )

    @contextlib.contextmanager
    def sure_of_damage(self) -> Iterator[None]:
        """Tell damage only where a second reading finds it too: SQLite calls a disk that stumbles damage."""
        try:
            with told_as_trouble():
                yield
        except Tampered as error:
            if error.sentence != STORE_DAMAGED:
                raise
            self.verify_pages()
            raise Trouble(files.DISK_TROUBLE) from error

    @contextlib.contextmanager
    def rewriting(self) -> Iterator[Any]:
        """The connection, allowed to write the whole file anew (VACUUM). The records stay what they are.

        The head no longer fits afterwards: a transaction has to follow, which renews it.
        """
        self._renew_head()
        self._connection.execute("PRAGMA query_only = OFF")
        try:
            with self.sure_of_damage(), self._guard.allowed_to_rewrite():
                yield self._connection
        finally:
            self._connection.execute("PRAGMA query_only = ON")

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
        if self._head_due and not self._unsure:
            with contextlib.suppress(OSError):
                self._write_head()
        self._connection.close()
        return lock
