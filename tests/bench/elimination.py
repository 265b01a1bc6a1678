"""The published method as a baseline: secondary suppression by elimination alone, written apart from the engine.

Cells are published from the largest on, each unless it and those before would give a withheld small cell away
exactly (Langsrud 2024, 'Secondary Cell Suppression by Gaussian Elimination'). It promises no interval and looks at
no insider, so it withholds fewer cells than any pattern that does.
"""

import numpy as np
from numpy.typing import NDArray

from tests.bench.tables import Shape

PUBLIC = 626
"""Cells that it withholds of the public table that the limits of the 1,200 cells were measured on."""
_PRIME = 2_147_483_647


def withheld(shape: Shape, threshold: int) -> int:
    """How many cells it withholds, those below the threshold included, zeros too."""
    cells = shape.model()
    counts = cells @ shape.inner.ravel()
    small = counts < threshold
    candidates = np.lexsort((np.arange(len(counts)), -counts))
    found = int(small.sum())
    left, targets = cells.astype(np.int64), cells[small].astype(np.int64)
    for place in candidates[~small[candidates]]:
        row = left[place]
        if not row.any():
            continue
        pivot = int(np.flatnonzero(row)[0])
        row = row * pow(int(row[pivot]), -1, _PRIME) % _PRIME
        without = _taken_away(targets, row, pivot)
        if not without.any(axis=1).all():
            found += 1
            continue
        targets, left = without, _taken_away(left, row, pivot)
    return found


def _taken_away(rows: NDArray[np.int64], row: NDArray[np.int64], pivot: int) -> NDArray[np.int64]:
    """The rows without the multiple of `row` that each has at the pivot."""
    touched = np.flatnonzero(rows[:, pivot])
    found = rows.copy()
    found[touched] = (rows[touched] - rows[touched, pivot, None] * row) % _PRIME
    return found
