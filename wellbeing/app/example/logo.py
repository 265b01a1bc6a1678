"""The logo of the example's union: a ring around a wave, drawn by arithmetic so that no picture has to be shipped."""

import math

from wellbeing.content.png import Picture

_SIDE = 240
_INK, _PAPER = (23, 92, 110), (255, 255, 255)


def drawn() -> Picture:
    """The same points every time; edges are drawn soft."""
    points = bytearray()
    for y in range(_SIDE):
        for x in range(_SIDE):
            share = _ink(x + 0.5 - _SIDE / 2, y + 0.5 - _SIDE / 2)
            points += bytes(round(ink * share + paper * (1 - share)) for ink, paper in zip(_INK, _PAPER, strict=True))
    return Picture(width=_SIDE, height=_SIDE, points=bytes(points))


def _ink(x: float, y: float) -> float:
    """How much of a point is ink, from 0 to 1, seen from the middle."""
    far = math.hypot(x, y)
    ring = 10 - abs(far - 104)
    wave = 9 - abs(y - 26 * (x / 60) * (1 - (x / 60) ** 2 / 3)) if far < 74 else -1.0
    return min(1.0, max(0.0, ring, wave))
