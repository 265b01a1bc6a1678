"""Counts for cells that an earlier release withheld: some whole counts that fit all that was published."""

import numpy as np
from scipy import optimize, sparse

from wellbeing.anonymise.suppression.problem import Mask, Numbers

_NOBODY = 1_000
"""What it costs to have nobody behind a cell of few, in cases behind another one."""


def completed(sums: sparse.csr_matrix, values: Numbers, known: Mask, few: Mask | None = None) -> Numbers | None:
    """`values` where they are `known`, and elsewhere as many or more, so that every sum holds; None where none fit.
    Behind cells of `few` there is somebody: one case, or as little more as may be, and nobody only where no counts fit
    else. Of an earlier release that doesn't name its cells of few, empty ones may be taken for such."""
    if known.all():
        return values if not np.any(sums @ values) else None
    somebody = np.zeros(len(values), dtype=bool) if few is None else few & ~known
    found = _fitting(sums, values, known, somebody, may_lack=False)
    return _fitting(sums, values, known, somebody, may_lack=True) if found is None and somebody.any() else found


def _fitting(
    sums: sparse.csr_matrix, values: Numbers, known: Mask, somebody: Mask, *, may_lack: bool
) -> Numbers | None:
    """Counts of all cells. The program has one more unknown for each of `somebody`: 1 where nobody is behind it."""
    size, of_few = len(values), np.flatnonzero(somebody)
    more = len(of_few)
    filled = sparse.hstack([sparse.eye_array(size, format="csr")[of_few], sparse.eye_array(more)])
    least = np.concatenate([values, np.zeros(more)])
    most = np.concatenate([np.where(known, values, np.inf), np.full(more, float(may_lack))])
    result = optimize.milp(
        np.concatenate([somebody.astype(float), np.full(more, float(_NOBODY))]),
        integrality=np.ones(size + more),
        bounds=optimize.Bounds(least.astype(float), most),
        constraints=[
            optimize.LinearConstraint(
                sparse.hstack([sums.astype(float), sparse.csr_array((sums.shape[0], more))]), 0, 0
            ),
            optimize.LinearConstraint(filled, 1, np.inf),
        ],
    )
    if result.x is None:
        return None
    found: Numbers = np.rint(result.x[:size]).astype(np.int64)
    return found
