"""Making a backup: copied from the open vault, written beside its name, verified by opening it, then renamed.

`snapshot` needs the vault's thread for as long as its file takes to be read. All the rest works on the copied
bytes, in any thread, so that a slow stick never holds up the vault or its lock.
"""

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from wellbeing.domain.identity import Uid
from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault import erasures, hand_overs, migrations
from wellbeing.vault import header as headers
from wellbeing.vault.backups import archive, copies, names, scratch, seal, shelf
from wellbeing.vault.backups.troubles import AWAY, FULL, READ_ONLY, TOO_LARGE, told_as_trouble
from wellbeing.vault.files import DISK_FULL, sync_folder, write_all
from wellbeing.vault.files import told_as_trouble as vault_trouble
from wellbeing.vault.hand_overs import Carried
from wellbeing.vault.head import HeadFile
from wellbeing.vault.keys import DataKey
from wellbeing.vault.store import NAME as STORE
from wellbeing.vault.store import Store

VAULT_DAMAGED = _(
    "A part of this vault is damaged on the disk, so that no backup of it was kept. The older backups are untouched. "
    "Check the vault, and restore the newest backup if the check finds it damaged."
)
MEDIUM_DAMAGED = _(
    "The backup could not be read back from its medium as it was written, so it was not kept. The older backups there "
    "are untouched. Choose another medium soon."
)


Told = Callable[[int], object]
NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A vault's encrypted files at one moment, ready to be written to any place."""

    vault: str
    made_at: dt.datetime
    made_on: dt.date
    generation: int
    mac: bytes
    erased: dict[Uid, dt.datetime]
    carried: Carried
    files: dict[str, bytes] = field(repr=False)
    """`header.json`, `head` and `store.db` by name."""
    beside: Mapping[str, bytes] = field(repr=False)
    """Public files that lie beside the vault, by name."""
    key: DataKey = field(repr=False)

    @property
    def name(self) -> str:
        """What the file is called."""
        return names.name_of(self.vault, self.made_on, self.generation)

    @property
    def size(self) -> int:
        """Bytes of what it holds."""
        return sum(map(len, self.files.values()))

    def sealed(self) -> bytes:
        """The member that binds the files together. Reads all of them once."""
        contents = seal.Contents(
            made_at=self.made_at,
            generation=self.generation,
            mac=self.mac,
            header=seal.digest_of([self.files[archive.HEADER]]),
            head=seal.digest_of([self.files[archive.HEAD]]),
            store=seal.digest_of([self.files[archive.STORE]]),
            erased=tuple((bytes.fromhex(uid), at) for uid, at in self.erased.items()),
            hand_overs=self.carried.left,
            cards=self.carried.cards,
            beside=tuple(self.beside.items()),
        )
        return seal.close(contents, self.key, self.vault)


def snapshot(store: Store, now: dt.datetime, beside: Mapping[str, bytes] = NOTHING) -> Snapshot:
    """Copy an open vault, on its thread and outside a transaction, with what lies `beside` it.

    Raises `Trouble` from the vault's disk.
    """
    header = headers.read(store.folder)
    header.check(store.key)
    with vault_trouble():
        header_bytes = (store.folder / headers.NAME).read_bytes()
        content, head = store.copied()
    if len(content) > archive.LARGEST[archive.STORE]:
        raise Trouble(TOO_LARGE)
    head_file = HeadFile(store.folder, store.key.derive("head"), header.vault)
    return Snapshot(
        vault=header.vault,
        made_at=now,
        made_on=now.astimezone().date(),
        generation=head.generation,
        mac=head.mac,
        erased=erasures.listed(store),
        carried=hand_overs.carried(store),
        files={archive.HEADER: header_bytes, archive.HEAD: head_file.made(head), archive.STORE: content},
        beside=beside,
        key=store.key,
    )


def write(
    snapshot: Snapshot,
    folder: Path,
    place: Path,
    steps: Path = migrations.SHIPPED,
    *,
    told: Told = lambda _written: None,
) -> Path:
    """Write a backup into `folder`, which must be there, verify it, and only then remove what rotation lets go.

    `place` is where the copy is opened (in a folder beside the backup where there is no room for it); `told` hears
    how many bytes were written and may raise to stop. On any failure the older backups stay and nothing of this one
    does. Raises `Trouble` (medium), `Tampered` (the vault itself is damaged).
    """
    unfinished = folder / (snapshot.name + names.UNFINISHED)
    with told_as_trouble():
        if not shelf.is_there(folder):
            raise Trouble(AWAY)
        shelf.remove_unfinished(folder, snapshot.vault)
    try:
        with told_as_trouble():
            _write(snapshot, unfinished, told)
        _verify(snapshot, unfinished, place, steps)
        with told_as_trouble():
            unfinished.replace(folder / snapshot.name)
            sync_folder(folder)
    except BaseException as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if isinstance(error, Trouble) and not shelf.is_there(folder):
            raise Trouble(AWAY) from error  # pulled in the middle: the disk's own error would frighten
        raise
    shelf.rotate(folder, snapshot.vault, folder / snapshot.name)
    return folder / snapshot.name


def refuse_unwritable(folder: Path, vault: Path) -> None:
    """Raises the `Trouble` that writing a backup of the vault at `vault` into `folder` would meet, as far as it can
    be seen without writing."""
    with told_as_trouble():
        if not shelf.is_there(folder):
            raise Trouble(AWAY)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise Trouble(READ_ONLY)
        needed = (vault / STORE).stat().st_size + archive.LARGEST[archive.HEADER]
        if shutil.disk_usage(folder).free < needed:
            raise Trouble(FULL)


def _write(snapshot: Snapshot, file: Path, told: Told) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        written = 0
        for piece in archive.pieces({**snapshot.files, archive.SEAL: snapshot.sealed()}):
            write_all(handle, piece)
            written += len(piece)
            told(written)
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):  # so that it is read back from the medium, not from memory
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def _verify(snapshot: Snapshot, file: Path, place: Path, steps: Path) -> None:
    """Open it in `place`, or beside itself where the computer's disk has no room: then a stick is needed most."""
    try:
        try:
            copies.verify(file, snapshot.key, place, steps)
        except Trouble as error:
            if error.sentence != DISK_FULL:
                raise
            copies.verify(file, snapshot.key, _beside(file.parent), steps)
    except Tampered as error:
        if error.sentence == archive.DAMAGED:
            raise Trouble(MEDIUM_DAMAGED) from error
        raise Tampered(VAULT_DAMAGED) from error
    finally:
        scratch.sweep(_beside(file.parent))


def _beside(folder: Path) -> Path:
    return folder / ".looked-at"
