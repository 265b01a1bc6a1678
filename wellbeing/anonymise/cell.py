"""What a figure is about: a cell is named by the unit counted and the codes that are not a total.

Two tables that show the same cases (every table's total, for instance) share one cell: it is counted,
protected, written and attacked once.
"""

import bisect
from typing import NamedTuple

TOTAL = "_T"
"""The code of 'all' on every dimension (SDMX)."""


class Cell(NamedTuple):
    """`at` holds (dimension, code) pairs without totals, sorted by dimension."""

    unit: str
    at: tuple[tuple[str, str], ...] = ()

    def code(self, dimension: str) -> str:
        """The code on a dimension; `_T` where the cell is a total of it."""
        for name, code in self.at:
            if name == dimension:
                return code
        return TOTAL

    def moved(self, dimension: str, code: str) -> "Cell":
        """The same cell with another code on one dimension."""
        at = [held for held in self.at if held[0] != dimension]
        if code != TOTAL:
            bisect.insort(at, (dimension, code))
        return Cell(self.unit, tuple(at))


def cell(unit: str, codes: dict[str, str]) -> Cell:
    """The cell with these codes; totals are left out of its name."""
    return Cell(unit, tuple(sorted((name, code) for name, code in codes.items() if code != TOTAL)))
