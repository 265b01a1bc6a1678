"""What follows for unknown whole counts from one sum at a time: a part of the attack, and none of the engine."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Vector: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]

_WHOLE = 1e-6
_MOST_PASSES = 50


def bounds_of(matrix: sparse.csr_matrix, values: Vector) -> tuple[Vector, Vector]:
    """The least and the most of each cell, over and over until nothing new follows. Each row of `matrix` is a sum that
    comes to its entry of `values`."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    cells, factors = matrix.indices, matrix.data
    low, high = np.zeros(matrix.shape[1]), np.full(matrix.shape[1], np.inf)
    for _pass in range(_MOST_PASSES):
        ends = np.where(factors > 0, factors * low[cells], factors * high[cells])
        tops = np.where(factors > 0, factors * high[cells], factors * low[cells])
        most = values[rows] - _of_others(rows, ends, matrix.shape[0])
        least = values[rows] - _of_others(rows, tops, matrix.shape[0])
        new_low, new_high = low.copy(), high.copy()
        np.minimum.at(new_high, cells, np.floor(np.where(factors > 0, most, -least) / abs(factors) + _WHOLE))
        np.maximum.at(new_low, cells, np.ceil(np.where(factors > 0, least, -most) / abs(factors) - _WHOLE))
        if (new_low == low).all() and (new_high == high).all():
            break
        low, high = new_low, new_high
    return low, high


def _of_others(rows: Places, ends: Vector, count: int) -> Vector:
    """For each entry of a row, the sum of the row's other entries; they may be infinite."""
    endless = np.isinf(ends)
    finite = np.where(endless, 0.0, ends)
    others = np.bincount(rows, finite, count)[rows] - finite
    endless_others = np.bincount(rows, endless, count)[rows] - endless
    sign = np.sign(ends[endless][0]) if endless.any() else 1.0
    found: Vector = np.where(endless_others > 0, sign * np.inf, others)
    return found
