"""The width of a table, shared out to its columns."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

_LABELS_AT_MOST, _LABELS_AT_LEAST = 0.45, 0.25
"""Of the room of a table that is too narrow: the rest is for figures, which may be scrolled beside the labels."""


class Need(NamedTuple):
    """What a column needs, in pixels: for its longest word; to be read well, with figures in one line below a broken
    head, or labels in a few lines; and for all words in one line."""

    least: int
    good: int
    most: int


def shared_out(labels: Need, figures: Sequence[Need], room: int, more: int) -> list[int]:
    """How wide each column is, the labels' first. No column of figures is narrower than its longest word, and together
    they are wider than `room` only where they need it even so; then `more` pixels stay for a sign that there are more.
    """
    floor = min(labels.good, int(room * _LABELS_AT_MOST))
    most, good = [one.most for one in figures], [one.good for one in figures]
    for wanted, beside in ((most, labels.most), (good, labels.most), (good, labels.good), (good, floor)):
        if sum(wanted) + beside <= room:
            return [room - sum(wanted), *wanted]
    least = [one.least for one in figures]
    left = room - sum(least)
    if left < floor:
        return [max(room - more - _window(least, room - more - floor), int(room * _LABELS_AT_LEAST)), *least]
    beside = min(left, labels.good)
    return [beside, *_grown(figures, left - beside)]


def _window(least: Sequence[int], room: int) -> int:
    """How wide the part is in which figures are scrolled: as many whole columns as there is room for, and the widest of
    them."""
    fits = [whole for whole in itertools.accumulate(least) if whole <= room]
    return max([*least, *fits[-1:]], default=0)


def _grown(figures: Sequence[Need], more: int) -> list[int]:
    """The least widths, and `more` pixels given to the columns by what they lack."""
    lack = [one.good - one.least for one in figures]
    whole = max(sum(lack), 1)
    return [one.least + min(short, more * short // whole) for one, short in zip(figures, lack, strict=True)]
