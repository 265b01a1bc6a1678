"""Sealed drafts: half-written text that a lock, a crash or a full disk must not lose.

The window writes them itself, without the store, so that a lock never waits behind an import. Space is kept
in reserve for a disk that is full, and a spare folder on this computer for a stick that was pulled out. An older
draft put back is not noticed: drafts are no records.
"""

import contextlib
import datetime as dt
import errno
import hashlib
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault.files import Disk, make_folder, sync_folder, told_as_trouble
from wellbeing.vault.keys import seal, unseal
from wellbeing.vault.packed import unpacked

FOLDER = "drafts"
RESERVE = "reserve"
RESERVE_BYTES = 1024 * 1024
_SMALLEST_RESERVE = 64 * 1024
_SUFFIX = ".draft"
_BUCKET = 1024
"""Drafts are padded to whole KiB: the file's size does not tell how much was written."""

DAMAGED = _("A draft is damaged and can't be read. Nothing else is affected.")

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One piece of unsaved work. `name` says where it belongs, `content` is whatever the window put in."""

    name: str
    at: dt.datetime
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What the box holds: readable drafts, the newest first, and how many are damaged."""

    whole: tuple[Draft, ...]
    damaged: int


class _Plain(msgspec.Struct, frozen=True, array_like=True):
    name: str
    at: dt.datetime
    content: bytes


class DraftBox:
    """The drafts of one vault under `folder` / drafts, sealed under the vault's key for drafts.

    What can't be written there goes to `spare`, until it can. The vault's thread may change the key while the
    window writes: each waits for the other's file.
    """

    def __init__(self, folder: Path, key: bytes, *, spare: Path | None = None, disk: Disk | None = None) -> None:
        self._folder, self._spare = folder / FOLDER, spare
        self._key = key
        self._disk = disk or Disk()
        self._turn = threading.Lock()
        self._ended: list[frozenset[str]] = []
        """Beginnings of names whose records were erased since the vault was opened, by erasure: whoever holds such
        words in memory may not write them any more."""

    def reserve(self) -> None:
        """Set the space aside that a full disk can't take away. As much as there is; called when opening."""
        with told_as_trouble():
            make_folder(self._folder)
        self._keep_reserve()

    def write(self, name: str, content: bytes, at: dt.datetime) -> None:
        """Put a draft in place of the one with the same name. On return the disk has it.

        Raises `Trouble` only where neither the reserve nor the spare folder helps; the earlier draft is then still
        there.
        """
        draft = Draft(name=name, at=at, content=content)
        with self._turn:
            try:
                self._write(draft)
            except Trouble:
                if not self._write_to_spare(draft):
                    raise
            else:
                self._drop_from_spare(name)
        self._keep_reserve()

    def _write_to_spare(self, draft: Draft) -> bool:
        """Whether it is there now: a stick was pulled out, or its disk is broken."""
        if self._spare is None:
            return False
        path = self._spare / self._path(draft.name).name
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._disk.replace(path, self._sealed(draft, path))
        except OSError:
            return False
        return True

    def _drop_from_spare(self, name: str) -> None:
        if self._spare is not None:
            with contextlib.suppress(OSError):
                (self._spare / self._path(name).name).unlink(missing_ok=True)

    def bring_home(self) -> None:
        """Take over what had to be written to the spare folder, where it is newer. Called when opening."""
        if self._spare is None or self._spare.is_symlink():
            return
        with self._turn, told_as_trouble():
            for path in sorted(self._spare.glob("*" + _SUFFIX)):
                draft = _opened(path, self._key)
                if draft is not None:
                    self._take_over(draft)
                path.unlink()

    def _sealed(self, draft: Draft, path: Path) -> bytes:
        plain = msgspec.msgpack.encode(_Plain(draft.name, draft.at, draft.content))
        return seal(self._key, _padded(plain), _context(path))

    def _write(self, draft: Draft) -> None:
        path = self._path(draft.name)
        sealed = self._sealed(draft, path)
        with told_as_trouble():
            make_folder(self._folder)
            try:
                self._disk.replace(path, sealed)
            except OSError as error:
                if error.errno not in _FULL:
                    raise
                (self._folder / RESERVE).unlink(missing_ok=True)
                self._disk.replace(path, sealed)

    def change_key(self, earlier: bytes, fresh: bytes) -> None:
        """Seal every draft anew that `earlier` opens, and use `fresh` from now on. May be done again after a crash.

        Raises `Trouble`; drafts that were not reached are then still sealed under `earlier`.
        """
        with self._turn:
            self._key = fresh
            with told_as_trouble():
                for path in self._files():
                    draft = _opened(path, earlier)
                    if draft is not None:
                        self._take_over(draft)
                        path.unlink()
        self._keep_reserve()

    def _take_over(self, draft: Draft) -> None:
        """A draft sealed under `fresh` already is kept where it is the newer one."""
        path = self._path(draft.name)
        there = _opened(path, self._key) if path.is_file() else None
        if there is None or there.at < draft.at:
            self._write(draft)

    def read(self, name: str) -> Draft | None:
        """The draft with this name. Raises `Tampered` where it is damaged."""
        path = self._path(name)
        with told_as_trouble():
            if self._folder.is_symlink() or not path.is_file():
                return None
            return self._opened(path)

    def listed(self) -> Drafts:
        """Everything in the box."""
        whole: list[Draft] = []
        damaged = 0
        with told_as_trouble():
            for path in self._files():
                try:
                    whole.append(self._opened(path))
                except Tampered:
                    damaged += 1
        whole.sort(key=lambda draft: draft.at, reverse=True)
        return Drafts(whole=tuple(whole), damaged=damaged)

    def drop(self, name: str) -> None:
        """Remove a draft that was saved or is not wanted. It may be gone already."""
        path = self._path(name)
        self._drop_from_spare(name)
        with told_as_trouble():
            if path.exists():
                path.unlink()
                sync_folder(path.parent)

    def end(self, named: Collection[str]) -> None:
        """The records behind these names are erased: every draft whose name is one of them, or begins with one and a
        hyphen, goes."""
        self._ended.append(frozenset(named))
        for draft in self.listed().whole:
            if belongs(draft.name, named):
                self.drop(draft.name)

    def erasures(self) -> int:
        """How often records behind drafts were erased since the vault was opened."""
        return len(self._ended)

    def was_ended(self, name: str, after: int) -> bool:
        """Whether what a draft belongs to was erased, not counting the first `after` erasures."""
        return any(belongs(name, named) for named in self._ended[after:])

    def _files(self) -> list[Path]:
        return [] if self._folder.is_symlink() else sorted(self._folder.glob("*" + _SUFFIX))

    def _opened(self, path: Path) -> Draft:
        found = _opened(path, self._key)
        if found is None:
            raise Tampered(DAMAGED)
        return found

    def _path(self, name: str) -> Path:
        """The file's name tells nothing: a keyed digest of the draft's name."""
        digest = hashlib.blake2b(name.encode(), digest_size=16, key=self._key, person=b"wb draft name")
        return self._folder / (digest.hexdigest() + _SUFFIX)

    def _keep_reserve(self) -> None:
        if self._folder.is_symlink():
            return
        path, size = self._folder / RESERVE, RESERVE_BYTES
        while size >= _SMALLEST_RESERVE and not path.exists():
            with contextlib.suppress(OSError):
                self._disk.replace(path, _incompressible(size))
            size //= 2


def belongs(name: str, named: Iterable[str]) -> bool:
    """Whether a draft is about one of the records that `named` are the beginnings of names for."""
    return any(name == one or name.startswith(f"{one}-") for one in named)


def _opened(path: Path, key: bytes) -> Draft | None:
    """The draft in a file, or None where `key` does not open it or what is behind the seal is none."""
    plain = unseal(key, path.read_bytes(), _context(path))
    found = unpacked(_unpadded(plain), _Plain) if plain is not None else None
    return Draft(name=found.name, at=found.at, content=found.content) if found is not None else None


def _context(path: Path) -> bytes:
    return b"wellbeing draft 1 " + path.stem.encode()


def _padded(content: bytes) -> bytes:
    marked = content + b"\x80"
    return marked + bytes(-len(marked) % _BUCKET)


def _unpadded(content: bytes) -> bytes:
    return content.rstrip(b"\0")[:-1]


def _incompressible(size: int) -> bytes:
    """Bytes that a file system which packs its files can't make smaller."""
    return hashlib.shake_128(b"reserve").digest(size)
