"""The sealed head beside the store: what the newest acknowledged state of the store is.

Two places in one small file are written in turn, so that a power cut spoils at most the one being written and
a full disk can't stop it: the file never grows. A witness is the same file in another folder.
"""

import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path

import msgspec

from wellbeing.vault.connection import PAGE_BYTES
from wellbeing.vault.files import Disk
from wellbeing.vault.keys import DataKey, seal, unseal
from wellbeing.vault.packed import unpacked

NAME = "head"
_PLACE_BYTES = 4096
"""The largest sector of today's disks: a power cut may spoil the whole sector that is being written."""
_PLACES = 2
FILE_BYTES = _PLACES * _PLACE_BYTES
_TAG_BYTES = 64
_TAGS = struct.Struct(f"{PAGE_BYTES - _TAG_BYTES}x{_TAG_BYTES}s")
"""A page of SQLCipher ends with its authentication tag, HMAC-SHA512."""
_READ_BYTES = 64 * PAGE_BYTES
_LENGTH = struct.Struct(">H")


class Head(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """The newest state: number and MAC of the last log entry, and a digest over the store's pages."""

    generation: int
    mac: bytes
    pages: bytes
    page_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the head's file says: the newest whole head, and whether both places could be read."""

    newest: Head | None
    whole: bool


class HeadFile:
    """Reads and writes the heads of one vault at one path."""

    def __init__(self, path: Path, key: bytes, vault: str) -> None:
        self.path = path
        self._key = key
        self._vault = vault

    def read(self) -> Reading:
        """What the file says. Raises FileNotFoundError and other OSErrors."""
        return self.parsed(self.path.read_bytes())

    def parsed(self, content: bytes) -> Reading:
        """What a file with this content says."""
        heads = [self._opened(content, place) for place in range(_PLACES)]
        found = [head for head in heads if head is not None]
        newest = max(found, key=lambda head: head.generation, default=None)
        return Reading(newest=newest, whole=len(found) == _PLACES and len(content) == FILE_BYTES)

    def begin(self, head: Head) -> None:
        """Make the file anew with `head` in every place. Raises OSError."""
        Disk().replace(self.path, self.made(head))

    def made(self, head: Head) -> bytes:
        """The content of a file made anew: `head` in every place."""
        return b"".join(self._sealed(head, place) for place in range(_PLACES))

    def write(self, head: Head, *, wait: bool = True) -> None:
        """Put `head` in its place; with `wait`, return when the disk has it. Raises OSError."""
        if not self.path.exists():
            self.begin(head)
            return
        place = head.generation % _PLACES
        handle = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.lseek(handle, place * _PLACE_BYTES, os.SEEK_SET)
            os.write(handle, self._sealed(head, place))
            if wait:
                os.fsync(handle)
        finally:
            os.close(handle)

    def _sealed(self, head: Head, place: int) -> bytes:
        sealed = seal(self._key, msgspec.msgpack.encode(head), self._context(place))
        return (_LENGTH.pack(len(sealed)) + sealed).ljust(_PLACE_BYTES, b"\0")

    def _opened(self, content: bytes, place: int) -> Head | None:
        part = content[place * _PLACE_BYTES : (place + 1) * _PLACE_BYTES]
        if len(part) != _PLACE_BYTES:
            return None
        (length,) = _LENGTH.unpack_from(part)
        body, rest = part[_LENGTH.size : _LENGTH.size + length], part[_LENGTH.size + length :]
        plain = unseal(self._key, body, self._context(place)) if not any(rest) else None
        return unpacked(plain, Head) if plain is not None else None

    def _context(self, place: int) -> bytes:
        return f"wellbeing head 1 {self._vault} {place}".encode()


def witness_file(witnesses: Path, vault: str, key: DataKey) -> HeadFile:
    """The file in the folder `witnesses` that remembers the newest state seen on this computer under this key."""
    return HeadFile(witnesses / witness_name(vault, key), key.derive("head"), vault)


def witness_name(vault: str, key: DataKey) -> str:
    """Each key of a vault has a witness of its own: an older copy is found even after its key was changed."""
    return f"{vault}-{key.derive('witness')[:8].hex()}.witness"


def witnessed(witnesses: Path | None, vault: str, key: DataKey) -> Head | None:
    """The state of a vault that this computer has seen last, where it can be read."""
    if witnesses is None:
        return None
    try:
        return witness_file(witnesses, vault, key).read().newest
    except OSError:
        return None


def pages_of(path: Path) -> tuple[bytes, int]:
    """A digest over the salt and every page's authentication tag of a store, and its number of pages.

    SQLCipher checks each page against its tag when it reads it; this binds the tags together, so that an
    older page put back is seen without decrypting anything (about 4 ms for 50 MB). Raises OSError. It is read
    and not mapped into memory: a stick that is pulled out would end the program.
    """
    digest = hashlib.blake2b(digest_size=32, person=b"wb pages")
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size == 0 or size % PAGE_BYTES:
            digest.update(size.to_bytes(8, "big"))
            return digest.digest(), size // PAGE_BYTES
        digest.update(file.read(16))
        file.seek(0)
        buffer = memoryview(bytearray(_READ_BYTES))
        while read := file.readinto(buffer):
            digest.update(b"".join([tag for (tag,) in _TAGS.iter_unpack(buffer[:read])]))
    return digest.digest(), size // PAGE_BYTES
