"""Counts for cells that an earlier release withheld: some whole counts that fit all that was published."""

import numpy as np
from scipy import optimize, sparse

from wellbeing.anonymise.suppression.problem import Mask, Numbers


def completed(sums: sparse.csr_matrix, values: Numbers, known: Mask, few: Mask | None = None) -> Numbers | None:
    """`values` where they are `known`, and counts elsewhere so that every sum holds; None where none fit. Behind cells
    of `few` there is somebody: one case, or as little more as may be."""
    if known.all():
        return values if not np.any(sums @ values) else None
    somebody = np.zeros(len(values), dtype=bool) if few is None else few & ~known
    low = np.where(known, values, somebody).astype(float)
    high = np.where(known, values, np.inf)
    result = optimize.milp(
        somebody.astype(float),
        integrality=np.ones(len(values)),
        bounds=optimize.Bounds(low, high),
        constraints=optimize.LinearConstraint(sums.astype(float), 0, 0),
    )
    if result.x is None:
        return None
    found: Numbers = np.rint(result.x).astype(np.int64)
    return found
