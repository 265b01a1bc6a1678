"""A first pattern for small problems: the cheapest that gives every sum what it needs by itself.

A withheld cell needs another in each of its sums, a third where somebody knows the other, and enough counts among
them to move. One whole-number program over these needs sees which cells serve many at once; shifts see one unsafe
cell after the other, but also what several sums say together. So this only chooses where the shifts begin.
"""

from collections.abc import Iterator, Sequence

import highspy
import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.problem import Mask, Problem, Vector
from wellbeing.anonymise.suppression.solver import FEASIBLE, model_of, solver

_LAST_OF_ALL = 50.0
"""The most that a cell may cost here: prices that lie far apart make a program slow."""
_GAP, _MOST_NODES = 0.01, 200
"""Where the search ends: this near to the best, or after so many nodes, the same on every computer."""

_SURE, _WHOLE = 0.1, 1e-6
"""What choosing otherwise than the linear program must cost for a cell to be settled by it."""

_Need = tuple[dict[int, int], int]
"""Cells with what each of them gives once it is hidden, and how much they must give together."""


def cover(problem: Problem) -> Mask:
    """What is to be hidden: what is anyway, and what the sums need one by one. Nothing more for large problems, nor
    where every hidden cell needs a width (`docs/decisions/0157`)."""
    first: Mask = (problem.unsafe | problem.withheld) & ~problem.settled
    is_tried = problem.is_small and not problem.every_width
    needs = list(_needs(problem, first)) if is_tried else []
    if not needs:
        return first
    cost = np.minimum(problem.costs(), _LAST_OF_ALL)
    found = _cheapest(needs, cost, first.astype(float), (~problem.settled).astype(float))
    return first if found is None else found


def _cheapest(needs: Sequence[_Need], cost: Vector, low: Vector, high: Vector) -> Mask | None:
    """Of each cell 1 where it is hidden, between `low` and `high`, so that every need gets what it must have: at the
    least cost, or hardly more."""
    highs = solver(mip_rel_gap=_GAP, mip_max_nodes=_MOST_NODES)
    model = model_of(_matrix(needs, len(cost)), np.array([least for _gives, least in needs], dtype=float), np.inf)
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, low, high
    highs.passModel(model)
    highs.run()
    every = np.arange(len(cost), dtype=np.int32)
    if highs.getInfo().primal_solution_status == FEASIBLE:
        highs.changeColsBounds(len(every), every, *_nearly_settled(highs.getSolution(), low, high))
    highs.changeColsIntegrality(len(every), every, np.array([highspy.HighsVarType.kInteger] * len(every)))
    highs.run()
    if highs.getInfo().primal_solution_status != FEASIBLE:
        return None
    found: Mask = np.rint(highs.getSolution().col_value).astype(bool)
    return found


def _nearly_settled(found: highspy.HighsSolution, low: Vector, high: Vector) -> tuple[Vector, Vector]:
    """The bounds, closed for cells that the program in fractions hides or publishes whole, and whose other choice it
    would pay for. What is left is a small program, and its best is the whole one's or hardly dearer."""
    share, price = np.asarray(found.col_value), np.asarray(found.col_dual)
    hides, shows = (price < -_SURE) & (share > 1 - _WHOLE), (price > _SURE) & (share < _WHOLE)
    return np.where(hides, 1, low), np.where(shows, low, high)


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


def _matrix(needs: Sequence[_Need], size: int) -> sparse.csc_matrix:
    rows = np.repeat(np.arange(len(needs)), [len(gives) for gives, _least in needs])
    columns = np.array([cell for gives, _least in needs for cell in gives])
    data = np.array([given for gives, _least in needs for given in gives.values()], dtype=float)
    return sparse.csc_matrix((data, (rows, columns)), (len(needs), size))
