"""First secondary pass: no hidden cell may be a linear combination of published ones.

Gaussian elimination over the cells' model, exact in arithmetic modulo a prime; large cells are published
first. It is safe against exact disclosure only: widths are the work of `shifts`.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

PRIME = 2_147_483_647
"""Products of two residues fit into 64 bits. Matrices of sums (0, 1, -1) lose rank modulo so large a prime
only by a coincidence that the audit would find."""

Matrix: TypeAlias = NDArray[np.int64]


def computable(sums: sparse.csr_matrix, given: Iterable[int], hidden: Iterable[int], order: Sequence[int]) -> set[int]:
    """Which cells of `order` must be hidden too so that no hidden cell follows from the published ones.

    `sums` times the cells is zero; `given` are known whatever happens; `order` lists cells to publish, the
    most wanted first.
    """
    model = _free_model(np.asarray(sums.todense(), dtype=np.int64) % PRIME)
    targets = np.zeros(len(model), dtype=bool)
    targets[list(hidden)] = True
    withheld: set[int] = set()
    for row in given:
        _eliminate(model, row)
    for row in order:
        pivot = _pivot(model[row])
        if pivot is None:
            continue
        if _would_fall(model, row, pivot, np.flatnonzero(targets)):
            targets[row] = True
            withheld.add(row)
        else:
            _eliminate(model, row)
    return withheld


def _free_model(sums: Matrix) -> Matrix:
    """Every cell as a combination of free cells, one row per cell (a basis of the null space of `sums`)."""
    reduced = sums.copy()
    pivots: list[int] = []
    row = 0
    for column in range(reduced.shape[1]):
        below = np.flatnonzero(reduced[row:, column]) if row < len(reduced) else np.empty(0, dtype=np.int64)
        if not len(below):
            continue
        found = row + int(below[0])
        reduced[[row, found]] = reduced[[found, row]]
        reduced[row] = reduced[row] * pow(int(reduced[row, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(reduced[:, column])
        others = others[others != row]
        reduced[others] = (reduced[others] - reduced[others, column][:, None] * reduced[row] % PRIME) % PRIME
        pivots.append(column)
        row += 1
    free = [column for column in range(reduced.shape[1]) if column not in set(pivots)]
    model = np.zeros((reduced.shape[1], len(free)), dtype=np.int64)
    model[free, np.arange(len(free))] = 1
    model[pivots] = -reduced[: len(pivots)][:, free] % PRIME
    return model


def _pivot(row: Matrix) -> int | None:
    filled = np.flatnonzero(row)
    return int(filled[0]) if len(filled) else None


def _would_fall(model: Matrix, row: int, pivot: int, targets: Matrix) -> bool:
    """Whether publishing `row` leaves nothing free of some target."""
    touched = targets[model[targets, pivot] != 0]
    if not len(touched):
        return False
    return bool((_without(model, touched, row, pivot) == 0).all(axis=1).any())


def _eliminate(model: Matrix, row: int) -> None:
    """Publish `row`: nothing it determines is free any more."""
    pivot = _pivot(model[row])
    if pivot is not None:
        touched = np.flatnonzero(model[:, pivot])
        model[touched] = _without(model, touched, row, pivot)


def _without(model: Matrix, touched: Matrix, row: int, pivot: int) -> Matrix:
    unit = model[row] * pow(int(model[row, pivot]), -1, PRIME) % PRIME
    left: Matrix = (model[touched] - model[touched, pivot][:, None] * unit % PRIME) % PRIME
    return left
