"""The whole-number program of the cover: which cells to hide, so that every need gets what it must have."""

from collections.abc import Sequence
from typing import TypeAlias

import highspy
import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.problem import Mask, Problem, Vector
from wellbeing.anonymise.suppression.solver import FEASIBLE, model_of, solver

_LAST_OF_ALL = 50.0
"""The most that a cell may cost here: prices that lie far apart make a program slow."""
_MOST_NODES = 200
"""Where the search ends at the latest, the same on every computer."""
_SURE, _WHOLE = 0.1, 1e-6
"""What choosing otherwise than the linear program must cost for a cell to be settled by it."""

Need: TypeAlias = tuple[dict[int, int], int]
"""Cells with what each of them gives once it is hidden, and how much they must give together."""


class Choice:
    """Kept from one answer to the next: needs come to it, and each answer begins where the last one ended."""

    def __init__(self, problem: Problem, hidden: Mask, needs: Sequence[Need]) -> None:
        """`hidden` stays so."""
        cost = np.minimum(problem.costs(), _LAST_OF_ALL)
        self._low, self._high = hidden.astype(float), (~problem.settled).astype(float)
        self._every = np.arange(problem.size, dtype=np.int32)
        # The first whole answer is mostly within 1 % of the best; to look for others takes as long again.
        self._solver = solver(mip_max_improving_sols=1, mip_max_nodes=_MOST_NODES)
        model = model_of(_matrix(needs, problem.size), np.array([least for _gives, least in needs], float), np.inf)
        model.col_cost_, model.col_lower_, model.col_upper_ = cost, self._low, self._high
        self._solver.passModel(model)

    def add(self, needs: Sequence[Need]) -> None:
        """Have these looked after too."""
        rows = _matrix(needs, len(self._every)).tocsr()
        least = np.array([least for _gives, least in needs], dtype=float)
        starts, cells = rows.indptr[:-1].astype(np.int32), rows.indices.astype(np.int32)
        self._solver.addRows(len(needs), least, np.full(len(needs), np.inf), rows.nnz, starts, cells, rows.data)

    def cheapest(self) -> Mask | None:
        """The cells of the least cost, or hardly more; None where none was found."""
        self._solver.run()
        if self._solver.getInfo().primal_solution_status != FEASIBLE:
            return None
        basis = self._solver.getBasis()
        self._set(highspy.HighsVarType.kInteger, *self._nearly_settled(self._solver.getSolution()))
        self._solver.run()
        is_found = self._solver.getInfo().primal_solution_status == FEASIBLE
        found: Mask = np.rint(self._solver.getSolution().col_value).astype(bool)
        self._set(highspy.HighsVarType.kContinuous, self._low, self._high)
        self._solver.setBasis(basis)
        return found if is_found else None

    def _nearly_settled(self, found: highspy.HighsSolution) -> tuple[Vector, Vector]:
        """The bounds, closed for cells that the program in fractions hides or publishes whole, and whose other choice
        it would pay for. What is left is a small program, and its best is the whole one's or hardly dearer."""
        share, price = np.asarray(found.col_value), np.asarray(found.col_dual)
        hides, shows = (price < -_SURE) & (share > 1 - _WHOLE), (price > _SURE) & (share < _WHOLE)
        return np.where(hides, 1, self._low), np.where(shows, self._low, self._high)

    def _set(self, kind: highspy.HighsVarType, low: Vector, high: Vector) -> None:
        count = len(self._every)
        self._solver.changeColsIntegrality(count, self._every, np.array([kind] * count))
        self._solver.changeColsBounds(count, self._every, low, high)


def _matrix(needs: Sequence[Need], size: int) -> sparse.csc_matrix:
    rows = np.repeat(np.arange(len(needs)), [len(gives) for gives, _least in needs])
    columns = np.array([cell for gives, _least in needs for cell in gives])
    data = np.array([given for gives, _least in needs for given in gives.values()], dtype=float)
    return sparse.csc_matrix((data, (rows, columns)), (len(needs), size))
