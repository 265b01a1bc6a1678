"""Counting in columns: every cell of a table at every level, in cases and in distinct officers."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.schema import Axis, Dimension, Schema

Numbers: TypeAlias = NDArray[np.int64]


class Tally(NamedTuple):
    """`number` of the cell's unit (cases, contacts or referrals), and distinct `officers` behind it."""

    number: int
    officers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What one unit counts: a row per case or event, with its officer (numbered from 0 on) and, per dimension,
    the place of its code among the dimension's leaves."""

    schema: Schema
    officers: Numbers = field(repr=False)
    leaves: Mapping[str, Numbers] = field(repr=False)

    def tabulate(self, axes: tuple[Axis, ...]) -> dict[tuple[str, ...], Tally]:
        """Tallies of every cell that has any, totals and parents included."""
        found: dict[tuple[str, ...], Tally] = {}
        for levels in itertools.product(*(range(axis.levels + 1) for axis in axes)):
            found |= self._at_levels(axes, levels)
        return found

    def _at_levels(self, axes: tuple[Axis, ...], levels: tuple[int, ...]) -> dict[tuple[str, ...], Tally]:
        place: Numbers = np.zeros(len(self.officers), dtype=np.int64)
        keep: NDArray[np.bool_] | None = None
        codes: list[list[str]] = []
        for axis, level in zip(axes, levels, strict=True):
            names, lifted = levels_of(self.schema.dimensions[axis.dimension], level)
            codes.append(names)
            if level:
                column = lifted[self.leaves[axis.dimension]]
                place = place * len(names) + column
                if lifted.min(initial=0) < 0:
                    keep = column >= 0 if keep is None else keep & (column >= 0)
        officers = self.officers
        if keep is not None:
            place, officers = place[keep], officers[keep]
        every = list(itertools.product(*codes))
        numbers, persons = _tallied(place, officers, len(every))
        return {every[at]: Tally(int(numbers[at]), int(persons[at])) for at in np.flatnonzero(numbers)}


def _tallied(place: Numbers, officers: Numbers, cells: int) -> tuple[Numbers, Numbers]:
    """Rows and distinct officers of every cell: pairs of both are sorted, and the first of each kind counts."""
    pairs = np.sort(officers * cells + place)
    first = np.ones(len(pairs), dtype=bool)
    np.not_equal(pairs[1:], pairs[:-1], out=first[1:])
    return np.bincount(place, minlength=cells), np.bincount(pairs[first] % cells, minlength=cells)


def levels_of(dimension: Dimension, level: int) -> tuple[list[str], Numbers]:
    """Codes of a level (0 the total, 1 groups, 2 their children), and each leaf's place among them or -1."""
    leaves = dimension.leaves()
    if level == 0:
        return [TOTAL], np.zeros(len(leaves), dtype=np.int64)
    tops = [code.code for code in dimension.children(TOTAL)]
    if level == 1:
        above = [leaf if dimension[leaf].parent is None else dimension.parent(leaf) for leaf in leaves]
        return tops, np.asarray([tops.index(code) for code in above], dtype=np.int64)
    low = [leaf for leaf in leaves if dimension[leaf].parent is not None]
    return low, np.asarray([low.index(leaf) if leaf in low else -1 for leaf in leaves], dtype=np.int64)
