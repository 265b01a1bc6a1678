"""A first pattern for small problems: the cheapest that gives every sum what it needs by itself.

A withheld cell needs another in each of its sums, a third where somebody knows the other, and enough counts among
them to move. One whole-number program over these needs sees which cells serve many at once; shifts see one unsafe
cell after the other, but also what several sums say together. So this only chooses where the shifts begin.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import optimize, sparse

from wellbeing.anonymise.suppression.problem import Mask, Problem, Vector

MOST_CELLS = 2_000
"""Of a problem: in larger ones the program takes longer than all shifts."""
_LAST_OF_ALL = 50.0
"""The most that a cell may cost here: prices that lie far apart make a program slow."""
_GAP, _MOST_NODES = 0.01, 200
"""Where the search ends: this near to the best, or after so many nodes, the same on every computer."""

_SURE, _WHOLE = 0.05, 1e-6
"""What choosing otherwise than the linear program must cost for a cell to be settled by it."""

_Need = tuple[dict[int, int], int]
"""Cells with what each of them gives once it is hidden, and how much they must give together."""


def cover(problem: Problem) -> Mask:
    """What is to be hidden: what is anyway, and what the sums need one by one. Nothing more for large problems, nor
    where every hidden cell needs a width (`docs/decisions/0157`)."""
    first: Mask = (problem.unsafe | problem.withheld) & ~problem.settled
    is_tried = problem.size <= MOST_CELLS and not problem.every_width
    needs = list(_needs(problem, first)) if is_tried else []
    if not needs:
        return first
    matrix, least = _matrix(needs, problem.size), np.array([least for _gives, least in needs], dtype=float)
    cost = np.minimum(problem.costs(), _LAST_OF_ALL)
    bounds = optimize.Bounds(first.astype(float), (~problem.settled).astype(float))
    found = optimize.milp(
        cost,
        integrality=np.ones(problem.size),
        bounds=_nearly_settled(cost, matrix, least, bounds),
        constraints=optimize.LinearConstraint(matrix, least, np.inf),
        options={"mip_rel_gap": _GAP, "node_limit": _MOST_NODES},
    )
    return first if found.x is None else np.rint(found.x).astype(bool)


def _nearly_settled(cost: Vector, matrix: sparse.csr_matrix, least: Vector, bounds: optimize.Bounds) -> optimize.Bounds:
    """The bounds, closed for cells that the linear program hides or publishes whole, and whose other choice it would
    pay for. What is left is a small program, and its best is the whole one's or hardly dearer."""
    found = optimize.linprog(
        cost, A_ub=-matrix, b_ub=-least, bounds=np.column_stack([bounds.lb, bounds.ub]), method="highs-ds"
    )
    if found.x is None:
        return bounds
    price = found.lower.marginals + found.upper.marginals
    hides, shows = (price < -_SURE) & (found.x > 1 - _WHOLE), (price > _SURE) & (found.x < _WHOLE)
    return optimize.Bounds(np.where(hides, 1, bounds.lb), np.where(shows, bounds.lb, bounds.ub))


def _needs(problem: Problem, first: Mask) -> Iterator[_Need]:
    sums = problem.sums.tocsr()
    target = first & problem.unsafe
    for start, end in zip(sums.indptr[:-1], sums.indptr[1:], strict=True):
        cells = [int(cell) for cell in sums.indices[start:end]]
        wholes = {cell for cell, factor in zip(cells, sums.data[start:end], strict=True) if factor > 0}
        hidden = [cell for cell in cells if first[cell]]
        others = [cell for cell in cells if not first[cell] and not problem.settled[cell]]
        if not others:
            continue
        if not hidden:
            yield from (({other: 1 for other in others if other != cell} | {cell: -1}, 0) for cell in others)
        elif len(hidden) == 1 or _gives_away(problem, hidden, target):
            yield dict.fromkeys(others, 1), 1
        if target[hidden].any() and not wholes.intersection(hidden):
            missing = problem.width - int(np.minimum(problem.room[hidden], problem.width).sum())
            if missing > 0:
                gives = {cell: missing if cell in wholes else int(problem.room[cell]) for cell in others}
                yield {cell: min(given, missing) for cell, given in gives.items()}, missing


def _gives_away(problem: Problem, hidden: Sequence[int], target: Mask) -> bool:
    """Whether these are two, and who knows one of them knows the other."""
    if len(hidden) != 2:
        return False
    one, other = hidden
    return bool((problem.few[one] and target[other]) or (problem.few[other] and target[one]))


def _matrix(needs: Sequence[_Need], size: int) -> sparse.csr_matrix:
    rows = np.repeat(np.arange(len(needs)), [len(gives) for gives, _least in needs])
    columns = np.array([cell for gives, _least in needs for cell in gives])
    data = np.array([given for gives, _least in needs for given in gives.values()], dtype=float)
    return sparse.csr_matrix((data, (rows, columns)), (len(needs), size))
