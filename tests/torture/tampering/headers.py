"""A header as somebody writes it who knows the format and has no key: everything fits but the MAC."""

import hashlib
import json
from collections.abc import Callable
from random import Random
from typing import Any


def forged(chance: Random, content: bytes, other: bytes) -> bytes:
    """`content` changed in one place, with the checksum that belongs to it."""
    header, strange = json.loads(content), json.loads(other)
    chance.choice(_FORGERIES)(header, strange)
    body = json.dumps([header["body"], header["mac"]], separators=(",", ":"), ensure_ascii=False).encode()
    header["checksum"] = hashlib.blake2b(body, digest_size=16, person=b"wb header sum").hexdigest()
    return (json.dumps(header, indent=1, ensure_ascii=False) + "\n").encode()


def _passes(header: Any, _other: Any) -> None:
    header["body"]["slots"][0]["passes"] = 4


def _memory(header: Any, _other: Any) -> None:
    header["body"]["slots"][0]["memory_kib"] = 1024


def _too_much_memory(header: Any, _other: Any) -> None:
    header["body"]["slots"][0]["memory_kib"] = 64 * 1024 * 1024


def _slot(header: Any, other: Any) -> None:
    header["body"]["slots"] = other["body"]["slots"]


def _name(header: Any, other: Any) -> None:
    header["body"]["vault"] = other["body"]["vault"]


def _mac(header: Any, other: Any) -> None:
    header["mac"] = other["mac"]


def _no_slot(header: Any, _other: Any) -> None:
    header["body"]["slots"] = []


def _two_slots(header: Any, other: Any) -> None:
    header["body"]["slots"] += other["body"]["slots"]


_FORGERIES: tuple[Callable[[Any, Any], None], ...] = (
    _passes,
    _memory,
    _too_much_memory,
    _slot,
    _name,
    _mac,
    _no_slot,
    _two_slots,
)
