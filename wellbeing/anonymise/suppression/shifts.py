"""The programs that look for shifts: the cheapest that gives a cell its width, or the furthest that is free.

Near cells are tried first, the whole problem only for what they cannot give.
"""

from collections.abc import Set

import numpy as np

from wellbeing.anonymise.suppression.block import Block
from wellbeing.anonymise.suppression.neighbourhood import Neighbourhoods
from wellbeing.anonymise.suppression.problem import Mask, Problem, Vector
from wellbeing.anonymise.suppression.witnesses import Witnesses

_STILL_HIDDEN = 1e-3
"""The price of moving a withheld cell: nothing is lost, but shorter shifts are better."""
_KNOWN_TO_SOME = 1e-1
"""The price of moving a withheld cell that somebody knows, once its width is proven: a shift without it proves more."""
_STILL_NARROW = 3e-4
"""The price, in small problems, of moving a withheld cell whose width is not proven yet, known or not: a shift that
moves it too saves one of its own. In larger ones what is narrow is mostly far away, and longer shifts hide more."""
_WANTED = 1e3
_DEAR = 1e4
"""The price of moving a cell that only moves where nothing else helps."""


class Shifts:
    """Runs programs for one problem and counts them. What it finds goes to `witnesses`."""

    def __init__(self, problem: Problem, witnesses: Witnesses) -> None:
        self.programs = 0
        self._problem = problem
        self._room = problem.room
        self._values = self._room.astype(float)
        self._costs = problem.costs()
        self._idle = np.where(problem.few, _KNOWN_TO_SOME, _STILL_HIDDEN)
        self._near = Neighbourhoods(problem)
        self._witnesses = witnesses

    def widen(self, cell: int, width: int, hidden: Mask, still: Set[int] = frozenset()) -> list[dict[int, int]]:
        """The cheapest shift, or two, that with what is proven give `cell` the width; they may move published
        cells, which must then be hidden. `still` are cells whose counts somebody knows. Empty where none can."""
        low, high = self._witnesses.ends(cell, still)
        steps = [step for step in (width + low, high - width) if self._room[cell] + step >= 0]
        found: list[dict[int, int]] = []
        for block in self._near.for_more(cell, hidden):
            possible: list[dict[int, int]] = []
            for step in steps:
                shift = self._step(block, cell, step, hidden, still)
                possible += [shift] if shift else []
                if shift and hidden[list(shift)].all():
                    break
            if possible:
                found = [min(possible, key=lambda shift: self._price(shift, hidden))]
                break
        else:
            found = self._both_ways(block, cell, width, hidden, still)
        for shift in found:
            self._witnesses.add(shift)
        if not all(hidden[list(shift)].all() for shift in found):
            self._near.forget_hidden()
        return found

    def is_bound(self, cell: int, still: Set[int]) -> bool:
        """Whether one sum alone holds the cell while none of `still` moves."""
        return any(
            all(other == cell or other in still or self._problem.settled[other] for other in row)
            for row in self._near.sums_of(cell)
        )

    def widen_dearly(self, cell: int, hidden: Mask, still: Set[int]) -> list[dict[int, int]]:
        """A shift of one, of which no cell of `still` is part that it can do without. Empty where nothing moves."""
        dear = np.fromiter(still, np.int64, len(still))
        costs, idle = self._costs.copy(), self._idle.copy()
        self._costs[dear] = self._idle[dear] = _DEAR
        found = self.widen(cell, 1, hidden)
        self._costs, self._idle = costs, idle
        return found

    def _both_ways(self, block: Block, cell: int, width: int, hidden: Mask, still: Set[int]) -> list[dict[int, int]]:
        """Where neither way alone gives the width: as far as it goes up, and the rest down."""
        anything = np.ones_like(hidden)
        up = (self._furthest(block, cell, 1, width, anything, still) or {}).get(cell, 0)
        down = (self._furthest(block, cell, -1, width, anything, still) or {}).get(cell, 0)
        if up - down < width:
            return []
        both = [self._step(block, cell, step, hidden, still) for step in (up, up - width) if step]
        return [shift for shift in both if shift]

    def reaches(self, cell: int, width: int, hidden: Mask, still: Set[int] = frozenset()) -> bool:
        """Whether `cell` has the width while only hidden cells move. It looks at near cells: a no may be wrong."""
        if still and not any(self._witnesses.without(cell, still)):
            self._sum_up(cell, still)
        for block in self._near.for_hidden(cell, hidden):
            for direction in (1, -1):
                low, high = self._witnesses.ends(cell, still)
                if high - low >= width:
                    return True
                if direction > 0 or -low < min(self._room[cell], width):
                    shift = self._furthest(block, cell, direction, width, hidden, still)
                    if shift:
                        self._witnesses.add(shift)
        low, high = self._witnesses.ends(cell, still)
        return high - low >= width

    def _sum_up(self, cell: int, still: Set[int]) -> None:
        """Prove by two shifts together, where no single one does, that `cell` moves without `still`."""
        found = self._witnesses.sum_without(cell, still)
        if found is not None:
            self._witnesses.add(found)

    def _price(self, shift: dict[int, int], hidden: Mask) -> float:
        idle = self._idle_now()
        return sum(abs(step) * float(idle[cell] if hidden[cell] else self._costs[cell]) for cell, step in shift.items())

    def _step(self, block: Block, cell: int, step: int, hidden: Mask, still: Set[int]) -> dict[int, int] | None:
        cells = block.cells
        cost = np.where(hidden[cells], self._idle_now()[cells], self._costs[cells])
        rise, fall = np.full(len(cells), np.inf), self._values[cells].copy()
        self._hold(block, still, rise, fall)
        least = np.zeros(2 * len(cells))
        place = block.place[cell]
        rise[place], fall[place] = max(step, 0), max(-step, 0)
        least[place if step > 0 else place + len(cells)] = abs(step)
        return self._run(block, cost, least, rise, fall)

    def _furthest(
        self, block: Block, cell: int, direction: int, width: int, hidden: Mask, still: Set[int]
    ) -> dict[int, int] | None:
        cells = block.cells
        cost = self._idle_now()[cells]
        rise = np.where(hidden[cells], np.inf, 0)
        fall = np.where(hidden[cells], self._values[cells], 0)
        self._hold(block, still, rise, fall)
        place = block.place[cell]
        cost[place] = -_WANTED
        rise[place] = width if direction > 0 else 0
        fall[place] = 0 if direction > 0 else min(self._room[cell], width)
        return self._run(block, cost, np.zeros(2 * len(cells)), rise, fall)

    def _idle_now(self) -> Vector:
        """The price of moving each cell that is withheld; one that is dear stays so."""
        if not self._problem.is_small:
            return self._idle
        narrow = self._problem.unsafe & (self._witnesses.width() < self._problem.width)
        return np.where(narrow & (self._idle < _DEAR), _STILL_NARROW, self._idle)

    def _hold(self, block: Block, still: Set[int], rise: Vector, fall: Vector) -> None:
        places = [block.place[cell] for cell in block.place.keys() & still]
        rise[places] = fall[places] = 0

    def _run(self, block: Block, cost: Vector, least: Vector, rise: Vector, fall: Vector) -> dict[int, int] | None:
        self.programs += 1
        return block.shift(np.concatenate([cost, cost]), least, np.concatenate([rise, fall]))
