"""The pattern while it is worked on: what is hidden, why, and what is proven of it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.problem import Mask, Numbers, Problem
from wellbeing.anonymise.suppression.shifts import Shifts
from wellbeing.anonymise.suppression.witnesses import Witnesses


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What is known from a larger problem: a pattern, the cells for whose sake others are in it, and shifts."""

    hidden: Mask
    cause: Mapping[int, int]
    shifts: Sequence[Mapping[int, int]]


@dataclass(slots=True)
class State:
    """`cause` tells of each cell that was hidden for another's sake, for which one. `stuck` are unsafe cells that
    nothing can protect; `alike` pairs of which nothing moves the first without the second. `beside` has of a
    cell the cells of few that must move with it where all others of few stay. `kept` are cells that were
    tried in a larger problem: publishing them would have given away one that is still there."""

    problem: Problem
    hidden: Mask = field(init=False)
    few: frozenset[int] = field(init=False)
    witnesses: Witnesses = field(init=False)
    shifts: Shifts = field(init=False)
    cause: dict[int, tuple[int, Set[int]]] = field(default_factory=dict)
    stuck: set[int] = field(default_factory=set)
    alike: set[tuple[int, int]] = field(default_factory=set)
    beside: dict[int, Set[int]] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hidden = (self.problem.unsafe | self.problem.withheld) & ~self.problem.settled
        self.few = frozenset(np.flatnonzero(self.problem.few).tolist())
        self.witnesses = Witnesses(self.problem.room, self.problem.unsafe | self.problem.every_width)
        self.shifts = Shifts(self.problem, self.witnesses)

    def begin_with(self, cells: Mask) -> None:
        """Hide these too. Each is its own cause: it may be published again where no other needs it."""
        for cell in np.flatnonzero(cells & ~self.hidden).tolist():
            self.hidden[cell] = True
            self.cause[cell] = (cell, frozenset())

    def go_on_from(self, begun: Begun) -> None:
        """Hide what was hidden, and take up the shifts that hold here: none is believed."""
        self.begin_with(begun.hidden & ~self.problem.settled)
        for cell, first in begun.cause.items():
            if cell in self.cause and first != cell and self.is_target(first):
                self.cause[cell] = (first, frozenset())
                self.kept.add(cell)
        for number in np.flatnonzero(self._hold(begun.shifts)).tolist():
            self.witnesses.add(dict(begun.shifts[number]))

    def _hold(self, shifts: Sequence[Mapping[int, int]]) -> Mask:
        """Which shifts move hidden cells only, keep every sum and leave no count below zero."""
        rows = np.repeat(np.arange(len(shifts)), [len(shift) for shift in shifts])
        cells = np.fromiter((cell for shift in shifts for cell in shift), np.int64, len(rows))
        steps = np.fromiter((step for shift in shifts for step in shift.values()), np.int64, len(rows))
        moved = sparse.csr_matrix((steps, (rows, cells)), (len(shifts), self.problem.size))
        broken = moved @ self.problem.sums.T
        broken.eliminate_zeros()
        impossible = ~self.hidden[cells] | (self.problem.room[cells] + steps < 0)
        found: Mask = (np.diff(moved.indptr) > 0) & (np.diff(broken.indptr) == 0)
        found[rows[impossible]] = False
        return found

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

    def hide(self, shift: dict[int, int], cause: int, still: Set[int] = frozenset()) -> None:
        """Hide what a shift moves, for the sake of the cell `cause` (against somebody who knows those in `still`)."""
        for cell in shift:
            if not self.hidden[cell]:
                self.hidden[cell] = True
                self.cause[cell] = (cause, still)
