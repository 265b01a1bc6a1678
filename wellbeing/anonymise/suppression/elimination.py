"""Exact arithmetic: which withheld cells follow from the published ones.

Gaussian elimination over sparse rows modulo a prime. It sees exact disclosure only, but that without rounding;
widths are the work of `shifts`.
"""

import itertools
from collections import defaultdict

import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.problem import Mask

PRIME = 2_147_483_647
"""Sums (0, 1, -1) lose rank modulo so large a prime only by a coincidence that the audit would find."""

_Row = dict[int, int]


def determined(sums: sparse.csr_matrix, hidden: Mask) -> set[int]:
    """The hidden cells whose counts follow from those of the other cells."""
    rows = _rows(sums, hidden)
    pivots: dict[int, _Row] = {}
    where: dict[int, set[int]] = defaultdict(set)
    for row in sorted(rows, key=len):
        for cell in [cell for cell in row if cell in pivots]:
            _take_away(row, cell, pivots[cell])
        if not row:
            continue
        pivot = min(row, key=lambda cell: (len(where[cell]), cell))
        scale = pow(row[pivot], -1, PRIME)
        row = {cell: factor * scale % PRIME for cell, factor in row.items()}
        for other in sorted(where.pop(pivot, ())):
            before = pivots[other].keys() - {other}
            _take_away(pivots[other], pivot, row)
            for cell in (before ^ (pivots[other].keys() - {other})) - {pivot}:
                where[cell] ^= {other}
        pivots[pivot] = row
        for cell in row:
            if cell != pivot:
                where[cell].add(pivot)
    return {pivot for pivot, row in pivots.items() if len(row) == 1}


def _rows(sums: sparse.csr_matrix, hidden: Mask) -> list[_Row]:
    """What is left of each sum once the published cells are taken out."""
    kept = sums[:, hidden].tocsr()
    names = np.flatnonzero(hidden)
    found = []
    for start, end in itertools.pairwise(kept.indptr):
        if end > start:
            cells, factors = names[kept.indices[start:end]].tolist(), kept.data[start:end].tolist()
            found.append({cell: factor % PRIME for cell, factor in zip(cells, factors, strict=True)})
    return found


def _take_away(row: _Row, cell: int, pivot_row: _Row) -> None:
    """Subtract the multiple of `pivot_row` that takes `cell` out of `row`."""
    factor = row[cell]
    for other, value in pivot_row.items():
        left = (row.get(other, 0) - factor * value) % PRIME
        if left:
            row[other] = left
        else:
            row.pop(other, None)
