"""Unknown cells that hang together, and the ends that each of them can have.

Ends are bounded from outside: by single sums, then by linear programs, then by programs in whole numbers that find no
table. They are reached from inside, by whole tables that fit every sum. Where both meet, an end is settled. One table
settles ends of many cells, so the costs of every program pull at others that are open.
"""

import contextlib
import math
from collections.abc import Callable

import numpy as np
from scipy import sparse

from wellbeing.anonymise.bounds import Places, Vector, bounds_of
from wellbeing.anonymise.programs import WHOLE, Programs, Unfinished

_CORNERS = 30
"""Programs that look for tables at many ends at once."""
_PULLED = 0.1
"""The share of open ends that one program pulls at: with more they are in each other's way."""
_MOST_EXACT = 5_000
"""Cells of a group up to which ends are settled that a proof has shown to be far enough apart."""
_MOST_WORK = 200_000_000
"""Spent on these: steps of the simplex method times cells, a bound that is the same on every computer."""


class Group:
    """`_low` and `_high` bound the cells from outside; `_least` and `_most` are the ends of what was seen."""

    def __init__(self, matrix: sparse.csr_matrix, values: Vector, told: Callable[[], object]) -> None:
        """`told` is called before every program; what it raises ends the work."""
        self._told = told
        self._count = matrix.shape[1]
        self._low, self._high = bounds_of(matrix, values)
        self._least = np.full(self._count, np.inf)
        self._most = np.full(self._count, -np.inf)
        self._enough: Vector = np.full(self._count, np.inf)
        self._work = math.inf
        self._dice = np.random.default_rng(0)
        self._programs = Programs(matrix, values, self._low, self._high)

    def take(self, least: Places, most: Places, enough: Places) -> None:
        """Ends that were seen already, and how far apart they have to be for the work to be bounded."""
        self._least, self._most = np.minimum(self._least, least), np.maximum(self._most, most)
        self._enough = enough.astype(float)
        self._work = _MOST_WORK if self._count <= _MOST_EXACT else 0

    def leave_open(self, enough: int) -> None:
        """Look no further at a cell once it was seen to be so wide."""
        self._enough, self._work = np.full(self._count, float(enough)), 0

    def extremes(self) -> tuple[Vector, Vector] | None:
        """Least and most of every cell; None where no table fits, or none was found."""
        if (self._low > self._high).any() or not self._has_table():
            return None
        self._visit_corners()
        for cell in np.argsort(self._most - self._least >= self._enough, kind="stable").tolist():
            for sign in (1, -1):
                if self._is_open(cell, sign) and self._may_go_on(cell):
                    self._settle(cell, sign)
        return self._least, self._most

    def settled(self) -> list[bool]:
        """Of each cell, whether nothing lies beyond its ends."""
        found: list[bool] = ((self._least <= self._low) & (self._most >= self._high)).tolist()
        return found

    def _has_table(self) -> bool:
        if not np.isfinite(self._least).all():
            self._look(np.zeros(self._count))
        return bool(np.isfinite(self._least).all())

    def _may_go_on(self, cells: int | slice) -> bool:
        return self._work > 0 or bool(np.any(self._most[cells] - self._least[cells] < self._enough[cells]))

    def _visit_corners(self) -> None:
        for _corner in range(_CORNERS if self._count > _CORNERS else 0):
            cost = self._towards_open_ends()
            if not cost.any() or not self._may_go_on(slice(None)):
                return
            self._keep(self._corner(cost))

    def _towards_open_ends(self) -> Vector:
        """Costs that pull at some of the ends that are open, and at some of these more than at others."""
        down = self._least > self._low
        up = (self._most < self._high) & np.isfinite(self._high)
        either = self._dice.choice([1.0, -1.0], self._count)
        way = np.where(down & up, either, np.where(down, 1.0, np.where(up, -1.0, 0.0)))
        pulled = self._dice.random(self._count) < _PULLED
        found: Vector = way * self._dice.random(self._count) * pulled
        return found

    def _settle(self, cell: int, sign: int) -> None:
        """Find the least (sign 1) or the most (sign -1) of one cell: from the end that a linear program leaves, the
        first count at which there is a whole table."""
        cost = np.zeros(self._count)
        cost[cell] = sign
        corner = self._corner(cost)
        self._keep(corner)
        if corner is None:
            if sign < 0 and self._programs.is_endless:
                self._most[cell] = np.inf
            return
        bound = self._low if sign > 0 else self._high
        bound[cell] = math.ceil(sign * corner[cell] - WHOLE) * sign
        with contextlib.suppress(Unfinished):
            while self._is_open(cell, sign) and not self._is_met(cell, bound[cell]):
                bound[cell] += sign

    def _is_open(self, cell: int, sign: int) -> bool:
        if sign > 0:
            return bool(self._least[cell] > self._low[cell])
        return bool(self._most[cell] < self._high[cell])

    def _is_met(self, cell: int, count: float) -> bool:
        """Whether there is a whole table with this count; mostly one lies close to a table that was found. Raises
        Unfinished."""
        if self._keep(self._asked(lambda: self._programs.near(cell, count))):
            return True
        self._programs.hold(cell, count, count)
        try:
            return self._keep_first(self._towards_open_ends())
        finally:
            self._programs.hold(cell, self._low[cell], self._high[cell])

    def _look(self, cost: Vector) -> None:
        """Look for a whole table near the least cost: the corner there, where it is one."""
        if not self._keep(self._corner(cost)):
            with contextlib.suppress(Unfinished):
                self._keep_first(cost)

    def _keep_first(self, cost: Vector) -> bool:
        table = self._asked(lambda: self._programs.first(cost))
        if table is None:
            return False
        if not self._keep(table):
            raise Unfinished
        return True

    def _corner(self, cost: Vector) -> Vector | None:
        return self._asked(lambda: self._programs.corner(cost))

    def _asked(self, program: Callable[[], Vector | None]) -> Vector | None:
        self._told()
        before = self._programs.steps
        try:
            return program()
        finally:
            self._work -= self._count * (self._programs.steps - before)

    def _keep(self, table: Vector | None) -> bool:
        """Remember what a whole table shows; False where it is none."""
        whole = None if table is None else self._programs.whole(table)
        if whole is None:
            return False
        self._least, self._most = np.minimum(self._least, whole), np.maximum(self._most, whole)
        return True
