"""Transactions of an open store: all or nothing, each with one entry in the chained log."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from wellbeing.errors import Tampered, Trouble
from wellbeing.vault import files
from wellbeing.vault.access import Access
from wellbeing.vault.chain import Entry, last_entry
from wellbeing.vault.connection import told_as_trouble
from wellbeing.vault.examination import FORKED
from wellbeing.vault.newest import Newest


class Transactions:
    """The transactions of one store, one after the other."""

    def __init__(self, access: Access, newest: Newest, journal: Path, clock: Callable[[], dt.datetime]) -> None:
        self.inside = False
        """Whether one is open."""
        self._access = access
        self._newest = newest
        self._journal = journal
        self._clock = clock
        self._unsure: tuple[Entry | None, ...] = ()
        """What may be the last entry after a commit that failed: it shows only once the disk is there again."""
        self._owed: list[tuple[str, dt.datetime]] = []

    @contextlib.contextmanager
    def opened(self, action: str, subject: str | None, at: dt.datetime | None) -> Iterator[None]:
        """The block of one transaction: see `Store.transaction`."""
        if self.inside:
            raise RuntimeError("a transaction is already open")
        self._enter_owed()
        if not self._unsure:
            self._newest.write_due_head()
        with self._access.writing(), self._all_or_nothing():
            with self._access.told():
                self._access.connection.execute("BEGIN IMMEDIATE")
            self._refuse_exchanged_store()
            yield
            if self._access.failed:
                raise RuntimeError("a statement failed, so nothing of this transaction is kept")
            with self._access.told():
                self._newest.enter(action, subject, at or self._clock())
                self._commit()
            self._unsure = ()
        self._newest.try_head()

    def owe(self, action: str) -> None:
        """See `Store.owe`."""
        self._owed.append((action, self._clock()))

    def end(self) -> None:
        """There is no further one: a head that is due is written, unless nobody knows what the store holds."""
        if not self._unsure:
            self._newest.try_due_head()

    def _enter_owed(self) -> None:
        while self._owed:
            action, at = self._owed.pop(0)
            try:
                with self.opened(action, None, at):
                    pass
            except BaseException:
                self._owed.insert(0, (action, at))
                raise

    @contextlib.contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self.inside, self._access.failed, before = True, False, self._newest.entry
        try:
            yield
        except BaseException:
            self._undo(before)
            raise
        finally:
            self.inside = False

    def _commit(self) -> None:
        """Where only the folder could not be synced after the journal went, everything is in the store already:
        then one more sync decides, since a save that happened must not be told as one that failed."""
        connection = self._access.connection
        try:
            with told_as_trouble():
                connection.execute("COMMIT")
        except Trouble:
            if connection.in_transaction or last_entry(connection) != self._newest.entry:
                raise
            with files.told_as_trouble():
                files.sync_folder(self._journal.parent)
            if self._journal.exists():
                raise

    def _undo(self, before: Entry | None) -> None:
        if self._newest.entry != before:
            self._unsure = (*self._unsure, before, self._newest.entry)
        if self._access.connection.in_transaction:
            with contextlib.suppress(Exception):
                self._access.connection.execute("ROLLBACK")
        with contextlib.suppress(Exception):
            self._newest.learn()

    def _refuse_exchanged_store(self) -> None:
        """Another copy may have been laid in place while the store was open."""
        with self._access.told():
            last = last_entry(self._access.connection)
        known = self._newest.entry
        if self._unsure and last in self._unsure:
            self._newest.learn()
            self._newest.renew_head()
        elif known is not None and (last is None or last.mac != known.mac):
            raise Tampered(FORKED)
