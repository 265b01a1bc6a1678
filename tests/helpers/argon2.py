"""Argon2id is slow on purpose. In one process of the tests it is worked out once for the same words, salt and cost.

Most tests open a copy of the same vault with the same passphrase: the key is the same, only the second of work is
saved. Whatever is tried for the first time is worked out for real, so a wrong passphrase, another salt or another
cost comes to another key here as well.
"""

import functools

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from wellbeing.vault import keys


class Remembered:
    """The library's `Argon2id`, as `keys` uses it."""

    def __init__(self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int) -> None:
        self._cost = (salt, length, iterations, lanes, memory_cost)

    def derive(self, words: bytes) -> bytes:
        """The key; the calibration, which measures how long this takes, has it worked out each time."""
        salt = self._cost[0]
        return _derived.__wrapped__(words, *self._cost) if not any(salt) else _derived(words, *self._cost)


@functools.cache
def _derived(words: bytes, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int) -> bytes:
    slow = Argon2id(salt=salt, length=length, iterations=iterations, lanes=lanes, memory_cost=memory_cost)
    return slow.derive(words)


def remember() -> None:
    """From now on, in this process."""
    keys.Argon2id = Remembered  # type: ignore[attr-defined, assignment]
