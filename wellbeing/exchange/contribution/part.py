"""The two parts of a contribution: the share for the office that releases, and the seed for the second one."""

import hashlib
from enum import StrEnum

from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.exchange.contribution import sharing

SALT = HASH = 32
"""Bytes of a salt and of a salted hash."""


class Part(StrEnum):
    """Which one lies in a file."""

    SHARE = "share"
    SEED = "seed"

    def size(self, length: int) -> int:
        """Its bytes, where the payload has so many numbers."""
        return sharing.SEED if self is Part.SEED else length * sharing.NUMBER


def salted_hash(part: Part, salt: bytes, content: bytes) -> bytes:
    """By which both offices see that they hold parts of one pair. Each knows the salt of its own part only, so that
    it can't try out what the other one may have received."""
    return hashlib.sha256(b"wellbeing share hash 1\n" + part.encode("ascii") + b"\n" + salt + content).digest()


def summand(part: Part, content: bytes, length: int) -> Vector:
    """What an office adds up: the share itself, or the stream of the seed. Raises ValueError for another length."""
    if len(content) != part.size(length):
        raise ValueError(f"not the {part} of {length} numbers")
    return sharing.stream(content, length) if part is Part.SEED else sharing.numbers(content)
