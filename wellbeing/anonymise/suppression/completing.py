"""Counts for cells that an earlier release withheld: some whole counts that fit all that was published."""

import numpy as np
from scipy import optimize, sparse

from wellbeing.anonymise.suppression.problem import Mask, Numbers


def completed(sums: sparse.csr_matrix, values: Numbers, known: Mask) -> Numbers | None:
    """`values` where they are `known`, and counts elsewhere so that every sum holds; None where none fit."""
    if known.all():
        return values if not np.any(sums @ values) else None
    low = np.where(known, values, 0).astype(float)
    high = np.where(known, values, np.inf)
    result = optimize.milp(
        np.zeros(len(values)),
        integrality=np.ones(len(values)),
        bounds=optimize.Bounds(low, high),
        constraints=optimize.LinearConstraint(sums.astype(float), 0, 0),
    )
    if result.x is None:
        return None
    found: Numbers = np.rint(result.x).astype(np.int64)
    return found
