"""What a batch opens to: the sums of its contributions, once nothing speaks against them.

Whoever alters their program can spoil these sums, and nobody can tell who it was: a batch that does not fit together
is void. Sums that do fit can still be wrong; only proofs of every single contribution would tell.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.contributing.layout import ANY_CASE, EVERY_CASE, Layout, Vector
from wellbeing.errors import Trouble
from wellbeing.language import _

MOST_CASES = 1_000_000
"""Of one contribution. A number below zero, taken modulo 2^64, lies far above it."""

TOO_MANY = _("The sums of this area are void: a number in them cannot be. None of them is used.")
NOT_A_SUM = _("The sums of this area are void: a total is not the sum of its parts. None of them is used.")
OFFICERS = _("The sums of this area are void: cases and officers contradict each other. None of them is used.")
CONTRIBUTORS = _(
    "The sums of this area are void: more representatives are in them than contributed. None of them is used."
)
ACTIVE = _("The sums of this area are void: cases and representatives contradict each other. None of them is used.")


class Void(Trouble):
    """The sums of a batch contradict themselves: at least one contribution was not made by an unaltered program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCounts:
    """Unprotected sums of one area and quarter: cases (or events), distinct officers and contributing
    representatives of every cell. They stay inside: sealed by the vault, or thrown away.

    Officers of several representatives are taken for different people. `active` representatives had
    a case that was first counted in the quarter.
    """

    cases: Mapping[Cell, int] = field(repr=False)
    officers: Mapping[Cell, int] = field(repr=False)
    contributors: Mapping[Cell, int] = field(repr=False)
    active: int


def opened(layout: Layout, vector: Vector, contributions: int) -> BatchCounts:
    """The counts in the sum of so many contributions. Raises Void where it can't be a sum of contributions, ValueError
    for another number of numbers."""
    cases, officers, present = (_whole(block, contributions) for block in layout.blocks(vector))
    active = int(vector[ANY_CASE])
    if active > contributions or int(present.max(initial=0)) > contributions:
        raise Void(CONTRIBUTORS)
    if not np.array_equal(cases[layout.wholes], _sums(layout, cases)):
        raise Void(NOT_A_SUM)
    if bool((present > officers).any() or (officers > cases).any() or ((cases > 0) != (present > 0)).any()):
        raise Void(OFFICERS)
    if not (_fits(layout, officers) and _fits(layout, present)):
        raise Void(OFFICERS)
    every = layout.cells.index(EVERY_CASE)
    if active != present[every]:
        raise Void(ACTIVE)
    return BatchCounts(
        cases=dict(zip(layout.cells, cases.tolist(), strict=True)),
        officers=dict(zip(layout.cells, officers.tolist(), strict=True)),
        contributors=dict(zip(layout.cells, present.tolist(), strict=True)),
        active=active,
    )


def together(batches: Iterable[BatchCounts]) -> BatchCounts:
    """The counts of several batches of one quarter, as if they had been one. Raises ValueError for none."""
    every = list(batches)
    if not every or any(batch.cases.keys() != every[0].cases.keys() for batch in every):
        raise ValueError("batches of one schema")
    return BatchCounts(
        cases={found: sum(batch.cases[found] for batch in every) for found in every[0].cases},
        officers={found: sum(batch.officers[found] for batch in every) for found in every[0].cases},
        contributors={found: sum(batch.contributors[found] for batch in every) for found in every[0].cases},
        active=sum(batch.active for batch in every),
    )


def _whole(block: Vector, contributions: int) -> NDArray[np.int64]:
    """The block as numbers of which hundreds add up without overflow. Raises Void for one that can't be."""
    if bool((block > np.uint64(MOST_CASES * contributions)).any()):
        raise Void(TOO_MANY)
    return block.astype(np.int64)


def _sums(layout: Layout, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """What the parts of every sum add up to."""
    sums = np.zeros(len(layout.wholes), dtype=np.int64)
    np.add.at(sums, layout.sums, numbers[layout.parts])
    return sums


def _fits(layout: Layout, numbers: NDArray[np.int64]) -> bool:
    """Whether distinct ones of every whole are at least those of any part, and at most those of all its parts."""
    whole = numbers[layout.wholes]
    return bool((numbers[layout.parts] <= whole[layout.sums]).all() and (whole <= _sums(layout, numbers)).all())
