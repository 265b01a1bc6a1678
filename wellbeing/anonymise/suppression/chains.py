"""Chains of sums in which two cells are withheld each: along one, every cell moves just as far as the next.

Who knows a cell of few at one end of it knows the cell at the other. Withholding a third cell in one of its sums breaks
it.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from wellbeing.anonymise.suppression.problem import Mask, Problem, Sums

_Link: TypeAlias = tuple[int, int]
"""From a cell over one sum to another cell: this one, and the number of the sum."""


class Chains:
    """The chains of one pattern."""

    def __init__(self, problem: Problem, sums: Sums, hidden: Mask) -> None:
        self._few, self._is_hidden, self._sums = problem.few.tolist(), hidden.tolist(), sums
        self._targets = (problem.unsafe & hidden).nonzero()[0].tolist()
        self._links: dict[int, list[_Link]] = defaultdict(list)
        for number, cells in enumerate(sums):
            withheld = [cell for cell in cells if self._is_hidden[cell]]
            if len(withheld) == 2:
                for one, other in (withheld, reversed(withheld)):
                    self._links[one].append((other, number))

    def breaking(self) -> Iterator[frozenset[int]]:
        """Published cells, one of which has to be withheld too: of every unsafe cell that a chain leads to from one of
        few, those that break the shortest."""
        for cell in self._targets:
            chain = self._to_known(cell)
            if chain:
                yield self._breaking(chain)

    def _to_known(self, start: int) -> list[_Link]:
        """The shortest chain from a cell to another one of few, from there on; empty where there is none."""
        came: dict[int, _Link] = {}
        front = deque([start])
        while front:
            here = front.popleft()
            if self._few[here] and here != start:
                return _back(came, here, start)
            for other, number in self._links[here]:
                if other != start and other not in came:
                    came[other] = here, number
                    front.append(other)
        return []

    def _breaking(self, chain: Sequence[_Link]) -> frozenset[int]:
        """The published cells of its sums. Where each sum is added so often that the cells in between cancel, some
        published ones may cancel too: these break nothing."""
        total: dict[int, int] = defaultdict(int)
        times = 1
        for place, (_cell, number) in enumerate(chain):
            if place:
                between, before = chain[place - 1]
                times *= -self._sums[before][between] * self._sums[number][between]
            for cell, factor in self._sums[number].items():
                total[cell] += times * factor
        return frozenset(cell for cell, factor in total.items() if factor and not self._is_hidden[cell])


def _back(came: Mapping[int, _Link], end: int, start: int) -> list[_Link]:
    found: list[_Link] = []
    while end != start:
        end, number = came[end]
        found.append((end, number))
    return found
