"""Many needles looked for in much hay at once."""

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Name = TypeVar("Name", bound=Hashable)

_ANCHOR = 6
"""Bytes of a needle by which it is told that it may stand somewhere."""


class Sieve(Generic[Name]):
    """Needles by their names. Six bytes of each are looked for in one go, whatever their number; only those that may
    stand there are looked for one by one. No needle is shorter than that."""

    def __init__(self, needles: Mapping[Name, bytes]) -> None:
        self._needles = dict(needles)
        self._by_anchor: dict[int, list[Name]] = {}
        self._pairs = np.zeros((_ANCHOR // 2, 1 << 16), dtype=bool)
        """Which two bytes stand in any anchor, by their place in it."""
        for name, needle in self._needles.items():
            anchor = _anchor(needle)
            self._by_anchor.setdefault(int.from_bytes(anchor, "little"), []).append(name)
            for place in range(_ANCHOR // 2):
                self._pairs[place, int.from_bytes(anchor[2 * place : 2 * place + 2], "little")] = True

    def held_by(self, content: bytes) -> set[Name]:
        """The names of the needles that stand in `content`."""
        if not self._needles:
            return set()
        may = {name for begins in (0, 1) for name in self._may_stand(np.frombuffer(content, np.uint8)[begins:])}
        return {name for name in may if self._needles[name] in content}

    def _may_stand(self, content: NDArray[np.uint8]) -> list[Name]:
        """Those whose anchor stands at an even place of `content`."""
        pairs = content[: len(content) // 2 * 2].view("<u2")
        places = np.flatnonzero(self._pairs[0][pairs])
        for place in range(1, _ANCHOR // 2):
            places = places[places + place < len(pairs)]
            places = places[self._pairs[place][pairs[places + place]]]
        anchors = np.zeros(len(places), np.int64)
        for place in range(_ANCHOR // 2):
            anchors |= pairs[places + place].astype(np.int64) << (16 * place)
        return [name for found in np.unique(anchors) for name in self._by_anchor.get(int(found), ())]


def _anchor(needle: bytes) -> bytes:
    """From the first byte on that is not zero, where there is room: most of a memory is zeros."""
    assert len(needle) >= _ANCHOR, "too short to be told from other words"
    begins = next((at for at in range(len(needle) - _ANCHOR + 1) if needle[at]), 0)
    return needle[begins : begins + _ANCHOR]
