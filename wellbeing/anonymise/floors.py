"""The floors of disclosure control. They are code: no schema, pack or setting may go below them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Who releases. It is a property of the program's code and of no file: each loader names its own."""

    OPEN = "open"
    """A representative, of their own cases."""
    NATIONAL = "national"
    """Two offices, of the contributions of many representatives."""


class Floors(NamedTuple):
    """The least that a schema may ask for."""

    threshold: int
    """Fewest cases, and fewest distinct officers, that a published cell may stand for."""
    sensitive_threshold: int
    """The same for sexual attacks, colleagues, own firearm, custody and self-harm."""
    width: int
    """Narrowest interval, in cases, that anybody may compute for a withheld cell; never below the threshold."""
    contributors: int
    """Rule (b): fewest representatives whose cases a published cell may hold."""


FEWEST_CONTRIBUTORS = 3

FLOORS: Mapping[Kind, Floors] = {
    # In an open release no other representative's cases blur a cell.
    Kind.OPEN: Floors(threshold=10, sensitive_threshold=10, width=10, contributors=1),
    Kind.NATIONAL: Floors(threshold=5, sensitive_threshold=10, width=5, contributors=FEWEST_CONTRIBUTORS),
}

FEWEST_IN_BATCH = 10
"""Fewest representatives with any case whose contributions may be added up and opened together."""

FEWEST_OFFICERS = 30
"""Below this many distinct officers a release of either kind holds words and no number."""

GROUP_MARGIN = 2
"""Rule (c): a cell that leaves at most this many of its published group outside says it of the whole group."""

FEWEST_SHOWN = 80
"""Percent of a table's cases that its published inner cells must hold; with less, a coarser table is made."""


def accept(kind: Kind, threshold: int, sensitive_threshold: int, width: int) -> None:
    """Raise ValueError where a schema asks for less than the floors of its kind."""
    floor = FLOORS[kind]
    if threshold < floor.threshold:
        raise ValueError(f"threshold {threshold} is below the floor of {floor.threshold}")
    if sensitive_threshold < max(threshold, floor.sensitive_threshold):
        raise ValueError(f"sensitive threshold {sensitive_threshold} is below its floor")
    if width < max(threshold, floor.width):
        raise ValueError(f"width {width} is below the threshold {threshold} or the floor of {floor.width}")
