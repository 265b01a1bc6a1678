"""The file of a backup: an uncompressed zip of exactly four members that has one spelling.

Any zip program unpacks it. Here it is not read as a zip at all: the frame around the members is worked out
from their sizes and checksums and must be there byte for byte. So nothing can hide in it (no second name, no
link, no comment, nothing behind the end), and every size is known to be allowed before anything is read.
"""

import os
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from wellbeing.errors import Refused, Tampered
from wellbeing.language import _
from wellbeing.vault.connection import PAGE_BYTES
from wellbeing.vault.head import FILE_BYTES

HEADER, SEAL, HEAD, STORE = MEMBERS = ("header.json", "seal", "head", "store.db")
LARGEST = {HEADER: 64 * 1024, SEAL: 32 * 1024 * 1024, HEAD: FILE_BYTES, STORE: 2 * 1024**3}
"""Most bytes of each member. Four of these stay within what a plain zip can say."""

NOT_A_BACKUP = _("This file is not a backup of this program.")
DAMAGED = _("This backup is damaged. Nothing was changed. Please choose another backup.")

PIECE = 1024 * 1024
"""Bytes that are read or written at once."""

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_NEEDED, _MADE_BY, _DAY, _MODE = 20, 3 << 8 | 20, 1 << 5 | 1, 0o100600 << 16
"""Version 2.0, made on a system with owners; the first day of the zip calendar; a file of its owner."""


def _local(name: str, size: int, checksum: int) -> bytes:
    raw = name.encode("ascii")
    return _LOCAL.pack(b"PK\x03\x04", _NEEDED, 0, 0, 0, _DAY, checksum, size, size, len(raw), 0) + raw


def _closing(sizes: Mapping[str, int], checksums: Mapping[str, int]) -> bytes:
    """The directory at the end of the file."""
    entries, at = b"", 0
    for name in MEMBERS:
        raw, size, checksum = name.encode("ascii"), sizes[name], checksums[name]
        fixed = (b"PK\x01\x02", _MADE_BY, _NEEDED, 0, 0, 0, _DAY, checksum, size, size, len(raw), 0, 0, 0, 0, _MODE, at)
        entries += _CENTRAL.pack(*fixed) + raw
        at += _LOCAL.size + len(raw) + size
    return entries + _END.pack(b"PK\x05\x06", 0, 0, len(MEMBERS), len(MEMBERS), len(entries), at, 0)


def pieces(members: Mapping[str, bytes]) -> Iterator[memoryview]:
    """The bytes of the file with these members, a piece at a time."""
    sizes = {name: len(members[name]) for name in MEMBERS}
    checksums = {name: zlib.crc32(members[name]) for name in MEMBERS}
    for name in MEMBERS:
        yield memoryview(_local(name, sizes[name], checksums[name]))
        content = memoryview(members[name])
        for start in range(0, len(content), PIECE):
            yield content[start : start + PIECE]
    yield memoryview(_closing(sizes, checksums))


class Archive:
    """A backup's file opened for reading; its frame has been checked, its members not yet. Close it, or use `with`."""

    def __init__(self, file: Path) -> None:
        """Raises `Refused` for anything that is no backup, `Tampered` for a damaged one, OSError from the disk."""
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        self._file: BinaryIO = os.fdopen(handle, "rb", buffering=0)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Refused(NOT_A_BACKUP, field="file")
            self._size = os.fstat(handle).st_size
            self._starts: dict[str, int] = {}
            self.sizes: dict[str, int] = {}
            self._checksums: dict[str, int] = {}
            self._check_frame()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_ended: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _check_frame(self) -> None:
        at = 0
        for name in MEMBERS:
            at = self._check_member(name, at)
        closing = _closing(self.sizes, self._checksums)
        if at + len(closing) != self._size or self._read(at, len(closing)) != closing:
            raise Tampered(DAMAGED)

    def _check_member(self, name: str, at: int) -> int:
        length = _LOCAL.size + len(name)
        found = self._read(at, length)
        if len(found) < length or not found.startswith(b"PK\x03\x04") or found[_LOCAL.size :] != name.encode("ascii"):
            raise Tampered(DAMAGED) if at else Refused(NOT_A_BACKUP, field="file")
        checksum, size = _LOCAL.unpack_from(found)[6:8]
        if found != _local(name, size, checksum) or not self._fits(name, size):
            raise Tampered(DAMAGED)
        self.sizes[name], self._checksums[name], self._starts[name] = size, checksum, at + length
        return at + length + int(size)

    @staticmethod
    def _fits(name: str, size: int) -> bool:
        if name == STORE and (size == 0 or size % PAGE_BYTES):
            return False
        return size == LARGEST[HEAD] if name == HEAD else size <= LARGEST[name]

    def _read(self, at: int, length: int) -> bytes:
        """Up to `length` bytes from `at`; less only where the file ends."""
        self._file.seek(at)
        parts: list[bytes] = []
        while length and (part := self._file.read(min(length, PIECE))):
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def pieces_of(self, name: str) -> Iterator[bytes]:
        """The content of a member, a piece at a time. Raises `Tampered` at its end where a bit differs."""
        start, left, checksum = self._starts[name], self.sizes[name], 0
        while left:
            part = self._read(start, min(left, PIECE))
            if not part:
                break
            start, left, checksum = start + len(part), left - len(part), zlib.crc32(part, checksum)
            yield part
        if left or checksum != self._checksums[name]:
            raise Tampered(DAMAGED)

    def content(self, name: str) -> bytes:
        """The whole content of a member. Raises `Tampered` where a bit differs."""
        return b"".join(self.pieces_of(name))
