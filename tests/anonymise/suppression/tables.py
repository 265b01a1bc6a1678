"""Small made-up tables with trees, as problems of the engine, and an attack on what is published of them.

The attack is a whole-number program over the inner cells alone: it shares nothing with the engine.
"""

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from wellbeing.anonymise.suppression.problem import Problem, matrix_of

Tree = Mapping[str, tuple[str, ...]]
"""A code's parts; `T` is the total."""

FLAT: Tree = {"T": ("a", "b", "c")}
DEEP: Tree = {"T": ("n", "s"), "n": ("n1", "n2", "n3"), "s": ("s1", "s2")}


@dataclass(frozen=True)
class Made:
    """A table: a cell for every combination of codes of its trees, as numbers in `cells`."""

    trees: tuple[Tree, ...]
    cells: Mapping[tuple[str, ...], int]
    values: tuple[int, ...]
    rows: tuple[tuple[int, tuple[int, ...]], ...]


def codes(tree: Tree) -> list[str]:
    return ["T", *(code for parts in tree.values() for code in parts)]


def leaves(tree: Tree, code: str = "T") -> list[str]:
    return [leaf for part in tree[code] for leaf in leaves(tree, part)] if code in tree else [code]


def made(seed: int, *trees: Tree, scale: float = 8) -> Made:
    """A table of skewed counts."""
    dice = random.Random(seed)
    inner = {
        at: int(dice.expovariate(1 / (scale * dice.choice((0.1, 1, 3)))))
        for at in itertools.product(*(leaves(tree) for tree in trees))
    }
    cells = {at: number for number, at in enumerate(itertools.product(*(codes(tree) for tree in trees)))}
    values = [sum(inner[leaf] for leaf in _inside(trees, at)) for at in cells]
    return Made(trees, cells, tuple(values), tuple(_rows(trees, cells)))


def _inside(trees: tuple[Tree, ...], at: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return itertools.product(*(leaves(tree, code) for tree, code in zip(trees, at, strict=True)))


def _rows(trees: tuple[Tree, ...], cells: Mapping[tuple[str, ...], int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    for at, number in cells.items():
        for place, tree in enumerate(trees):
            parts = tree.get(at[place], ())
            if parts:
                yield number, tuple(cells[(*at[:place], part, *at[place + 1 :])] for part in parts)


def problem(table: Made, *, threshold: int, width: int, every_width: bool = False) -> Problem:
    """The table as a problem, zeros protected; who is one of at most two cases knows a cell."""
    values = np.array(table.values, dtype=np.int64)
    nothing = np.zeros(len(values), dtype=bool)
    last = nothing.copy()
    last[table.cells["T",] if len(table.trees) == 1 else table.cells[("T",) * len(table.trees)]] = True
    return Problem(
        sums=matrix_of(len(values), table.rows),
        values=values,
        unsafe=values < threshold,
        settled=nothing,
        withheld=nothing,
        few=(values >= 1) & (values <= 2),
        last=last,
        width=width,
        every_width=every_width,
    )


class Attack:
    """Least and most of any cell, for whoever knows the counts in `known`."""

    def __init__(self, table: Made, known: Mapping[int, int]) -> None:
        inner = list(itertools.product(*(leaves(tree) for tree in table.trees)))
        place = {at: number for number, at in enumerate(inner)}
        self._terms = np.zeros((len(table.cells), len(inner)))
        for at, number in table.cells.items():
            self._terms[number, [place[leaf] for leaf in _inside(table.trees, at)]] = 1
        fixed, values = self._terms[list(known)], list(known.values())
        self._limits = LinearConstraint(fixed, values, values) if known else ()

    def interval(self, cell: int) -> tuple[int, int]:
        return self._extreme(cell, 1), self._extreme(cell, -1)

    def _extreme(self, cell: int, sign: int) -> int:
        cost = sign * self._terms[cell]
        found = milp(cost, integrality=np.ones(len(cost)), bounds=Bounds(0, 10**6), constraints=self._limits)
        assert found.x is not None
        return round(float(self._terms[cell] @ found.x))
