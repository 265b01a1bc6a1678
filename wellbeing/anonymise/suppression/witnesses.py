"""Second tables that nobody can tell from the true one, and what they prove.

A shift is a change of withheld cells that keeps every sum and every published cell. The true table plus a shift
is as possible as the true one, so it is a witness for every cell that it moves: a cell's proven width is how far
apart its counts lie over all witnesses.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from wellbeing.anonymise.suppression.problem import Numbers


class Witnesses:
    """All shifts found so far. A shift counts while every cell that it moves is withheld.

    `low` and `high` hold how far below (never above 0) and above its true count each cell is proven to lie.
    """

    def __init__(self, size: int) -> None:
        self.low: Numbers = np.zeros(size, dtype=np.int64)
        self.high: Numbers = np.zeros(size, dtype=np.int64)
        self._shifts: list[dict[int, int]] = []
        self._counts: list[bool] = []
        self._moving: list[list[int]] = [[] for _cell in range(size)]

    def add(self, shift: dict[int, int]) -> None:
        """Take up a shift: the cells it moves, and by how much."""
        number = len(self._shifts)
        self._shifts.append(shift)
        self._counts.append(True)
        for cell, step in shift.items():
            self._moving[cell].append(number)
            self._reach(cell, step)

    def width(self) -> Numbers:
        """The proven width of every cell."""
        return self.high - self.low

    def retire(self, cell: int) -> list[int]:
        """Count no shift that moves `cell`. Returns those that counted until now, for `restore`."""
        retired = [number for number in self._moving[cell] if self._counts[number]]
        for number in retired:
            self._counts[number] = False
        for touched in {other for number in retired for other in self._shifts[number]}:
            self._measure(touched)
        return retired

    def restore(self, retired: Iterable[int]) -> None:
        """Count them again."""
        for number in retired:
            self._counts[number] = True
            for cell, step in self._shifts[number].items():
                self._reach(cell, step)

    def shift(self, number: int) -> dict[int, int]:
        """The shift that `retire` named by its number."""
        return self._shifts[number]

    def counting(self) -> list[dict[int, int]]:
        """The shifts that count."""
        return [shift for shift, counts in zip(self._shifts, self._counts, strict=True) if counts]

    def moving(self, cell: int) -> Iterator[dict[int, int]]:
        """The shifts that move `cell` and count."""
        return (self._shifts[number] for number in self._moving[cell] if self._counts[number])

    def without(self, cell: int, still: int) -> tuple[int, int]:
        """How far below and above `cell` is proven to lie while `still` does not move."""
        steps = [shift[cell] for shift in self.moving(cell) if still not in shift]
        return min([0, *steps]), max([0, *steps])

    def _reach(self, cell: int, step: int) -> None:
        self.low[cell] = min(self.low[cell], step)
        self.high[cell] = max(self.high[cell], step)

    def _measure(self, cell: int) -> None:
        steps = [shift[cell] for shift in self.moving(cell)]
        self.low[cell] = min([0, *steps])
        self.high[cell] = max([0, *steps])
