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
    """`base` is the true table, `fixed` what every reader knows, `cost` the loss in hiding a cell.

    `totals` are hidden only where nothing else helps; with them published the tables mostly fall apart into
    blocks, so that each program is small.
    """

    sums: sparse.csr_matrix
    base: Vector
    fixed: Mask
    cost: Vector
    totals: Mask
    programs: int = 0
    _found: list[Vector] = field(default_factory=list)
    _block: NDArray[np.int32] = field(init=False)
    _dense: Vector = field(init=False)

    def __post_init__(self) -> None:
        self._dense = self.sums.toarray().astype(float)
        links = (self.sums != 0) @ sparse.diags_array((~(self.fixed | self.totals)).astype(float))
        self._block = sparse.csgraph.connected_components(links.T @ links, directed=False)[1]

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
        steps = [step for step in (width + low[cell], high[cell] - width) if self.base[cell] + step >= 0]
        found = [self._shift(cell, step, self.totals & ~hidden, hidden, still) for step in steps]
        if not any(shift is not None for shift in found):
            found = [self._shift(cell, step, np.zeros_like(hidden), hidden, still) for step in steps]
        possible = [shift for shift in found if shift is not None]
        if not possible:
            return None
        best = min(possible, key=lambda shift: self._price(shift, hidden))
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

    def _shift(self, cell: int, step: float, kept: Mask, hidden: Mask, still: int | None) -> Vector | None:
        """The cheapest shift that moves `cell` by `step` and leaves the `kept` cells as they are."""
        fixed = self.fixed | kept
        if still is not None:
            fixed[still] = True
        if fixed[cell]:
            return None
        price = np.where(hidden, _STILL_HIDDEN, self.cost)
        up, down = np.where(fixed, 0, np.inf), np.where(fixed, 0, self.base)
        up_low, down_low = np.zeros_like(up), np.zeros_like(down)
        up[cell] = up_low[cell] = max(step, 0)
        down[cell] = down_low[cell] = max(-step, 0)
        return self._solve(cell, price, up_low, up, down_low, down)

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
        return self._solve(cell, price, np.zeros_like(up), up, np.zeros_like(down), down)

    def _solve(
        self, cell: int, price: Vector, up_low: Vector, up: Vector, down_low: Vector, down: Vector
    ) -> Vector | None:
        """The cheapest whole-number change between the bounds that keeps every sum."""
        may_move = (up > 0) | (down > 0)
        if not may_move[self.totals].any():
            may_move &= self._block == self._block[cell]
        moving = np.flatnonzero(may_move)
        if not len(moving):
            return np.zeros(len(self.base))
        sums = self._dense[:, moving]
        sums = sums[sums.any(axis=1)]
        both = np.hstack([sums, -sums])
        cost = np.concatenate([price[moving]] * 2)
        low = np.concatenate([up_low[moving], down_low[moving]])
        high = np.concatenate([up[moving], down[moving]])
        for whole in (0, 1):
            self.programs += 1
            result = optimize.milp(
                cost,
                integrality=np.full(len(cost), whole),
                bounds=optimize.Bounds(low, high),
                constraints=optimize.LinearConstraint(both, 0, 0) if len(both) else (),
            )
            if result.x is None:
                return None
            change = result.x[: len(moving)] - result.x[len(moving) :]
            if np.abs(change - np.rint(change)).max(initial=0) <= _WHOLE:
                shift = np.zeros(len(self.base))
                shift[moving] = np.rint(change)
                return shift
        return None
