"""Additive shares modulo 2^64: docs/formats/contribution.md. Either of the two alone is as good as chance.

One office gets the seed of a stream of numbers, the other the payload less that stream. The seed is drawn anew for
every revision: two payloads less the same stream would tell how they differ.
"""

import hashlib
import secrets
from collections.abc import Iterable

import numpy as np

from wellbeing.anonymise.contributing.layout import Vector

SHARING = "sum64-shake256 1"
"""Names how a contribution is shared: this field, this stream, in this version."""
SEED = 32
"""Bytes."""
NUMBER = 8
"""Bytes of one number, the lowest first."""
_LITTLE = np.dtype("<u8")
_STREAM = b"wellbeing share stream 1\n"


def new_seed() -> bytes:
    """A seed from the system's random numbers."""
    return secrets.token_bytes(SEED)


def stream(seed: bytes, length: int) -> Vector:
    """So many numbers from a seed: SHAKE256. Raises ValueError for a seed of another size."""
    if len(seed) != SEED:
        raise ValueError("a seed has 32 bytes")
    return numbers(hashlib.shake_256(_STREAM + seed).digest(length * NUMBER))


def shares(vector: Vector, seed: bytes) -> tuple[Vector, bytes]:
    """What the releasing office gets, and what the second one gets: the seed."""
    return vector - stream(seed, len(vector)), seed


def joined(one: Vector, other: Vector) -> Vector:
    """The payload (or the sum of payloads) of both offices' shares (or their sums)."""
    return one + other


def added(vectors: Iterable[Vector], length: int) -> Vector:
    """The sum of shares of this length modulo 2^64; zeros without any. Raises ValueError for another length."""
    total = np.zeros(length, dtype=np.uint64)
    for vector in vectors:
        if vector.shape != total.shape:
            raise ValueError(f"{length} numbers, not {vector.shape}")
        total += vector
    return total


def as_bytes(vector: Vector) -> bytes:
    """The numbers as they travel."""
    return vector.astype(_LITTLE).tobytes()


def numbers(raw: bytes) -> Vector:
    """The numbers that travelled. Raises ValueError where bytes are left over."""
    return np.frombuffer(raw, dtype=_LITTLE).astype(np.uint64)
