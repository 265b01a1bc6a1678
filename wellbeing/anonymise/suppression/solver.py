"""HiGHS as the engine uses it: quiet and on one thread, so that the same problem always has the same answer.

Apart from `anonymise.solvers` on purpose, alike as they are: the attack shares no code with the engine.
"""

import highspy
import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.problem import Vector

FEASIBLE = 2
"""The status of an answer that keeps every row, be it the best or not."""


def solver(**options: bool | float | str) -> highspy.Highs:
    """A solver without a model."""
    # The class without callbacks: the public one prints a banner when it is made.
    made: highspy.Highs = highspy._Highs()  # type: ignore[attr-defined]
    for option, value in {"output_flag": False, "threads": 1, **options}.items():
        made.setOptionValue(option, value)
    return made


def model_of(rows: sparse.csc_matrix, least: Vector | float, most: Vector | float) -> highspy.HighsLp:
    """What every row comes to lies between `least` and `most`. Columns have no costs, and are zero, until told."""
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = rows.shape
    model.col_cost_ = model.col_lower_ = model.col_upper_ = np.zeros(rows.shape[1])
    model.row_lower_, model.row_upper_ = np.full(rows.shape[0], least), np.full(rows.shape[0], most)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = rows.indptr.astype(np.int32)
    model.a_matrix_.index_ = rows.indices.astype(np.int32)
    model.a_matrix_.value_ = rows.data.astype(float)
    return model
