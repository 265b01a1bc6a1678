"""Which sums hold between cells of linked tables.

A release says of a cell's parts: those that are listed come to it, and one that is not listed cannot occur. Levels of
a tree that it leaves out it need not list: the parts are the cells that come next below. Where a cell and its parts
were released at different times (a year and its quarters), parts that were never released are unknown cells, and their
own sums hold too.
"""

import itertools
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence, Set

from wellbeing.anonymise.linked.trees import At, Tree, moved, named
from wellbeing.errors import Refused
from wellbeing.language import _

Sum = tuple[At, tuple[At, ...]]
"""A cell and the parts that come to it."""

_NOT_LINKED = _(
    "earlier: “{part}” and its total “{total}” were released at different times, without the cells between them."
)


def next_above(found: tuple[Tree, ...], at: At, dimension: int, listed: Container[At]) -> At | None:
    """The first listed cell above this one along a dimension: levels between both need not be listed."""
    for code in found[dimension].above(at[dimension]):
        if (total := moved(at, dimension, code)) in listed:
            return total
    return None


def divisions(found: tuple[Tree, ...], release: Set[At]) -> Iterator[tuple[int, At, tuple[At, ...]]]:
    """Every dimension, cell, and its parts in the same release: the listed cells that come next below it."""
    lines: dict[tuple[int, At], list[At]] = defaultdict(list)
    for at in release:
        for dimension in range(len(found)):
            total = next_above(found, at, dimension, release)
            if total is not None:
                lines[dimension, total].append(at)
    for at in release:
        for dimension, tree in enumerate(found):
            if parts := lines.get((dimension, at)):
                yield dimension, at, tuple(sorted(parts, key=lambda part: tree.order[part[dimension]]))


class Across:
    """Sums over cells of several releases. `unreleased` are parts of known cells that were never released."""

    def __init__(self, found: tuple[Tree, ...], releases: Sequence[Set[At]]) -> None:
        """Raises Refused where a cell and its total over several dimensions are not linked by any other."""
        self._trees = found
        self.unreleased: tuple[At, ...] = ()
        self.sums: tuple[Sum, ...] = ()
        if len(releases) > 1:
            self._find(releases)

    def _find(self, releases: Sequence[Set[At]]) -> None:
        self._together = {(d, at) for release in releases for d, at, _parts in divisions(self._trees, release)}
        known = dict.fromkeys(at for release in releases for at in release)
        _check_linked(self._trees, known.keys())
        self._known: Set[At] = known.keys()
        self._says: dict[tuple[int, At], bool] = {}
        self._passed = [
            {moved(at, number, code) for at in known for code in tree.above(at[number])}
            for number, tree in enumerate(self._trees)
        ]
        of_known = list(self._of_known(known.keys()))
        unreleased = dict.fromkeys(at for _whole, parts in of_known for at in parts if at not in known)
        self.unreleased = tuple(unreleased)
        self.sums = (*self._with_unreleased((known | unreleased).keys()), *of_known)

    def _of_known(self, known: Set[At]) -> Iterator[Sum]:
        apart = [(d, at) for d, at, _parts in divisions(self._trees, known) if (d, at) not in self._together]
        split = {(dimension, at[dimension]) for dimension, at in apart}
        for at in known:
            for dimension in range(len(self._trees)):
                if (dimension, at) in self._together:
                    continue
                if (dimension, at[dimension]) in split or self._is_crossed(at, dimension, at[dimension]):
                    parts = self._parts(at, dimension, known)
                    if parts is not None:
                        yield at, parts

    def _with_unreleased(self, every: Set[At]) -> Iterator[Sum]:
        """Sums of which every part is known of or cannot occur, once the parts that were never released are there."""
        for dimension, at, _parts in divisions(self._trees, every) if self.unreleased else ():
            parts = self._parts(at, dimension, every) if (dimension, at) not in self._together else None
            if parts is not None and all(part in every for part in parts):
                yield at, parts

    def _parts(self, at: At, dimension: int, cells: Set[At]) -> tuple[At, ...] | None:
        """What a cell is divided into: `cells` and others that may occur. None where of one of these only parts are
        among `cells`: their sums say all that there is to know."""
        parts = list(self._next_below(at, dimension, cells))
        others = [part for part in parts if part not in cells]
        if any(self._has_parts(part, cells) for part in others):
            return None
        impossible = {part for part in others if self._cannot_occur(part, cells)}
        return tuple(part for part in parts if part not in impossible)

    def _next_below(self, at: At, dimension: int, cells: Set[At]) -> Iterator[At]:
        """The parts of a cell: one that is not among `cells` stands for itself, unless some of its own are, or others
        that they are in."""
        tree = self._trees[dimension]
        for code in tree.parts.get(at[dimension], ()):
            part = moved(at, dimension, code)
            own = any(moved(at, dimension, low) in cells for low in tree.below(code))
            if part not in cells and (own or self._is_crossed(part, dimension, at[dimension])):
                yield from self._next_below(part, dimension, cells)
            else:
                yield part

    def _is_crossed(self, part: At, dimension: int, above: str) -> bool:
        """Whether a cell is below the part along the dimension and above it along others, as a province's quarter is to
        a district's half year, and no total of both (the province's year) has a sum that says it all."""
        lines = (
            [code] if number == dimension else [code, *self._trees[number].above(code)]
            for number, code in enumerate(part)
        )
        return any(
            over in self._passed[dimension] and not self._has_sum(dimension, moved(over, dimension, above))
            for over in itertools.product(*lines)
        )

    def _has_sum(self, dimension: int, at: At) -> bool:
        """Whether a known cell is divided along a dimension, and the sum not left to others."""
        line = dimension, at
        if line not in self._says:
            parts = self._known_or_highest(at, dimension) if at in self._known and line not in self._together else ()
            left = any(part not in self._known and self._has_parts(part, self._known) for part in parts)
            self._says[line] = at in self._known and not left
        return self._says[line]

    def _known_or_highest(self, at: At, dimension: int) -> Iterator[At]:
        for code in self._trees[dimension].parts.get(at[dimension], ()):
            part = moved(at, dimension, code)
            if part not in self._known and part in self._passed[dimension]:
                yield from self._known_or_highest(part, dimension)
            else:
                yield part

    def _has_parts(self, at: At, cells: Set[At]) -> bool:
        return any(
            moved(at, number, code) in cells
            for number, tree in enumerate(self._trees)
            for code in tree.below(at[number])
        )

    def _cannot_occur(self, at: At, cells: Set[At]) -> bool:
        """Whether a release lists the parts of a total of this cell and leaves this one out."""
        totals = ((number, next_above(self._trees, at, number, cells)) for number in range(len(self._trees)))
        return any((number, total) in self._together for number, total in totals if total is not None)


def _check_linked(found: tuple[Tree, ...], known: Set[At]) -> None:
    """Between a cell and its total over several dimensions there have to be totals over one of them at a time."""
    for at in known:
        linked_to = [at]
        for here in linked_to:
            above = [next_above(found, here, number, known) for number in range(len(found))]
            linked_to += [total for total in above if total is not None and total not in linked_to]
        for total in itertools.product(*((at[number], *tree.above(at[number])) for number, tree in enumerate(found))):
            if total in known and total not in linked_to:
                raise Refused(_NOT_LINKED, field="earlier", part=named(found, at), total=named(found, total))
