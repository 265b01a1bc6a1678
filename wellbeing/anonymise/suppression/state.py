"""The pattern while it is worked on: what is hidden, why, and what is proven of it."""

from dataclasses import dataclass, field

import numpy as np

from wellbeing.anonymise.suppression.problem import Mask, Numbers, Problem
from wellbeing.anonymise.suppression.shifts import Shifts
from wellbeing.anonymise.suppression.witnesses import Witnesses


@dataclass(slots=True)
class State:
    """`cause` tells of each cell that was hidden for another's sake, for which one. `stuck` are unsafe cells that
    nothing can protect; `alike` pairs of which nothing moves the first without the second."""

    problem: Problem
    hidden: Mask = field(init=False)
    few: frozenset[int] = field(init=False)
    witnesses: Witnesses = field(init=False)
    shifts: Shifts = field(init=False)
    cause: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    stuck: set[int] = field(default_factory=set)
    alike: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hidden = (self.problem.unsafe | self.problem.withheld) & ~self.problem.settled
        self.few = frozenset(np.flatnonzero(self.problem.few).tolist())
        self.witnesses = Witnesses(self.problem.values, self.problem.unsafe | self.problem.every_width)
        self.shifts = Shifts(self.problem, self.witnesses)

    def begin_with(self, cells: Mask) -> None:
        """Hide these too. Each is its own cause: it may be published again where no other needs it."""
        for cell in np.flatnonzero(cells & ~self.hidden).tolist():
            self.hidden[cell] = True
            self.cause[cell] = (cell, None)

    def needed(self) -> Numbers:
        """The width that each cell must have as things are: none for a published one."""
        wanted = self.hidden if self.problem.every_width else self.hidden & self.problem.unsafe
        found = np.where(wanted, self.problem.width, 0)
        found[list(self.stuck)] = 0
        return found

    def targets(self) -> list[int]:
        """Cells that must have a width."""
        return [int(cell) for cell in np.flatnonzero(self.needed())]

    def narrow(self) -> list[int]:
        """Cells that are not proven wide enough, small counts first."""
        cells = np.flatnonzero(self.witnesses.width() < self.needed())
        order = np.lexsort((cells, self.problem.values[cells]))
        return [int(cell) for cell in cells[order]]

    def is_target(self, cell: int) -> bool:
        """Whether this cell must have a width."""
        wanted = self.hidden[cell] and (self.problem.every_width or self.problem.unsafe[cell])
        return bool(wanted) and cell not in self.stuck

    def is_narrow(self, cell: int) -> bool:
        """Whether this cell is not proven wide enough."""
        width = self.witnesses.high[cell] - self.witnesses.low[cell]
        return self.is_target(cell) and bool(width < self.problem.width)

    def hide(self, shift: dict[int, int], cause: int, knower: int | None = None) -> None:
        """Hide what a shift moves, for the sake of the cell `cause` (against somebody who knows `knower`)."""
        for cell in shift:
            if not self.hidden[cell]:
                self.hidden[cell] = True
                self.cause[cell] = (cause, knower)
