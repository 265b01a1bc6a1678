"""Which sums hold between cells of linked tables.

A release says of a cell's parts: those that are listed come to it, and one that is not listed cannot occur. Levels of
a tree that it leaves out it need not list: the parts are the cells that come next below. Where a cell and its parts
were released at different times (a year and its quarters), parts that were never released are unknown cells, and their
own sums hold too.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from wellbeing.anonymise.linked.left_out import LeftOut
from wellbeing.anonymise.linked.listed import Listed
from wellbeing.anonymise.linked.trees import At, Tree, moved, named
from wellbeing.errors import Refused
from wellbeing.language import _

Sum = tuple[At, tuple[At, ...]]
"""A cell and the parts that come to it."""

MOST_TOTALS = 10_000_000
"""Of all cells, over any number of dimensions at once, where releases are looked at together."""
MOST_OF_ONE = 100_000
"""Of one cell."""
MOST_LOOKED_AT = 50_000_000
"""Cells and totals, one as often as it is met while parts are looked for."""
MOST_UNRELEASED = 1_000_000

_NOT_LINKED = _(
    "earlier: “{part}” and its total “{total}” were released at different times, without the cells between them."
)
_TOO_MANY_TOTALS = _(
    "earlier: the cells of this file and of those before have more than {most} totals over all levels and dimensions, "
    "too many to be looked at together. Leave out levels or dimensions."
)
_TOO_MANY_OF_ONE = _(
    "earlier: “{cell}” has more than {most} totals over all levels and dimensions, too many to be looked at together. "
    "Leave out levels or dimensions."
)
_TOO_MANY_PARTS = _(
    "earlier: there are more than {most} cells that this file and those before are divided into and that none lists, "
    "too many to be looked at together. Leave out levels or dimensions."
)


class Across:
    """Sums over cells of several releases. `unreleased` are parts of known cells that were never released; `left_out`
    has, for cells that cannot occur since a release leaves them out, the number of that release."""

    def __init__(self, found: tuple[Tree, ...], releases: Sequence[Listed]) -> None:
        """Raises Refused where a cell and its total over several dimensions are not linked by any other, and where
        there is more to be looked at than can be."""
        self._trees = found
        self._left = MOST_LOOKED_AT
        self.unreleased: tuple[At, ...] = ()
        self.left_out: Mapping[At, int] = {}
        self.sums: tuple[Sum, ...] = ()
        if len(releases) > 1:
            self._find(releases)

    def _find(self, releases: Sequence[Listed]) -> None:
        cells = dict.fromkeys(at for release in releases for at in release.cells).keys()
        _check_totals(self._trees, cells)
        self._together = {(d, at) for release in releases for d, at, _parts in release.divisions()}
        self._known = Listed(self._trees, cells)
        _check_linked(self._known)  # before anything is looked for among them
        self._says: dict[tuple[int, At], bool] = {}
        of_known: list[Sum] = []
        unreleased: dict[At, None] = {}
        for whole, parts in self._of_known():
            of_known.append((whole, parts))
            unreleased.update(dict.fromkeys(part for part in parts if part not in cells))
            if len(unreleased) > MOST_UNRELEASED:
                raise Refused(_TOO_MANY_PARTS, field="earlier", most=MOST_UNRELEASED)
        self.unreleased = tuple(unreleased)
        every = dict.fromkeys((*cells, *unreleased)).keys()
        self._look(sum(_depths(self._trees, at, math.prod) for at in unreleased))
        listed = Listed(self._trees, every)
        _check_linked(listed)
        self.left_out = dict(self._left_out(releases, every))
        nothing: list[Sum] = [(at, ()) for at in self.left_out]
        below = self._with_unreleased(unreleased.keys(), listed) if unreleased else ()
        self.sums = (*below, *of_known, *nothing)

    def _left_out(self, releases: Sequence[Listed], cells: Set[At]) -> Iterator[tuple[At, int]]:
        for number, release in reversed(list(enumerate(releases))):
            leaves_out = LeftOut(release)
            if leaves_out.is_empty:
                continue
            self._look(len(cells))
            for at in cells:
                for dimension, total in leaves_out.totals(at):
                    self._look(1)
                    if leaves_out.has(dimension, total):
                        yield at, number
                        break

    def _look(self, number: int) -> None:
        self._left -= number
        if self._left < 0:
            raise Refused(_TOO_MANY_TOTALS, field="earlier", most=MOST_LOOKED_AT)

    def _of_known(self) -> Iterator[Sum]:
        apart = [(d, at) for d, at, _parts in self._known.divisions() if (d, at) not in self._together]
        split = {(dimension, at[dimension]) for dimension, at in apart}
        for at in self._known.cells:
            for dimension in range(len(self._trees)):
                if (dimension, at) in self._together:
                    continue
                if (dimension, at[dimension]) in split or self._is_crossed(at, dimension, at[dimension]):
                    parts = self._parts(at, dimension, self._known)
                    if parts is not None:
                        yield at, parts

    def _with_unreleased(self, unreleased: Set[At], every: Listed) -> Iterator[Sum]:
        """Sums of which every part is known of or cannot occur, once the parts that were never released are there."""
        self._look(sum(_depths(self._trees, at, sum) for at in unreleased))
        for dimension, at, _parts in every.divisions():
            parts = self._parts(at, dimension, every) if (dimension, at) not in self._together else None
            if parts is not None and all(part in every.cells for part in parts):
                yield at, parts

    def _parts(self, at: At, dimension: int, listed: Listed) -> tuple[At, ...] | None:
        """What a cell is divided into: listed cells and others that may occur. None where of one of these only parts
        are listed: their sums say all that there is to know."""
        parts = list(self._next_below(at, dimension, listed))
        others = [part for part in parts if part not in listed.cells]
        if any(listed.are_below(part) for part in others):
            return None
        impossible = {part for part in others if self._cannot_occur(part, listed)}
        return tuple(part for part in parts if part not in impossible)

    def _next_below(self, at: At, dimension: int, listed: Listed) -> Iterator[At]:
        """The parts of a cell: one that is not listed stands for itself, unless some of its own are, or others that
        they are in."""
        codes = self._trees[dimension].parts.get(at[dimension], ())
        self._look(len(codes))
        for code in codes:
            part = moved(at, dimension, code)
            if part not in listed.cells and (
                part in listed.over(dimension) or self._is_crossed(part, dimension, at[dimension])
            ):
                yield from self._next_below(part, dimension, listed)
            else:
                yield part

    def _is_crossed(self, part: At, dimension: int, above: str) -> bool:
        """Whether a cell is below the part along the dimension and above it along others, as a province's quarter is to
        a district's half year, and no total of both (the province's year) has a sum that says it all."""
        lines = [
            (code,) if number == dimension else (code, *self._known.codes_above(code, number))
            for number, code in enumerate(part)
        ]
        self._look(math.prod(map(len, lines)))
        over = self._known.over(dimension)
        return any(
            total in over and not self._has_sum(dimension, moved(total, dimension, above))
            for total in itertools.product(*lines)
        )

    def _has_sum(self, dimension: int, at: At) -> bool:
        """Whether a known cell is divided along a dimension, and the sum not left to others."""
        line = dimension, at
        if line not in self._says:
            known = self._known.cells
            parts = self._known_or_highest(at, dimension) if at in known and line not in self._together else ()
            left = any(part not in known and self._known.are_below(part) for part in parts)
            self._says[line] = at in known and not left
        return self._says[line]

    def _known_or_highest(self, at: At, dimension: int) -> Iterator[At]:
        codes = self._trees[dimension].parts.get(at[dimension], ())
        self._look(len(codes))
        for code in codes:
            part = moved(at, dimension, code)
            if part not in self._known.cells and part in self._known.over(dimension):
                yield from self._known_or_highest(part, dimension)
            else:
                yield part

    def _cannot_occur(self, at: At, listed: Listed) -> bool:
        """Whether a release lists the parts of a total of this cell and leaves this one out."""
        totals = ((number, listed.next_above(at, number)) for number in range(len(self._trees)))
        return any((number, total) in self._together for number, total in totals if total is not None)


def _check_totals(found: tuple[Tree, ...], cells: Set[At]) -> None:
    left = MOST_TOTALS
    for at in cells:
        totals = _depths(found, at, math.prod)
        if totals > MOST_OF_ONE:
            raise Refused(_TOO_MANY_OF_ONE, field="earlier", cell=named(found, at), most=MOST_OF_ONE)
        left -= totals
        if left < 0:
            raise Refused(_TOO_MANY_TOTALS, field="earlier", most=MOST_TOTALS)


def _depths(found: tuple[Tree, ...], at: At, together: Callable[[Iterable[int]], int]) -> int:
    """How many codes there are from each of the cell's to the total, all together."""
    return together(tree.depth[code] for tree, code in zip(found, at, strict=True))


def _check_linked(known: Listed) -> None:
    """Between a cell and its total over several dimensions there have to be totals over one of them at a time. So
    every total but the cell itself is above one of the next ones, or is one: from there the same holds."""
    numbers = range(len(known.trees))
    for at in known.cells:
        lines = [_below_next(known, at, number) for number in numbers]
        for total in itertools.product(*lines):
            if total in known.cells and total != at:
                raise Refused(
                    _NOT_LINKED, field="earlier", part=named(known.trees, at), total=named(known.trees, total)
                )


def _below_next(known: Listed, at: At, dimension: int) -> list[str]:
    """The cell's code, and those above it of which none has a listed total."""
    found = [at[dimension]]
    for code in known.codes_above(at[dimension], dimension):
        if moved(at, dimension, code) in known.cells:
            break
        found.append(code)
    return found
