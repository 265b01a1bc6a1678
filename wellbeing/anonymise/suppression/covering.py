"""A first pattern for small problems: the cheapest that gives every sum what it needs by itself.

A withheld cell needs another in each of its sums, a third where somebody knows the other, and enough counts among
them to move. One whole-number program over these needs sees which cells serve many at once; shifts see one unsafe
cell after the other, but also what several sums say together. Where the pattern shows some of that, the program is
asked again with more needs. So this only chooses where the shifts begin.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from wellbeing.anonymise.suppression.chains import Chains
from wellbeing.anonymise.suppression.choice import Choice, Need
from wellbeing.anonymise.suppression.limits import Limits
from wellbeing.anonymise.suppression.problem import Mask, Problem, Sums

_ROUNDS = 6
"""How often the program is asked again at most."""


def cover(problem: Problem) -> Mask:
    """What is to be hidden: what is anyway, and what the sums need. Nothing more for large problems, nor where every
    hidden cell needs a width (`docs/decisions/0157`)."""
    first: Mask = (problem.unsafe | problem.withheld) & ~problem.settled
    needs = list(_needs(problem, first)) if problem.has_cover else []
    if not needs:
        return first
    found = _cheapest(problem, Choice(problem, first, needs))
    return first if found is None else found


def _cheapest(problem: Problem, choice: Choice) -> Mask | None:
    sums = problem.terms()
    limits = Limits(problem, sums)
    found, better = None, choice.cheapest()
    for _round in range(_ROUNDS):
        more = [] if better is None else list(_needs_of_several(problem, sums, limits, better))
        if not more:
            break
        choice.add(more)
        found, better = better, choice.cheapest()
    return found if better is None else better


def _needs_of_several(problem: Problem, sums: Sums, limits: Limits, hidden: Mask) -> Iterator[Need]:
    """What several sums together need and don't have in this pattern: one more cell of some."""
    chains = Chains(problem, sums, hidden)
    for cells in dict.fromkeys([*chains.breaking(), *limits.lifting(hidden)]):
        gives = {cell: 1 for cell in sorted(cells) if not problem.settled[cell]}
        if gives:
            yield gives, 1


def _needs(problem: Problem, first: Mask) -> Iterator[Need]:
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
