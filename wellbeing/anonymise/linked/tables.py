"""Cells of this release and of earlier ones, checked, with every sum that holds between them.

A release says of a code's parts: those that are listed come to it, and one that is not listed cannot occur. Where
a cell and its parts were released at different times (a year and its quarters), parts that were never released are
unknown cells, and their own sums hold too.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from wellbeing.anonymise.linked.document import Given, GivenCell, Key, Released
from wellbeing.anonymise.linked.trees import At, Tree, place, trees
from wellbeing.errors import Refused
from wellbeing.language import _

_DOUBLE = _("{path}: this cell stands in the file twice.")
_NO_WHOLE = _("{path}: the cell's total over “{name}” is missing: “{code}”.")
_NOT_THE_SUM = _("{path}: the parts along “{name}” come to {parts}, and this is {whole}.")
_NO_SENSITIVE = _("sensitive: there is no dimension “{name}”.")
_NOTHING = _("cells: there is none.")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier release: every cell's count, None where it was withheld, and which of those are unsafe."""

    cells: Mapping[At, int | None]
    unsafe: frozenset[At]


Sum = tuple[At, tuple[At, ...]]
"""A cell and the parts that come to it."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything in a file, checked. `places` lists the cells to be protected in the order of the file;
    `unreleased` are parts of known cells that were never released."""

    trees: tuple[Tree, ...]
    places: tuple[At, ...]
    cells: Mapping[At, GivenCell]
    earlier: tuple[Earlier, ...]
    unreleased: tuple[At, ...]
    sums: tuple[Sum, ...]

    def is_top(self, at: At) -> bool:
        """Whether no other cell of the file is a total of this one."""
        totals = ((number, tree.parent.get(at[number])) for number, tree in enumerate(self.trees))
        return not any(code is not None and _moved(at, number, code) in self.cells for number, code in totals)


def linked(given: Given) -> Linked:
    """Check what the cells of a file say. Raises Refused with one sentence and its path."""
    found = trees(given.hierarchies)
    for name in given.sensitive:
        if name not in given.hierarchies:
            raise Refused(_NO_SENSITIVE, field="sensitive", name=name)
    if not given.cells:
        raise Refused(_NOTHING, field="cells")
    places = _places(found, [cell.key for cell in given.cells], "cells")
    cells = dict(zip(places, given.cells, strict=True))
    _check_whole(found, {at: cell.value for at, cell in cells.items()}, "cells")
    earlier = tuple(_earlier(found, past, f"earlier[{number}].cells") for number, past in enumerate(given.earlier))
    releases = [cells.keys(), *(past.cells.keys() for past in earlier)]
    across = list(_across(found, releases)) if earlier else []
    known = {at for release in releases for at in release}
    unreleased = tuple(dict.fromkeys(at for _whole, parts in across for at in parts if at not in known))
    within = [_within(found, release) for release in (*releases, dict.fromkeys(unreleased).keys())]
    sums = tuple(dict.fromkeys(itertools.chain(*within, across)))
    return Linked(found, places, cells, earlier, unreleased, sums)


def _places(found: tuple[Tree, ...], keys: Sequence[Key], path: str) -> tuple[At, ...]:
    places: dict[At, None] = {}
    for number, key in enumerate(keys):
        at = place(found, key, f"{path}[{number}].key")
        if at in places:
            raise Refused(_DOUBLE, field=f"{path}[{number}]", path=f"{path}[{number}]")
        places[at] = None
    return tuple(places)


def _earlier(found: tuple[Tree, ...], past: Released, path: str) -> Earlier:
    places = _places(found, [cell.key for cell in past.cells], path)
    cells = {at: cell.value for at, cell in zip(places, past.cells, strict=True)}
    _check_whole(found, cells, path)
    withheld = frozenset(at for at, value in cells.items() if value is None)
    if past.primary is None:
        return Earlier(cells, withheld)
    primary = path.removesuffix("cells") + "primary"
    unsafe = frozenset(place(found, key, f"{primary}[{number}]") for number, key in enumerate(past.primary))
    return Earlier(cells, unsafe & withheld)


def _check_whole(found: tuple[Tree, ...], cells: Mapping[At, int | None], path: str) -> None:
    """Where a total is used at all, every cell under it has its own, and parts come to their whole."""
    number_of = {at: number for number, at in enumerate(cells)}
    used = {(dimension, at[dimension]) for at in cells for dimension in range(len(found))}
    for at, number in number_of.items():
        for dimension, tree in enumerate(found):
            above = tree.parent.get(at[dimension])
            if (dimension, above) in used and _moved(at, dimension, above or "") not in cells:
                here = f"{path}[{number}]"
                raise Refused(_NO_WHOLE, field=here, path=here, name=tree.name, code=above)
    for dimension, whole, parts in _divisions(found, cells.keys()):
        values = [cells[part] for part in parts]
        counted = [value for value in values if value is not None]
        value = cells[whole]
        if value is not None and (sum(counted) > value or (len(counted) == len(values) and sum(counted) != value)):
            here = f"{path}[{number_of[whole]}]"
            name = found[dimension].name
            raise Refused(_NOT_THE_SUM, field=here, path=here, name=name, parts=sum(counted), whole=value)


def _moved(at: At, dimension: int, code: str) -> At:
    return (*at[:dimension], code, *at[dimension + 1 :])


def _divisions(found: tuple[Tree, ...], release: Set[At]) -> Iterator[tuple[int, At, tuple[At, ...]]]:
    """Every dimension, cell, and those of its parts that stand in the same release."""
    for at in release:
        for dimension, tree in enumerate(found):
            parts = (_moved(at, dimension, code) for code in tree.parts.get(at[dimension], ()))
            listed = tuple(part for part in parts if part in release)
            if listed:
                yield dimension, at, listed


def _within(found: tuple[Tree, ...], release: Set[At]) -> Iterator[Sum]:
    return ((whole, parts) for _dimension, whole, parts in _divisions(found, release))


def _across(found: tuple[Tree, ...], releases: Sequence[Set[At]]) -> Iterator[Sum]:
    """Sums of cells whose parts were released at another time, parts that never were among them."""
    known = dict.fromkeys(at for release in releases for at in release).keys()
    together = {(dimension, at) for release in releases for dimension, at, _parts in _divisions(found, release)}
    apart = [(d, at, parts) for d, at, parts in _divisions(found, known) if (d, at) not in together]
    split = {(dimension, at[dimension]) for dimension, at, _parts in apart}
    for at in known:
        for dimension, tree in enumerate(found):
            if (dimension, at[dimension]) in split and (dimension, at) not in together:
                parts = (_moved(at, dimension, code) for code in tree.parts[at[dimension]])
                yield at, tuple(part for part in parts if part in known or not _cannot_occur(found, part, together))


def _cannot_occur(found: tuple[Tree, ...], at: At, together: Set[tuple[int, At]]) -> bool:
    """Whether a release lists the parts of a total of this cell and leaves this one out."""
    totals = ((number, tree.parent.get(at[number])) for number, tree in enumerate(found))
    return any(code is not None and (number, _moved(at, number, code)) in together for number, code in totals)
