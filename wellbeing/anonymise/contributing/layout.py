"""The order of the numbers in a contribution: every cell of every table of a schema, at every level, once.

For good: `digest` names the order, and both sides of a contribution hold on to it. A change of the schema's tables is
a new version of the schema.
"""

import hashlib
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.equations import sums_within
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.schema import Schema, Unit

Vector: TypeAlias = NDArray[np.uint64]
"""The numbers of a contribution, of a share of it, or of a sum; they add up modulo 2^64."""
Places: TypeAlias = NDArray[np.intp]

ANY_CASE = 0
"""The place of [any case]: 1 where the representative has a case that was first counted in the quarter."""
EVERY_CASE = Cell(Unit.CASES)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """`cells` in their order, structural zeros left out. After [any case] come the cases (or events) of every cell,
    then the distinct officers of every cell, then [n > 0] of every cell.

    Sums that hold between the cells are numbered: `wholes` has the place of the whole of each, `parts` the places of
    all their parts, and `sums` says of each part to which sum it belongs. A whole that can be divided in two ways has
    two sums.
    """

    schema: Schema
    cells: tuple[Cell, ...]
    digest: bytes
    wholes: Places
    parts: Places
    sums: Places

    @staticmethod
    def of(schema: Schema) -> "Layout":
        """The layout of a schema's contributions. Raises ValueError for a schema that does not count cases."""
        every = {found for table in schema.every_table() for _codes, found in schema.cells(table)}
        impossible = {found for found in every if schema.cannot_occur(found)}
        cells = tuple(sorted(every - impossible))
        if EVERY_CASE not in cells:
            raise ValueError(f"{schema.id} has no table of cases")
        states = dict.fromkeys(cells, State.VALUE) | dict.fromkeys(impossible, State.STRUCTURAL)
        place = {found: number for number, found in enumerate(cells)}
        sums = list(sums_within(schema, _ANY_QUARTER, states))
        belongs = [(place[part], number) for number, (_whole, parts) in enumerate(sums) for _label, part in parts]
        parts, numbers = np.array(belongs, dtype=np.intp).reshape(-1, 2).T
        return Layout(
            schema=schema,
            cells=cells,
            digest=_digest(schema, cells),
            wholes=np.array([place[whole] for (_label, whole), _parts in sums], dtype=np.intp),
            parts=parts,
            sums=numbers,
        )

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.cells)

    @property
    def length(self) -> int:
        """How many numbers a contribution has."""
        return 1 + 3 * self.size

    def blocks(self, vector: Vector) -> tuple[Vector, Vector, Vector]:
        """Views of the cases, the officers and [n > 0] of every cell. Raises ValueError for another length."""
        if vector.shape != (self.length,):
            raise ValueError(f"{self.length} numbers, not {vector.shape}")
        cases, officers, present = vector[1:].reshape(3, self.size)
        return cases, officers, present


_ANY_QUARTER = Period(year=1, quarter=1)
"""Sums within a quarter are the same in every quarter."""


def _digest(schema: Schema, cells: tuple[Cell, ...]) -> bytes:
    """SHA-256 over the schema's id and the cells, a line each: `unit dimension=code dimension=code`."""
    lines = [schema.id, *(" ".join([found.unit, *(f"{name}={code}" for name, code in found.at)]) for found in cells)]
    return hashlib.sha256(b"wellbeing layout 1\n" + "".join(f"{line}\n" for line in lines).encode()).digest()
