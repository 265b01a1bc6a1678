"""Made-up tables of the shapes and sizes that the field's figures are about. Every number comes from a seed.

The published counts of withheld cells (691, 660; 3,462, 3,200) were measured on other data: these tables have the
same shape and, where that is known, about as many unsafe cells. No parameter was chosen by what is withheld. How hard
the small one is beside the public one is told by `elimination`, which withholds 626 cells there.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from wellbeing import paths
from wellbeing.anonymise.linked.document import Given, GivenCell

SEED = 1
ROOT = "T"
Tree = Mapping[str, str]
"""Each code's parent."""

_EU = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"


@dataclass(frozen=True)
class Shape:
    """A table: its trees and the counts of its inner cells, one axis per tree in the order of its leaves."""

    trees: Mapping[str, Tree]
    inner: NDArray[np.int64]

    def given(self, threshold: int, width: int, *, insiders: bool = True) -> Given:
        """The table with all its totals, as `wellbeing protect` reads it; zeros are protected."""
        counts = self.inner
        for axis, tree in enumerate(self.trees.values()):
            counts = np.moveaxis(np.tensordot(_sums(tree), counts, axes=(1, axis)), 0, axis)
        codes = [_codes(tree) for tree in self.trees.values()]
        zeros: Literal["protected"] = "protected"
        cells = [
            GivenCell(
                key={name: codes[axis][place] for axis, (name, place) in enumerate(zip(self.trees, at, strict=True))},
                value=int(value),
            )
            for at, value in np.ndenumerate(counts)
        ]
        hierarchies = {name: dict(tree) for name, tree in self.trees.items()}
        return Given(
            hierarchies=hierarchies, cells=cells, threshold=threshold, width=width, zeros=zeros, insiders=insiders
        )

    def model(self) -> NDArray[np.int64]:
        """Which inner cells each cell is the sum of: a row for each cell, a column for each inner cell."""
        found = np.ones((1, 1), dtype=np.int64)
        for tree in self.trees.values():
            found = np.kron(found, _sums(tree))
        return found


def three_way(seed: int = SEED) -> Shape:
    """1,200 cells: regions in groups (48 with totals), four kinds, three months of which two have a subtotal.

    About 1,700 cases: then some 480 cells are below 4, as in the field's example.
    """
    dice = np.random.default_rng(seed)
    sizes = (2, 2, 2, 3, 3, 4, 4, 5, 5, 7)
    region = {f"g{group}": ROOT for group in range(len(sizes))}
    region |= {f"r{group}.{number}": f"g{group}" for group, size in enumerate(sizes) for number in range(size)}
    month = {"m12": ROOT, "m3": ROOT, "m1": "m12", "m2": "m12"}
    kind = dict.fromkeys("abcd", ROOT)
    weights = np.exp(dice.normal(0, 1, sum(sizes)))
    share = np.array([0.06, 0.14, 0.3, 0.5])
    mean = 3.8 * 4 * (weights / weights.mean())[:, None, None] * share[None, :, None] * np.ones(3)
    return Shape({"region": region, "kind": kind, "month": month}, dice.poisson(mean))


def europe(cases: int = 5_000_000) -> Shape:
    """Five act groups, five bands of days lost, NUTS 0 to 2 of the Union: 13,104 distinct cells. Regions differ in
    size as a lognormal does; extra-regio units hold next to nothing."""
    act = dict.fromkeys(("assault", "threat", "verbal", "traumatic", "accident"), ROOT)
    severity = dict.fromkeys(("none", "to3", "to20", "more", "lasting"), ROOT)
    shares = (np.array([0.5, 0.22, 0.15, 0.09, 0.04]), np.array([0.85, 0.07, 0.05, 0.025, 0.005]))
    return _in_europe({"act": act, "severity": severity}, shares, cases)


def large(cases: int = 5_000_000) -> Shape:
    """Seven acts, six bands of days lost, NUTS 0 to 2, four quarters and their year: 101,920 distinct cells."""
    act = {f"act{number}": ROOT for number in range(7)}
    severity = {f"band{number}": ROOT for number in range(6)}
    quarter = {f"q{number}": ROOT for number in range(1, 5)}
    shares = (
        np.array([0.4, 0.2, 0.15, 0.1, 0.08, 0.05, 0.02]),
        np.array([0.8, 0.08, 0.05, 0.04, 0.025, 0.005]),
        np.full(4, 0.25),
    )
    return _in_europe({"act": act, "severity": severity, "quarter": quarter}, shares, cases)


def _in_europe(trees: Mapping[str, Tree], shares: Sequence[NDArray[Any]], cases: int) -> Shape:
    dice = np.random.default_rng(SEED)
    region = nuts()
    leaves = _leaves(region)
    size = np.exp(dice.normal(0, 0.9, len(leaves))) * [0.0005 if leaf.endswith("Z") else 1 for leaf in leaves]
    chance = size
    for share in shares:
        chance = chance[..., None] * share
    chance = chance * np.exp(dice.normal(0, 0.3, chance.shape))
    inner = dice.multinomial(cases, (chance / chance.sum()).ravel()).reshape(chance.shape)
    return Shape({"region": region, **trees}, inner)


def nuts() -> dict[str, str]:
    """The regions of the Union down to NUTS 2, each with the one above it."""
    with (paths.resources() / "codes" / "nuts_2024.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file) if row["code"][:2] in _EU.split()]
    return {code: code[:-1] if len(code) > 2 else ROOT for code in codes}


def _codes(tree: Tree) -> list[str]:
    return [ROOT, *tree]


def _leaves(tree: Tree) -> list[str]:
    return [code for code in tree if code not in tree.values()]


def _sums(tree: Tree) -> NDArray[np.int64]:
    """Which leaves each code holds."""
    place = {leaf: number for number, leaf in enumerate(_leaves(tree))}
    row = {code: number for number, code in enumerate(_codes(tree))}
    found = np.zeros((len(row), len(place)), dtype=np.int64)
    for leaf, column in place.items():
        code = leaf
        while code != ROOT:
            found[row[code], column] = 1
            code = tree[code]
        found[row[ROOT], column] = 1
    return found
