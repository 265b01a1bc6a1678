"""Tables close to one that is known: how little has to move for one cell to have another count."""

import highspy
import numpy as np
from scipy import sparse

from wellbeing.anonymise.bounds import Vector
from wellbeing.anonymise.solvers import DUAL, model_of, solver


class Nearest:
    """What every cell gains and what it loses are unknowns of their own, and as little as can be moves. Such a shift is
    mostly a whole one. It is soon found from where nothing moves: there the dual simplex method begins each time."""

    def __init__(self, matrix: sparse.csr_matrix, table: Vector, low: Vector, high: Vector) -> None:
        """`table` fits every sum of `matrix`; counts lie from `low` to `high`."""
        self._table, self._count = table, len(table)
        self._most = np.concatenate((high - table, table - low))
        both = sparse.hstack((matrix, -matrix)).tocsr()
        model = model_of(both, np.zeros(matrix.shape[0]), np.zeros(2 * self._count), self._most)
        model.col_cost_ = np.ones(2 * self._count)
        self._solver = solver(model, simplex_strategy=DUAL)
        self.steps = 0
        """Of the simplex method, so far."""

    def with_count(self, cell: int, count: float) -> Vector | None:
        """The closest table in which the cell has this count, perhaps with fractions; None where there is none."""
        gain, loss = cell, self._count + cell
        step = count - self._table[cell]
        self._solver.changeColBounds(gain, max(step, 0.0), max(step, 0.0))
        self._solver.changeColBounds(loss, max(-step, 0.0), max(-step, 0.0))
        self._solver.clearSolver()
        self._solver.run()
        found = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        moved = np.fromiter(self._solver.getSolution().col_value, float, 2 * self._count) if found else None
        self.steps += max(self._solver.getInfo().simplex_iteration_count, 1)
        for column in (gain, loss):
            self._solver.changeColBounds(column, 0.0, self._most[column])
        return None if moved is None else self._table + moved[: self._count] - moved[self._count :]
