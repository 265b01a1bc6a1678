"""Listed cells, and what lies above and below them: found without trying every level of every tree."""

from collections import defaultdict
from collections.abc import Iterator, Set

from wellbeing.anonymise.linked.trees import At, Tree, moved


class Listed:
    """The cells of one release, or of several taken together."""

    def __init__(self, found: tuple[Tree, ...], cells: Set[At]) -> None:
        self.cells = cells
        self.trees = found
        self._used = [{at[number] for at in cells} for number in range(len(found))]
        self._next = [_next_used(tree, used) for tree, used in zip(found, self._used, strict=True)]
        self._over: list[Set[At]] | None = None

    def codes_above(self, code: str, dimension: int) -> Iterator[str]:
        """The codes above this one at which any listed cell is, the next one first."""
        above = self._next[dimension][code]
        while above is not None:
            yield above
            above = self._next[dimension][above]

    def used_from(self, code: str, dimension: int) -> list[str]:
        """This code, if any listed cell is at it, and those above it."""
        own = [code] if code in self._used[dimension] else []
        return [*own, *self.codes_above(code, dimension)]

    def next_above(self, at: At, dimension: int) -> At | None:
        """The first listed cell above this one along a dimension: levels between both need not be listed."""
        for code in self.codes_above(at[dimension], dimension):
            if (total := moved(at, dimension, code)) in self.cells:
                return total
        return None

    def divisions(self) -> Iterator[tuple[int, At, tuple[At, ...]]]:
        """Every dimension, cell, and its parts: the listed cells that come next below it."""
        lines: dict[tuple[int, At], list[At]] = defaultdict(list)
        for at in self.cells:
            for dimension in range(len(self.trees)):
                total = self.next_above(at, dimension)
                if total is not None:
                    lines[dimension, total].append(at)
        for at in self.cells:
            for dimension, tree in enumerate(self.trees):
                if parts := lines.get((dimension, at)):
                    yield dimension, at, tuple(sorted(parts, key=lambda part: tree.order[part[dimension]]))

    def over(self, dimension: int) -> Set[At]:
        """All totals of listed cells along a dimension, whether these are listed or not."""
        if self._over is None:
            self._over = [
                {moved(at, number, code) for at in self.cells for code in tree.above(at[number])}
                for number, tree in enumerate(self.trees)
            ]
        return self._over[dimension]

    def are_below(self, at: At) -> bool:
        """Whether any listed cell is a part of this one along any dimension."""
        return any(at in self.over(number) for number in range(len(self.trees)))


def _next_used(tree: Tree, used: Set[str]) -> dict[str, str | None]:
    """For each code the next one above it that is used."""
    found: dict[str, str | None] = {tree.root: None}
    front = [tree.root]
    while front:
        code = front.pop()
        above = code if code in used else found[code]
        parts = tree.parts.get(code, ())
        found.update(dict.fromkeys(parts, above))
        front += parts
    return found
