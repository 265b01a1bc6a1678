"""Programs over unknown counts that hang together: corners, tables close to a known one, tables in whole numbers."""

import highspy
import numpy as np
from scipy import sparse

from wellbeing.anonymise.bounds import Vector
from wellbeing.anonymise.nearest import Nearest
from wellbeing.anonymise.solvers import PRIMAL, model_of, solver

WHOLE = 1e-6
"""How far a solver's number may lie from the whole one that it stands for."""
_MOST_NODES = 10_000
"""Of a program in whole numbers: a bound in steps, the same on every computer."""
_FEASIBLE = 2
_ENDLESS = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
_NONE = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)


class Unfinished(Exception):
    """A program in whole numbers came to its bound before it found a table, or that there is none."""


class Programs:
    """One system of sums, solved again and again. Tables may have fractions until `whole` has taken them."""

    def __init__(self, matrix: sparse.csr_matrix, values: Vector, low: Vector, high: Vector) -> None:
        """Each row of `matrix` is a sum that comes to its entry of `values`; counts lie from `low` to `high`."""
        self._matrix, self._values, self._low, self._high = matrix, values, low, high
        self._columns = np.arange(matrix.shape[1], dtype=np.int32)
        model = model_of(matrix, values, low, high)
        # From corner to corner only costs change, so the last one is still a table: the primal method goes on there.
        self._linear = solver(model, simplex_strategy=PRIMAL)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(self._columns)
        # Searching for symmetries and jumping to feasible tables cost more than they find.
        self._first = solver(
            model,
            mip_max_improving_sols=1,
            mip_max_nodes=_MOST_NODES,
            mip_heuristic_run_feasibility_jump=False,
            mip_detect_symmetry=False,
        )
        self._nearest: Nearest | None = None
        self._steps = 0
        self.is_endless = False
        """Whether the last corner was none because the costs fall without end."""

    @property
    def steps(self) -> int:
        """Of the simplex method, so far."""
        return self._steps + (0 if self._nearest is None else self._nearest.steps)

    def corner(self, cost: Vector) -> Vector | None:
        """A table at the least cost. None where there is none, or no end."""
        self._run(self._linear, cost)
        self.is_endless = self._linear.getModelStatus() in _ENDLESS
        if self._linear.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return self._counts_of(self._linear)

    def near(self, cell: int, count: float) -> Vector | None:
        """The table with this count of a cell in which least is moved from one that was found. None where there is
        none, or none was found before."""
        return None if self._nearest is None else self._nearest.with_count(cell, count)

    def first(self, cost: Vector) -> Vector | None:
        """The first table in whole numbers that is found near the least cost, which has an end. None where there is
        none. Raises Unfinished where that was too much work to find out."""
        self._run(self._first, cost)
        if self._first.getInfo().primal_solution_status == _FEASIBLE:
            return self._counts_of(self._first)
        if self._first.getModelStatus() not in _NONE:
            raise Unfinished
        return None

    def hold(self, cell: int, low: float, high: float) -> None:
        """From now on `first` finds only tables in which the cell lies between these."""
        self._first.changeColBounds(cell, low, high)

    def whole(self, table: Vector) -> Vector | None:
        """The same table where it is one of whole counts that fits every sum, to the last case; else None."""
        found: Vector = np.rint(table)
        fits = (found >= 0).all() and (self._matrix @ found == self._values).all()
        if not fits or np.abs(table - found).max(initial=0) > WHOLE:
            return None
        if self._nearest is None:
            self._nearest = Nearest(self._matrix, found, self._low, self._high)
        return found

    def _counts_of(self, solved: highspy.Highs) -> Vector:
        return np.fromiter(solved.getSolution().col_value, float, len(self._columns))

    def _run(self, of: highspy.Highs, cost: Vector) -> None:
        of.changeColsCost(len(cost), self._columns, cost)
        of.run()
        self._steps += max(of.getInfo().simplex_iteration_count, 1)
