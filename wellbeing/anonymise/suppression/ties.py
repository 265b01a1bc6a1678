"""A quick no from all sums together: cells that no shift moves apart once one more cell is published.

Who knows one of them knows the other, and neither moves further than both can. To see that for one cell takes a
program or two; here a few products see it for all at once.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from wellbeing.anonymise.suppression.elimination import PRIME
from wellbeing.anonymise.suppression.problem import Mask, Numbers
from wellbeing.anonymise.suppression.state import State

_MIXTURES = 16
"""Made at once; each cell that is published takes one."""
_LEAST = 3
"""Two to be compared, and one to leave a cell by."""


class Ties:
    """Asks what publishing a cell would tie together. Large problems have too many cells to ask for each."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._is_asked = not state.problem.is_large
        self._mixtures: Mixtures | None = None

    def publish(self, cell: int) -> None:
        """Take note that the cell is published."""
        if self._mixtures is not None:
            self._mixtures.leave(cell)

    def exposed_without(self, cell: int) -> int | None:
        """A cell that publishing `cell` would leave narrow, or known to who knows another, as far as the shifts found
        so far tell; None where they show none."""
        if not self._is_asked:
            return None
        if self._mixtures is None or self._mixtures.are_used_up:
            self._mixtures = Mixtures(self._state.witnesses.counting(), self._state.problem.size)
        problem, needed = self._state.problem, self._state.needed() > 0
        cells = np.flatnonzero(self._state.hidden & (needed | problem.few | (problem.values < problem.width)))
        cells = cells[cells != cell]
        group, way = self._mixtures.tied(cell, cells)
        target = needed[cells]
        exposed = itertools.chain(self._narrow(cells, group, way, target), self._given_away(cells, group, target))
        return next((int(cells[place]) for place in exposed), None)

    def _narrow(self, cells: Numbers, group: Numbers, way: Numbers, target: Mask) -> list[int]:
        """Places of cells that do not move, or no further than small counts that they are tied to."""
        room = np.full((2, group.max(initial=0) + 1), np.inf)
        for row, side in zip(room, (1, -1), strict=True):
            np.minimum.at(row, group[way == side], self._state.problem.values[cells[way == side]])
        is_narrow = (room.sum(axis=0)[group] < self._state.problem.width) & (way != 0)
        found: list[int] = np.flatnonzero(target & (is_narrow | (group == 0))).tolist()
        return found

    def _given_away(self, cells: Numbers, group: Numbers, target: Mask) -> Iterator[int]:
        """Places of cells that are known to who knows a cell of few that they are tied to."""
        few = self._state.problem.few[cells]
        knowers = np.bincount(group[few], minlength=len(group) + 1)
        for place in np.flatnonzero(target & (knowers[group] > few)).tolist():
            others = cells[few & (group == group[place]) & (cells != cells[place])].tolist()
            if any((int(cells[place]), other) not in self._state.alike for other in others):
                yield place


class Mixtures:
    """Random sums of all shifts, modulo a prime: one row each, with an entry per cell.

    Cells in the same proportion in two of them are so in every sum of shifts: only by a coincidence of 1 in 2**31 are
    they not. Mixtures that leave a cell are made of those that there are.
    """

    def __init__(self, shifts: Iterable[Mapping[int, int]], size: int) -> None:
        every = list(shifts)
        rows = np.repeat(np.arange(len(every)), [len(shift) for shift in every])
        cells = np.fromiter((cell for shift in every for cell in shift), np.int64, len(rows))
        steps = np.fromiter((step for shift in every for step in shift.values()), np.int64, len(rows)) % PRIME
        shares = np.random.default_rng(0).integers(1, PRIME, (_MIXTURES, len(every)))
        self._rows: Numbers = np.zeros((_MIXTURES, size), dtype=np.int64)
        for row, share in zip(self._rows, shares, strict=True):
            # Sums of fewer than 2**22 numbers below the prime are exact as floats.
            row[:] = np.bincount(cells, (share[rows] * steps % PRIME).astype(float), size).astype(np.int64) % PRIME

    @property
    def are_used_up(self) -> bool:
        """Whether there are too few to ask anything of them."""
        return len(self._rows) < _LEAST

    def leave(self, cell: int) -> None:
        """Let none of them move this cell any more. It takes one of them."""
        self._rows = self._leaving(cell, len(self._rows))

    def tied(self, published: int, cells: Numbers) -> tuple[Numbers, Numbers]:
        """Which of `cells` move in fixed proportions only, once one more is `published`. Two arrays: the group of each
        cell, those that do not move at all being group 0; and whether it moves as far as the first of its group, the
        same way (1) or the other way (-1), or not as far or further (0)."""
        one, other = self._leaving(published, _LEAST)[:, cells]
        proportion = np.append(0, one * _inverse(other) % PRIME)
        _values, first, group = np.unique(proportion, return_index=True, return_inverse=True)
        group = group[1:]
        of_first = np.append(0, one)[first][group]
        return group, np.where(one == of_first, 1, np.where(one + of_first == PRIME, -1, 0))

    def _leaving(self, cell: int, count: int) -> Numbers:
        """One less than the first `count`, none of which moves the cell."""
        first, others = self._rows[0], self._rows[1:count]
        factors = others[:, cell] * pow(int(first[cell]), PRIME - 2, PRIME) % PRIME
        found: Numbers = (others - factors[:, None] * first % PRIME) % PRIME
        return found


def _inverse(numbers: Numbers) -> Numbers:
    """Modulo the prime, by Fermat's little theorem; zero for zero."""
    found, power, exponent = np.ones_like(numbers), numbers, PRIME - 2
    while exponent:
        if exponent & 1:
            found = found * power % PRIME
        power, exponent = power * power % PRIME, exponent >> 1
    return found
