"""HiGHS as the attack uses it: quiet, one thread, no presolve, sums as equations.

Apart from `anonymise.suppression.solver` on purpose, alike as they are: the attack shares no code with the engine.
"""

import highspy
import numpy as np
from scipy import sparse

from wellbeing.anonymise.bounds import Vector

DUAL, PRIMAL = 1, 4
"""Strategies of the simplex method."""


def solver(model: highspy.HighsLp, **options: bool | float | str) -> highspy.Highs:
    """A solver of a model."""
    # The class without callbacks: the public one prints a banner when it is made.
    made: highspy.Highs = highspy._Highs()  # type: ignore[attr-defined]
    every = {"output_flag": False, "threads": 1, "presolve": "off", **options}
    for option, value in every.items():
        made.setOptionValue(option, value)
    made.passModel(model)
    return made


def model_of(matrix: sparse.csr_matrix, values: Vector, low: Vector, high: Vector) -> highspy.HighsLp:
    """Each row of `matrix` is a sum that comes to its entry of `values`; columns lie from `low` to `high`."""
    columns = matrix.tocsc()
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = columns.shape
    model.col_cost_ = np.zeros(columns.shape[1])
    model.col_lower_, model.col_upper_ = low, high
    model.row_lower_ = model.row_upper_ = values
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = columns.indptr.astype(np.int32)
    model.a_matrix_.index_ = columns.indices.astype(np.int32)
    model.a_matrix_.value_ = columns.data.astype(float)
    return model
