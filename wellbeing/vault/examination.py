"""What a store is found to be when it is opened, and the whole check of everything in it."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn

from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault import files
from wellbeing.vault.chain import BROKEN, Chain, Entry, entry_at, last_entry
from wellbeing.vault.connection import STORE_DAMAGED, connect, told_as_trouble
from wellbeing.vault.head import Head, HeadFile, pages_of
from wellbeing.vault.integrity import Tally, counted
from wellbeing.vault.structure import structure_checked

HEAD_MISSING = _(
    "The file 'head' of this vault is missing, so that nobody can say whether the store is the newest one. "
    "Nothing was changed. Restore the newest backup."
)
HEAD_DAMAGED = _(
    "The file 'head' of this vault is damaged or belongs to another vault. Nothing was changed. "
    "Restore the newest backup."
)
STORE_MISSING = _("The store of this vault is missing. Nothing was changed. Restore the newest backup.")
STORE_EMPTY = _(
    "The store of this vault is an empty file: its content is gone. Nothing was changed. Restore the newest backup."
)
STORE_CUT = _(
    "The store of this vault was cut short: its end is missing. Nothing was changed. Restore the newest backup."
)
STORE_FOREIGN = _(
    "The store in this folder belongs to another vault, or its beginning is damaged. Nothing was changed. "
    "Restore the newest backup."
)
ROLLED_BACK = _(
    "The store is older than the last saved state: an older copy was put in its place. Nothing was changed. "
    "Put the newer copy back, or restore the newest backup."
)
HEAD_OLDER = _(
    "The file 'head' is older than the store: it was replaced by an older copy. Nothing was changed. "
    "Restore the newest backup."
)
FORKED = _(
    "The store holds another history than the one that was last saved here. Nothing was changed. "
    "Put back the copy that was used here last, or restore the newest backup."
)
RECORDS_CHANGED = _(
    "Records in the store are not what was last saved: an older part was put back. Nothing was changed. "
    "Restore the newest backup."
)
WITNESS_NEWER = _(
    "This whole vault is older than the one last opened on this computer: an older copy was put in its place. "
    "Nothing was changed. Put the newer copy back, or restore the newest backup."
)
OLD_JOURNAL = _(
    "A journal file that does not belong to the newest state lies beside the store and would have set records "
    "back. It was not used and nothing was changed. Move the file 'store.db-journal' out of the folder of the "
    "vault and open it again."
)
FOREIGN_WAL = _(
    "A file 'store.db-wal', which this program never writes, lies beside the store and would have set records "
    "back. It was not used and nothing was changed. Move it out of the folder of the vault and open it again."
)
AFTER_CRASH = _(
    "The program was ended in the middle of its work last time. Everything that was saved is here; "
    "all records were checked."
)
KEY_CHANGE_FINISHED = _(
    "The change of the vault's key was interrupted last time. It was completed now: everything is encrypted under the "
    "new key, and recovery sheets made before open nothing any more."
)
KEY_CHANGE_NOT_MADE = _(
    "A change of the vault's key was begun and not completed. The vault has the key that it had before, and nothing "
    "was lost."
)


class KeyChange(StrEnum):
    """How a change of the key that was interrupted ended when the vault was opened."""

    FINISHED = "finished"
    """The new state was whole: it has taken the old one's place."""
    NOT_MADE = "not_made"
    """The new state was not whole: the vault has the key that it had before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of a whole check without any difference: how much was checked."""

    records: int
    entries: int


def read_head(file: HeadFile) -> tuple[Head, bool]:
    """The newest head, and whether both places are whole. Raises `Tampered` where none can be read."""
    try:
        reading = file.read()
    except FileNotFoundError as error:
        raise Tampered(HEAD_MISSING) from error
    if reading.newest is None:
        raise Tampered(HEAD_DAMAGED)
    return reading.newest, reading.whole


def require_store(store: Path) -> None:
    """Raises `Tampered` unless there is a file that may be a store; an empty one never is.

    SQLite would read pages from a write-ahead log beside it instead, past the head's digest. Anybody can make
    one from older pages, without a key.
    """
    if not store.is_file():
        raise Tampered(STORE_MISSING)
    if store.stat().st_size == 0:
        raise Tampered(STORE_EMPTY)
    if store.with_name(store.name + "-wal").exists():
        raise Tampered(FOREIGN_WAL)


def is_as_saved(store: Path, key: bytes, head: Head) -> bool:
    """Whether every page is the one that was last saved, and authentic. Raises OSError where it can't be read."""
    if pages_of(store)[0] != head.pages:
        return False
    try:
        connection, _guard = connect(store, key)
        with contextlib.closing(connection), told_as_trouble():
            return not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except Tampered:
        return False


def refuse_unless_disk_fails(store: Path, key: bytes, head: Head, error: Tampered) -> NoReturn:
    """SQLite tells a disk that can't be read as a damaged store. Raises `error`, or `Trouble` where it is the disk:
    a backup restored because a stick was loose would set records back."""
    if error.sentence == STORE_DAMAGED:
        with files.told_as_trouble():
            if is_as_saved(store, key, head):
                raise Trouble(files.DISK_TROUBLE) from error
    raise error


def newest_entry(connection: Any) -> Entry:
    """The last entry of the log. Raises `Tampered` where the key does not open this store, or it is damaged."""
    try:
        with told_as_trouble():
            connection.execute("PRAGMA user_version").fetchone()  # on the first page: does the key fit?
    except Tampered as error:
        raise Tampered(STORE_FOREIGN) from error
    with told_as_trouble():
        entry = last_entry(connection)
    if entry is None:
        raise Tampered(BROKEN)
    return entry


def compare_with_head(last: Entry, head: Head, *, head_whole: bool) -> bool:
    """Whether the store is one generation ahead of the head, which is what a crash leaves behind.

    Raises `Tampered` in every other case but equality.
    """
    if last.seq < head.generation:
        raise Tampered(ROLLED_BACK)
    if last.seq == head.generation:
        if last.mac != head.mac:
            raise Tampered(FORKED)
        if not head_whole:
            raise Tampered(HEAD_DAMAGED)
        return False
    if last.seq > head.generation + 1:
        raise Tampered(HEAD_OLDER)
    if last.previous != head.mac:
        raise Tampered(FORKED)
    return True


def compare_with_witness(connection: Any, last: Entry, witness: Head | None) -> None:
    """Raises `Tampered` where this computer has seen a newer or another state of the vault, unless a restore by
    the vault's owner gave up just that state."""
    if witness is None:
        return
    with told_as_trouble():
        if _was_given_up(connection, witness):
            return
        seen = entry_at(connection, witness.generation)
    if witness.generation > last.seq:
        raise Tampered(WITNESS_NEWER)
    if seen is None or seen.mac != witness.mac:
        raise Tampered(FORKED)


def _was_given_up(connection: Any, witness: Head) -> bool:
    """Whether a restore of this vault names this very state as the one that it replaces."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'restoration'").fetchone():
        return False
    found = connection.execute(
        "SELECT 1 FROM restoration WHERE witness_generation = ? AND witness_mac = ?", (witness.generation, witness.mac)
    )
    return found.fetchone() is not None


def examined(
    connection: Any, chain: Chain, digest_key: bytes, last: Entry, others_wait: Callable[[], bool] | None = None
) -> Iterator[int]:
    """Check the log, every record and every index, a slice at a time; yields how much was read so far, and soon where
    `others_wait`.

    The connection must see no change meanwhile. Raises `Tampered` at the first difference.
    """
    with told_as_trouble():
        seen = 0
        for seen in chain.checked(connection):
            yield seen
        entries, seen = seen, 0
        tally = Tally(digest_key)
        for seen in counted(connection, tally):
            yield entries + seen
        if tally.sum != last.sum:
            raise Tampered(RECORDS_CHANGED)
        for _slice in structure_checked(connection, others_wait):
            yield entries + seen
