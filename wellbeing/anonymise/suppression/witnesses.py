"""Second tables that nobody can tell from the true one, and what they prove.

A shift is a change of withheld cells that keeps every sum and every published cell. The true table plus a shift
is as possible as the true one, so it is a witness for every cell that it moves: a cell's proven width is how far
apart its counts lie over all witnesses.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Set

import numpy as np

from wellbeing.anonymise.suppression.problem import Mask, Numbers

_MOST_PAIRS = 1_000
"""Of shifts, looked at for one sum."""


class Witnesses:
    """All shifts found so far. A shift counts while every cell that it moves is withheld.

    `low` and `high` hold how far below (never above 0) and above its true count each cell is proven to lie, where
    the cell is `of_interest`.
    """

    def __init__(self, values: Numbers, of_interest: Mask) -> None:
        size = len(values)
        self.low: Numbers = np.zeros(size, dtype=np.int64)
        self.high: Numbers = np.zeros(size, dtype=np.int64)
        self._values: list[int] = values.tolist()
        self._of_interest: list[bool] = of_interest.tolist()
        self._shifts: list[dict[int, int]] = []
        self._falls: list[dict[int, int]] = []
        self._counts: list[bool] = []
        self._moving: list[list[int]] = [[] for _cell in range(size)]

    def add(self, shift: dict[int, int]) -> None:
        """Take up a shift: the cells it moves, and by how much."""
        number = len(self._shifts)
        self._shifts.append(shift)
        self._falls.append({cell: step for cell, step in shift.items() if step < 0})
        self._counts.append(True)
        for cell in shift:
            self._moving[cell].append(number)
        self._reach(shift)

    def width(self) -> Numbers:
        """The proven width of every cell."""
        return self.high - self.low

    def retire(self, cell: int) -> list[int]:
        """Count no shift that moves `cell`. Returns those that counted until now, for `restore`."""
        retired = [number for number in self._moving[cell] if self._counts[number]]
        for number in retired:
            self._counts[number] = False
        for touched in {other for number in retired for other in self._shifts[number]}:
            if self._of_interest[touched]:
                self._measure(touched)
        return retired

    def restore(self, retired: Iterable[int]) -> None:
        """Count them again."""
        for number in retired:
            self._counts[number] = True
            self._reach(self._shifts[number])

    def shift(self, number: int) -> dict[int, int]:
        """The shift that `retire` named by its number."""
        return self._shifts[number]

    def counting(self) -> list[dict[int, int]]:
        """The shifts that count."""
        return [shift for shift, counts in zip(self._shifts, self._counts, strict=True) if counts]

    def moving(self, cell: int) -> Iterator[dict[int, int]]:
        """The shifts that move `cell` and count."""
        return (self._shifts[number] for number in self._moving[cell] if self._counts[number])

    def without(self, cell: int, still: Set[int]) -> tuple[int, int]:
        """How far below and above `cell` is proven to lie while none of `still` moves."""
        steps = [shift[cell] for shift in self.moving(cell) if shift.keys().isdisjoint(still)]
        return min([0, *steps]), max([0, *steps])

    def sum_without(
        self, cell: int, still: Set[int], beyond: tuple[int, int] = (0, 0), retired: Iterable[int] = ()
    ) -> dict[int, int] | None:
        """The sum of two shifts that move all of `still` against each other, so that these stay, and `cell` `beyond`
        these ends; None where no two do. `retired` count once more. Sooner found than by a program."""
        for one, other in itertools.islice(self._opposed(cell, still, set(retired)), _MOST_PAIRS):
            step = self._shifts[one][cell] + self._shifts[other].get(cell, 0)
            if not beyond[0] <= step <= beyond[1] and self._fit(one, other):
                return _sum(self._shifts[one], self._shifts[other])
        return None

    def ends(self, cell: int, still: Set[int] = frozenset()) -> tuple[int, int]:
        """How far below and above its true count a cell is proven to lie while none of `still` moves."""
        return self.without(cell, still) if still else (int(self.low[cell]), int(self.high[cell]))

    def _opposed(self, cell: int, still: Set[int], again: Set[int]) -> Iterator[tuple[int, int]]:
        """Shifts that move the cell and some of `still`, each with one that moves these as far the other way."""
        for one in self._moving[cell]:
            if not self._counts[one] and one not in again:
                continue
            shift = self._shifts[one]
            held = {other: -shift[other] for other in sorted(shift.keys() & still)}
            if held:
                rarest = min(held, key=lambda other: len(self._moving[other]))
                for other in self._moving[rarest]:
                    if self._shifts[other][rarest] == held[rarest] and self._holds(other, held, still, again):
                        yield one, other

    def _holds(self, number: int, held: Mapping[int, int], still: Set[int], again: Set[int]) -> bool:
        """Whether a shift counts and moves of `still` exactly what is `held`, and as far."""
        if not self._counts[number] and number not in again:
            return False
        shift = self._shifts[number]
        return all(shift.get(cell) == step for cell, step in held.items()) and still.isdisjoint(
            shift.keys() - held.keys()
        )

    def _fit(self, one: int, other: int) -> bool:
        """Whether no cell falls below zero where both shifts are made."""
        falls, more = self._falls[one], self._falls[other]
        return all(self._values[cell] + falls[cell] + more[cell] >= 0 for cell in falls.keys() & more.keys())

    def _reach(self, shift: dict[int, int]) -> None:
        for cell, step in shift.items():
            if self._of_interest[cell]:
                self.low[cell] = min(self.low[cell], step)
                self.high[cell] = max(self.high[cell], step)

    def _measure(self, cell: int) -> None:
        steps = [shift[cell] for shift in self.moving(cell)]
        self.low[cell] = min([0, *steps])
        self.high[cell] = max([0, *steps])


def _sum(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    steps = {cell: one.get(cell, 0) + other.get(cell, 0) for cell in one.keys() | other.keys()}
    return {cell: steps[cell] for cell in sorted(steps) if steps[cell]}
