"""The newest state of an open store: the last entry of its log, and the head and the witness that name it."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from wellbeing.errors import Tampered
from wellbeing.vault import files
from wellbeing.vault.chain import BROKEN, Chain, Entry, last_entry, write_entry
from wellbeing.vault.examination import examined, refuse_unless_disk_fails
from wellbeing.vault.head import Head, HeadFile, pages_of
from wellbeing.vault.integrity import Tally
from wellbeing.vault.keys import DataKey


class Newest:
    """What the store at `path` holds now, and what names it outside of the store.

    The head is written after the store, so that it may be one state behind: it is then due.
    """

    def __init__(self, connection: Any, path: Path, key: DataKey, head: HeadFile) -> None:
        self.entry: Entry | None = None
        """The last entry of the log; None only in a store that is being made."""
        self.tally = Tally(key.derive("digest"))
        """The sum of all records as they are now, within a transaction too."""
        self._connection = connection
        self._path, self._key = path, key
        self._chain = Chain(key.derive("log"))
        self._head = head
        self._head_due = False
        self._witness: HeadFile | None = None

    @property
    def last(self) -> Entry:
        """The last entry of the log. A vault always has one."""
        if self.entry is None:
            raise RuntimeError("the store has no entry yet")
        return self.entry

    @property
    def generation(self) -> int:
        """The number of the last entry of the log."""
        return self.entry.seq if self.entry else 0

    def learn(self) -> None:
        """Take over the last entry from the store: its sum is where the running sum begins. Raises `Tampered`."""
        self.entry = last_entry(self._connection)
        if self.entry is None or not self._chain.genuine(self.entry):
            raise Tampered(BROKEN)
        self.tally.total = int.from_bytes(self.entry.sum, "big")

    def enter(self, action: str, subject: str | None, now: dt.datetime) -> None:
        """Write the entry that seals what has changed, within its transaction."""
        entry = self._chain.next(self.entry, now=now, action=action, subject=subject, total=self.tally.sum)
        write_entry(self._connection, entry)
        self.entry = entry

    def examined(self, others_wait: Callable[[], bool] | None = None) -> Iterator[int]:
        """Check in slices that the store holds just this state: see `wellbeing.vault.examination.examined`."""
        return examined(self._connection, self._chain, self._key.derive("digest"), self.last, others_wait)

    def refuse_unless_disk_fails(self, error: Tampered) -> None:
        """Raises `error`, or `Trouble` where the file is as it was saved: then it is the disk."""
        with files.told_as_trouble():
            head = self._head.read().newest
        if head is not None:
            refuse_unless_disk_fails(self._path, self._key.derive("store"), head, error)

    def head(self) -> Head:
        """The head that belongs to the store as it is now. Raises OSError."""
        pages, count = pages_of(self._path)
        return Head(generation=self.last.seq, mac=self.last.mac, pages=pages, page_count=count)

    def renew_head(self) -> None:
        """Write the head of the present state. Raises `Trouble`."""
        self._head_due = True
        self.write_due_head()

    def write_due_head(self) -> None:
        """A head that could not be written after the last change has to be written before the next one. Raises
        `Trouble`."""
        if self._head_due:
            with files.told_as_trouble():
                self._write_head()

    def try_head(self) -> None:
        """Write the head of a state that the store has: where the disk does not let us, it stays due."""
        self._head_due = True
        self.try_due_head()

    def try_due_head(self) -> None:
        """Write the head where it is due and the disk lets us."""
        if self._head_due:
            with contextlib.suppress(OSError):
                self._write_head()

    def _write_head(self) -> None:
        head = self.head()
        self._head.write(head)
        self._head_due = False
        if self._witness is not None:
            with contextlib.suppress(OSError):
                self._witness.write(head, wait=False)

    def watched_by(self, witness: HeadFile, seen: Head | None) -> None:
        """Keep a copy of every head in `witness` too, as far as its disk allows: it may be away.

        `seen` is what it holds already.
        """
        self._witness = witness
        if seen is not None and self.entry is not None and seen.mac == self.entry.mac:
            return
        with contextlib.suppress(OSError):
            witness.path.parent.mkdir(parents=True, exist_ok=True)
            witness.begin(self.head())
