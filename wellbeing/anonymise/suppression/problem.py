"""The one problem type of the engine: linked tables as a sparse linear system, with what must not be found out.

A problem knows no schema and no file. `protect` makes one of a representative's counts, `linked` one of any set
of tables; `suppress` solves both alike. Cells that describe the same cases are one variable.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

Mask: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]
Vector: TypeAlias = NDArray[np.float64]

Row: TypeAlias = tuple[int, tuple[int, ...]]
"""A whole and its parts, as variables."""

Sums: TypeAlias = Sequence[Mapping[int, int]]
"""Of each sum its cells, each with its factor: 1 for the whole, -1 for a part."""

_OF_CASES, _OF_CASES_IN_SMALL = 0.1, 0.02
"""What each doubling of an inner cell's cases adds to the cell's price of 1. Small problems are looked at whole: there
a cell less is found more often, and should not be given away for cases."""

SMALL = 2_000
"""Cells of a problem up to which all of it can be looked at at once."""

LARGE, LARGE_SUBTABLE = 20_000, 800
"""Cells of a problem, or of one subtable of it, from which on the work for each cell must not grow with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """All arrays have one entry per variable; `sums` has one column per variable, and `sums @ values` is zero.

    values: the true counts; where an earlier release withheld one, some counts that fit what it published
    unsafe: what the primary rules withhold, and what an earlier release withheld as unsafe
    settled: what every reader knows already: never withheld, never moved
    withheld: what an earlier release withheld, for whatever reason: it stays withheld
    few: cells behind which stand only one or two people (or cases): these know the cell
    last: totals, withheld only where nothing else helps
    width: least width, in counts, of the interval that a reader can compute for an unsafe cell
    loss: what is lost in withholding a cell; None where a cell is a cell, and a little more for its cases
    least: what every reader knows that a cell comes to at least; None where that is zero for all
    together: whether one person may know any number of the cells of `few`, and not only one
    every_width: whether cells withheld for others' sake need that width too; else they only must not be exact
    """

    sums: sparse.csr_matrix
    values: Numbers = field(repr=False)
    unsafe: Mask
    settled: Mask
    withheld: Mask
    few: Mask
    last: Mask
    width: int
    every_width: bool
    together: bool = False
    loss: Vector | None = None
    least: Numbers | None = field(default=None, repr=False)

    @property
    def room(self) -> Numbers:
        """How far every cell may fall before a reader knows that it can't be."""
        return self.values if self.least is None else self.values - self.least

    @property
    def size(self) -> int:
        """How many variables there are."""
        return len(self.values)

    @property
    def is_small(self) -> bool:
        """Whether programs may look at the whole problem at once."""
        return self.size <= SMALL

    @property
    def has_cover(self) -> bool:
        """Whether all sums together are looked at before shifts are (`docs/decisions/0157`)."""
        return self.is_small and not self.every_width

    @property
    def is_large(self) -> bool:
        """Whether every program but the last resort has to be bounded (`docs/decisions/0119`, `0142`)."""
        return self.size > LARGE or self._largest_subtable() > LARGE_SUBTABLE

    def _largest_subtable(self) -> int:
        """Most cells that are parts of the same sums, of sums that share parts with these, and so on."""
        parts = (self.sums < 0).astype(np.int8)
        linked = sparse.block_array([[None, parts], [parts.T, None]])
        _count, subtable = csgraph.connected_components(linked, directed=False)
        return int(np.bincount(subtable[len(self.sums.indptr) - 1 :]).max(initial=0))

    def terms(self) -> Sums:
        """The sums one by one."""
        rows = self.sums.tocsr()
        cells, factors, starts = rows.indices.tolist(), rows.data.tolist(), rows.indptr.tolist()
        return [dict(zip(cells[a:b], factors[a:b], strict=True)) for a, b in itertools.pairwise(starts)]

    def inner(self) -> Mask:
        """Cells that are no sum of others."""
        found: Mask = np.asarray((self.sums > 0).sum(axis=0)).ravel() == 0
        return found

    def costs(self) -> Vector:
        """The loss in withholding a cell: a cell, and a little more for the cases that no other figure shows in
        such detail. Totals only at the last."""
        if self.loss is not None:
            return self.loss * np.where(self.last, 1e4, 1.0)
        of_cases = _OF_CASES_IN_SMALL if self.is_small else _OF_CASES
        found: Vector = (1 + of_cases * np.log2(1 + self.values) * self.inner()) * np.where(self.last, 1e4, 1.0)
        return found


def one_per_cases(size: int, rows: Sequence[Row]) -> tuple[Numbers, list[Row]]:
    """Merge cells that describe the same cases: a whole with one part is that part.

    Returns the variable of every cell, numbered in the order of the cells, and the rows that are left over
    between variables, each once.
    """
    root = list(range(size))

    def find(cell: int) -> int:
        while root[cell] != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    for whole, parts in rows:
        if len(parts) == 1:
            one, other = sorted((find(whole), find(parts[0])))
            root[other] = one
    tops = np.fromiter((find(cell) for cell in range(size)), np.int64, size)
    variable = np.unique(tops, return_inverse=True)[1].astype(np.int64)
    merged = ((int(variable[whole]), tuple(int(variable[part]) for part in parts)) for whole, parts in rows)
    return variable, list(dict.fromkeys((whole, parts) for whole, parts in merged if parts != (whole,)))


def matrix_of(size: int, rows: Sequence[Row]) -> sparse.csr_matrix:
    """The rows as a matrix: the whole is 1, its parts are -1."""
    lengths = [1 + len(parts) for _whole, parts in rows]
    columns = np.fromiter((cell for whole, parts in rows for cell in (whole, *parts)), np.int64, sum(lengths))
    data = np.full(len(columns), -1, dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    data[starts[:-1]] = 1
    found = sparse.csr_matrix((data, columns, starts), (len(rows), size))
    found.sum_duplicates()
    found.eliminate_zeros()
    return found


def gathered(variable: Numbers, cells: Mask) -> Mask:
    """A mark of cells as a mark of variables: a variable has it where any of its cells has."""
    found = np.zeros(int(variable.max(initial=-1)) + 1, dtype=bool)
    np.logical_or.at(found, variable, cells)
    return found
