"""One HiGHS model over some cells, kept: from program to program only some costs and bounds change.

Every cell has two columns, how much it rises and how much it falls, so that the size of a shift has a price; cells that
move as one share them (`joined`). Each program starts from no shift at all, which is quicker here than from where the
last one ended.
"""

import highspy
import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.joined import alone, joined
from wellbeing.anonymise.suppression.problem import Numbers, Vector
from wellbeing.anonymise.suppression.solver import FEASIBLE, model_of, solver

_WHOLE = 1e-6
_MOST_NODES = 100
"""Of a whole-number program's search tree: a bound in steps, so that the same input always ends alike."""
_MOST_WHOLE = 1_500
"""Cells of a block in which a whole shift is looked for among all: in larger ones that takes minutes."""
_OTHER_PRICES, _FACTORS = 8, (0.3, 3.0)
"""How often, and between which factors of the true ones, other prices are tried where a shift is not whole."""
_PRICES_ALONE = 2
"""How many of these are tried before a whole shift is looked for: that takes as long as several of them."""
_GAP = 0.1
"""How much dearer than the cheapest a whole shift may be: to prove the cheapest takes longest."""
_ENOUGH = (highspy.HighsModelStatus.kSolutionLimit, highspy.HighsModelStatus.kIterationLimit)


class Block:
    """`cells` in ascending order, with every sum that any of them is in."""

    def __init__(self, sums: sparse.csc_matrix, cells: Numbers, *, joins: bool = False) -> None:
        """Whether cells that move as one are joined: it pays where patterns are thin."""
        self.cells = cells
        self.place = {int(cell): number for number, cell in enumerate(cells)}
        held = _held(sums[:, cells])
        self._joined = joined(held) if joins else alone(held)
        self._columns = np.arange(2 * self._joined.sums.shape[1], dtype=np.int32)
        self._cost = self._least = self._most = np.zeros(len(self._columns))
        columns = self._joined.columns()
        self._order = np.argsort(columns, kind="stable")
        self._starts = np.searchsorted(columns[self._order], self._columns)
        self._solver = solver(
            presolve="off",
            dual_simplex_cost_perturbation_multiplier=0.0,
            mip_max_nodes=_MOST_NODES,
            mip_rel_gap=_GAP,
        )
        self._solver.passModel(model_of(_both_ways(self._joined.sums), 0, 0))

    def shift(self, cost: Vector, least: Vector, most: Vector) -> dict[int, int] | None:
        """The cheapest whole-number shift. All three have an entry for each cell's rise, then for each cell's
        fall. Returns the cells it moves and by how much; None where there is none."""
        self._price(cost)
        steps = self._steps(least, most)
        if steps is not None and not _is_whole(steps):
            steps = self._whole_steps_near(steps, cost, least, most)
        if steps is None:
            return None
        whole = np.rint(steps).astype(np.int64)
        return {int(self.cells[place]): int(whole[place]) for place in np.flatnonzero(whole)}

    def _of_groups(self, together: np.ufunc, values: Vector) -> Vector:
        """What a group's column has of its cells' columns."""
        if len(self._order) == len(self._columns):
            return values
        found: Vector = together.reduceat(values[self._order], self._starts)
        return found

    def _price(self, cost: Vector) -> None:
        cost = self._of_groups(np.add, cost)
        changed = self._columns[cost != self._cost]
        self._solver.changeColsCost(len(changed), changed, cost[changed])
        self._cost = cost

    def _steps(self, least: Vector, most: Vector) -> Vector | None:
        least = self._of_groups(np.maximum, least)
        most = self._of_groups(np.minimum, most)
        if (least > most).any():
            return None
        changed = self._columns[(least != self._least) | (most != self._most)]
        self._solver.changeColsBounds(len(changed), changed, least[changed], most[changed])
        self._least, self._most = least, most
        self._solver.clearSolver()
        self._solver.run()
        status = self._solver.getModelStatus()
        found_some = self._solver.getInfo().primal_solution_status == FEASIBLE
        if status != highspy.HighsModelStatus.kOptimal and not (status in _ENOUGH and found_some):
            return None
        found = np.fromiter(self._solver.getSolution().col_value, float, len(self._columns))
        count = len(found) // 2
        return self._joined.moved(found[:count] - found[count:])

    def _whole_steps_near(self, steps: Vector, cost: Vector, least: Vector, most: Vector) -> Vector | None:
        """Counts are whole: a corner of the linear program at a fraction is no table. Other prices lead to other
        corners; where theirs is not whole either, a whole shift of the cells that all these corners move is looked
        for. Only in small blocks is it looked for among all cells."""
        dice = np.random.default_rng(0)
        moved = np.abs(steps) > _WHOLE
        for tried in range(_OTHER_PRICES):
            self._price(cost * np.tile(dice.uniform(*_FACTORS, len(self.cells)), 2))
            other = self._steps(least, most)
            if other is None:
                return None
            if _is_whole(other):
                return other
            moved |= np.abs(other) > _WHOLE
            if tried < _PRICES_ALONE:
                continue
            self._price(cost)
            found = self._whole_steps(least, np.where(np.tile(moved, 2), most, 0))
            if found is not None and np.rint(found).any():
                return found
        return self._whole_steps(least, most) if len(self.cells) <= _MOST_WHOLE else None

    def _whole_steps(self, least: Vector, most: Vector) -> Vector | None:
        kinds = highspy.HighsVarType
        self._set_kinds(kinds.kInteger, "choose")
        steps = self._steps(least, most)
        self._set_kinds(kinds.kContinuous, "off")
        return steps

    def _set_kinds(self, kind: highspy.HighsVarType, presolve: str) -> None:
        count = len(self._columns)
        self._solver.changeColsIntegrality(count, self._columns, np.array([kind] * count))
        self._solver.setOptionValue("presolve", presolve)


def _is_whole(steps: Vector) -> bool:
    return bool(np.abs(steps - np.rint(steps)).max(initial=0) <= _WHOLE)


def _held(sums: sparse.csc_matrix) -> sparse.csc_matrix:
    """The sums that hold any of the cells."""
    held, rows = np.unique(sums.indices, return_inverse=True)
    return sparse.csc_matrix((sums.data, rows, sums.indptr), (len(held), sums.shape[1]))


def _both_ways(sums: sparse.csc_matrix) -> sparse.csc_matrix:
    """Sums over rises and then over falls."""
    starts = np.concatenate([sums.indptr, sums.indptr[-1] + sums.indptr[1:]])
    steps = np.concatenate([sums.data, -sums.data])
    return sparse.csc_matrix((steps, np.tile(sums.indices, 2), starts), (sums.shape[0], 2 * sums.shape[1]))
