"""Counts tables handed to the attack: each is checked against every sum, and what passes proves how wide a cell is.

Nothing is taken on trust. A table counts if it is whole, nowhere below zero and fits every sum that a reader knows;
then a reader cannot tell it from the true one, wherever it came from.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Name = TypeVar("Name", bound=Hashable)
Counts: TypeAlias = NDArray[np.int64]

LARGEST = 10**12
"""The most that a count, or a step of a shift, may be: sums of a million of them stay far below 2**63, where they
would begin anew and fit again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof(Generic[Name]):
    """A table, as counts of unknown cells, and shifts that each make another of it. `enough` is the width from
    which on a cell is safe; 1 where it is not named."""

    table: Mapping[Name, int] = field(repr=False)
    shifts: Sequence[Mapping[Name, int]]
    enough: Mapping[Name, int]


def seen(table: Counts, steps: sparse.csr_matrix) -> tuple[Counts, Counts]:
    """The least and the most of each unknown cell over a table and those that shifts lead to, as `fitting` has them."""
    if not steps.shape[0]:
        return table, table
    by_cell = sparse.vstack([steps, *_others(steps, table)], format="csc")
    ends = (by_cell.min(axis=0), by_cell.max(axis=0))
    low, high = (np.asarray(end.todense()).ravel() for end in ends)
    return table + np.minimum(low, 0), table + np.maximum(high, 0)


def fitting(
    proof: Proof[Name], unknown: Sequence[Name], sums: sparse.csr_matrix, values: Counts
) -> tuple[Counts, sparse.csr_matrix] | None:
    """The first table of a proof and the shifts that lead from it to others that fit, one in each row with a column
    for each unknown cell; None where the first table does not fit."""
    if not all(0 <= proof.table.get(name, -1) <= LARGEST for name in unknown):
        return None
    table = np.array([proof.table[name] for name in unknown], dtype=np.int64)
    if (sums @ table != values).any():
        return None
    steps = _steps(proof.shifts, {name: number for number, name in enumerate(unknown)})
    wrong = np.diff((steps @ sums.T != 0).indptr) + _below_zero(steps, table)
    return table, steps[np.flatnonzero(wrong == 0)]


def _others(steps: sparse.csr_matrix, table: Counts) -> Iterator[sparse.csr_matrix]:
    """The same shifts the other way, and twice as far either way, where they fit: they keep every sum as well."""
    for times in (-1, 2, -2):
        yield (steps * times)[np.flatnonzero(_below_zero(steps * times, table) == 0)]


def _below_zero(steps: sparse.csr_matrix, table: Counts) -> Counts:
    """How many counts each shift would bring below zero."""
    below = sparse.csr_matrix((steps.data + table[steps.indices] < 0, steps.indices, steps.indptr), steps.shape)
    found: Counts = np.asarray(below.sum(axis=1)).ravel()
    return found


def _steps(shifts: Sequence[Mapping[Name, int]], place: Mapping[Name, int]) -> sparse.csr_matrix:
    """The shifts as rows; one that moves a cell that is known, or too far, is left out."""
    possible = [
        shift for shift in shifts if all(name in place and abs(step) <= LARGEST for name, step in shift.items())
    ]
    rows = np.repeat(np.arange(len(possible)), [len(shift) for shift in possible])
    columns = [place[name] for shift in possible for name in shift]
    data = np.array([step for shift in possible for step in shift.values()], dtype=np.int64)
    return sparse.csr_matrix((data, (rows, columns)), (len(possible), len(place)), dtype=np.int64)
