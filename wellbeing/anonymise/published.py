"""What has left: every cell of a release as anybody can read it, from its files or from the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.period import Period


class State(StrEnum):
    """Four things that are not the same, and a value. A true zero is protected, so it is never a value."""

    VALUE = "value"
    HIDDEN = "hidden"
    NOT_COLLECTED = "not collected"
    STRUCTURAL = "cannot occur"


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell as it leaves: a value, or the reason for none. A hidden figure holds no number at all."""

    state: State
    value: int | None = None

    def __post_init__(self) -> None:
        if (self.state is State.VALUE) != (self.value is not None):
            raise ValueError("a figure has a value exactly when it is published")


HIDDEN = Figure(State.HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One release as a reader has it. `period` and `schema` say which cells speak of the same cases."""

    schema: str
    period: Period
    cells: Mapping[Cell, Figure]

    @property
    def has_figures(self) -> bool:
        """Whether there is any number in it: below 30 officers a release holds words only."""
        return any(figure.value is not None for figure in self.cells.values())

    def of_unit(self, unit: str) -> "Published":
        """The same release with the cells of one unit only."""
        return replace(self, cells={found: figure for found, figure in self.cells.items() if found.unit == unit})


EarlierRelease: TypeAlias = Published
