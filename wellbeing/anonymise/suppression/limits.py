"""How far each withheld cell can move at most, as one sum after the other tells: a part falls no further than the other
parts and the whole let it, and these no further than their own sums.

Whole problems tell more, but programs have to find that out; this is a few products for all cells at once.
"""

from collections.abc import Iterator

import numpy as np

from wellbeing.anonymise.suppression.problem import Mask, Numbers, Problem, Sums

_SWEEPS = 6
"""How many sums further a limit is carried."""
_ANYTHING = 1_000
"""What stands for no limit that matters, in widths."""
_UP, _DOWN = 0, 1


class Limits:
    """What limits the cells of one problem, pattern by pattern."""

    def __init__(self, problem: Problem, sums: Sums) -> None:
        self._problem, self._sums = problem, sums
        terms = problem.sums.tocsr()
        self._row = np.repeat(np.arange(terms.shape[0]), np.diff(terms.indptr))
        self._cell, self._is_whole = terms.indices, terms.data > 0
        self._none = _ANYTHING * problem.width

    def lifting(self, hidden: Mask) -> Iterator[frozenset[int]]:
        """Published cells, one of which has to be withheld too: those of the sums that together leave an unsafe cell
        too narrow."""
        limits, by = self._limits(hidden)
        narrow = self._problem.unsafe & hidden & (limits.sum(axis=0) < self._problem.width)
        for sums in dict.fromkeys(self._sums_behind(cell, by, hidden) for cell in np.flatnonzero(narrow).tolist()):
            yield frozenset(cell for number in sums for cell in self._sums[number] if not hidden[cell])

    def _limits(self, hidden: Mask) -> tuple[Numbers, Numbers]:
        """How far every cell can rise and fall at most, and the number of the sum that says so; -1 for none."""
        problem = self._problem
        fall = np.where(problem.room < problem.width, problem.room, self._none)
        limits = np.where(hidden, np.stack([np.full_like(fall, self._none), fall]), 0)
        by = np.full_like(limits, -1)
        for _sweep in range(_SWEEPS):
            lower = [self._lower(limits[way], by[way], found, hidden) for way, found in self._found(limits)]
            if not any(lower):
                break
        return limits, by

    def _found(self, limits: Numbers) -> list[tuple[int, Numbers]]:
        """What each sum says of each of its cells, from the limits of the others. A whole that rises and a part that
        falls do the same to their sum."""
        up, down = limits[_UP][self._cell], limits[_DOWN][self._cell]
        more, less = np.where(self._is_whole, up, down), np.where(self._is_whole, down, up)
        others_less = np.bincount(self._row, less)[self._row].astype(np.int64) - less
        others_more = np.bincount(self._row, more)[self._row].astype(np.int64) - more
        return [
            (_UP, np.where(self._is_whole, others_less, others_more)),
            (_DOWN, np.where(self._is_whole, others_more, others_less)),
        ]

    def _lower(self, limits: Numbers, by: Numbers, found: Numbers, hidden: Mask) -> bool:
        """Take up what is lower and matters; whether anything is."""
        lower = (found < limits[self._cell]) & (found < self._problem.width) & hidden[self._cell]
        terms = np.flatnonzero(lower)
        terms = terms[np.argsort(-found[terms], kind="stable")]  # the lowest of a cell last, so that it stays
        limits[self._cell[terms]], by[self._cell[terms]] = found[terms], self._row[terms]
        return len(terms) > 0

    def _sums_behind(self, cell: int, by: Numbers, hidden: Mask) -> frozenset[int]:
        """All sums that the limits of a cell came from, one after the other."""
        seen, front = set[tuple[int, int]](), [(cell, _UP), (cell, _DOWN)]
        found: set[int] = set()
        while front:
            here, way = front.pop()
            number = int(by[way, here])
            if number < 0 or (here, way) in seen:
                continue
            seen.add((here, way))
            found.add(number)
            sums = self._sums[number]
            front += [(at, way if sums[at] != sums[here] else 1 - way) for at in sums if at != here and hidden[at]]
        return frozenset(found)
