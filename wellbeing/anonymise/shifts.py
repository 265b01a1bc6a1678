"""Second secondary pass: for every hidden cell, second tables that nobody can tell from the true one.

A shift is a change of hidden cells that keeps every sum and every published cell. The true table and the
true table plus a shift are both possible for a reader; a cell's proven width is how far apart its values lie
over all shifts found (witnesses). Widths are in counts.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

Vector: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]

_WHOLE = 1e-6
_STILL_HIDDEN = 1e-3
"""The cost of moving a hidden cell: nothing is lost, but shorter shifts are better."""


@dataclass(slots=True)
class Shifts:
    """`base` is the true table, `fixed` what every reader knows, `cost` the loss in hiding a cell."""

    sums: sparse.csr_matrix
    base: Vector
    fixed: Mask
    cost: Vector
    programs: int = 0
    _found: list[Vector] = field(default_factory=list)

    def proven(self, shown: Mask, still: int | None = None) -> tuple[Vector, Vector]:
        """How far below and above its true value each cell is known to be possible while `shown` cells (and
        the cell `still`) stay as they are."""
        low, high = np.zeros(len(self.base)), np.zeros(len(self.base))
        if not self._found:
            return low, high
        found = np.asarray(self._found)
        usable = ~(np.abs(found[:, shown]) > _WHOLE).any(axis=1)
        if still is not None:
            usable &= np.abs(found[:, still]) <= _WHOLE
        if usable.any():
            low, high = np.minimum(found[usable].min(axis=0), 0), np.maximum(found[usable].max(axis=0), 0)
        return low, high

    def widen(self, cell: int, width: int, hidden: Mask, still: int | None = None) -> Mask | None:
        """Hide what it takes to give `cell` the width, at the least cost. The cells newly moved, or None where
        no table at all can give it. `still` is a cell whose value somebody knows."""
        low, high = self.proven(~hidden, still)
        best: Vector | None = None
        for step in (width + low[cell], high[cell] - width):
            if self.base[cell] + step >= 0:
                found = self._shift(cell, step, hidden, still)
                if found is not None and (best is None or self._price(found, hidden) < self._price(best, hidden)):
                    best = found
        if best is None:
            return None
        self._found.append(best)
        moved: Mask = np.abs(best) > _WHOLE
        return moved & ~hidden

    def keeps_width(self, cell: int, width: int, shown: Mask, still: int | None = None) -> bool:
        """Whether `cell` keeps the width while all `shown` cells are published; looks for its own witnesses."""
        reach = 0.0
        for direction in (1, -1):
            found = self._furthest(cell, direction, width, shown, still)
            if found is None:
                return False
            self._found.append(found)
            reach += abs(found[cell])
        return reach >= width - _WHOLE

    def _price(self, shift: Vector, hidden: Mask) -> float:
        return float(np.abs(shift) @ np.where(hidden, _STILL_HIDDEN, self.cost))

    def _shift(self, cell: int, step: float, hidden: Mask, still: int | None) -> Vector | None:
        """The cheapest shift that moves `cell` by `step`."""
        price = np.where(hidden, _STILL_HIDDEN, self.cost)
        fixed = self.fixed.copy()
        if still is not None:
            fixed[still] = True
        up = np.where(fixed, 0, np.inf)
        down = np.where(fixed, 0, self.base)
        up_low, down_low = np.zeros_like(up), np.zeros_like(down)
        up[cell] = up_low[cell] = max(step, 0)
        down[cell] = down_low[cell] = max(-step, 0)
        if fixed[cell]:
            return None
        return self._solve(price, up_low, up, down_low, down)

    def _furthest(self, cell: int, direction: int, width: int, shown: Mask, still: int | None) -> Vector | None:
        """The shift that moves `cell` furthest up or down, no further than `width`."""
        fixed = self.fixed | shown
        if still is not None:
            fixed[still] = True
        up, down = np.where(fixed, 0, np.inf), np.where(fixed, 0, self.base)
        up[cell] = width if direction > 0 else 0
        down[cell] = 0 if direction > 0 else min(self.base[cell], width)
        price = np.full(len(self.base), _STILL_HIDDEN)
        price[cell] = -len(self.base) * 1e3
        return self._solve(price, np.zeros_like(up), up, np.zeros_like(down), down)

    def _solve(self, price: Vector, up_low: Vector, up: Vector, down_low: Vector, down: Vector) -> Vector | None:
        """The cheapest whole-number change between the bounds that keeps every sum."""
        moving = np.flatnonzero((up > 0) | (down > 0))
        sums = self.sums[:, moving]
        sums = sums[np.diff(sums.indptr) > 0]
        both = sparse.hstack([sums, -sums], format="csc").astype(float)
        cost = np.concatenate([price[moving]] * 2)
        low = np.concatenate([up_low[moving], down_low[moving]])
        high = np.concatenate([up[moving], down[moving]])
        for whole in (0, 1):
            self.programs += 1
            result = optimize.milp(
                cost,
                integrality=np.full(len(cost), whole),
                bounds=optimize.Bounds(low, high),
                constraints=optimize.LinearConstraint(both, 0, 0) if both.shape[0] else (),
            )
            if result.x is None:
                return None
            change = result.x[: len(moving)] - result.x[len(moving) :]
            if np.abs(change - np.rint(change)).max(initial=0) <= _WHOLE:
                shift = np.zeros(len(self.base))
                shift[moving] = np.rint(change)
                return shift
        return None
