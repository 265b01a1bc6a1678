"""A write-ahead log as somebody makes it who holds older pages of a store, and no key."""

import struct
from collections.abc import Mapping

_MAGIC, _VERSION = 0x377F0682, 3007000
_SALT = (0x1234, 0x5678)


def wal_of(pages: Mapping[int, bytes], page_count: int) -> bytes:
    """The file that gives a store of `page_count` pages these `pages`, by number from 1, in place of its own."""
    page_bytes = len(next(iter(pages.values())))
    head = struct.pack(">6I", _MAGIC, _VERSION, page_bytes, 0, *_SALT)
    sums = _summed(head, (0, 0))
    parts = [head, struct.pack(">2I", *sums)]
    for place, (number, page) in enumerate(pages.items(), start=1):
        frame = struct.pack(">2I", number, page_count if place == len(pages) else 0)
        sums = _summed(page, _summed(frame, sums))
        parts += [frame, struct.pack(">4I", *_SALT, *sums), page]
    return b"".join(parts)


def _summed(content: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    """SQLite's running checksum; it takes no key."""
    first, second = sums
    for even, odd in struct.iter_unpack("<2I", content):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
