"""Cells of this release and of earlier ones, checked, with every sum that holds between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wellbeing.anonymise.linked.document import Given, GivenCell, Key, Released
from wellbeing.anonymise.linked.listed import Listed
from wellbeing.anonymise.linked.sums import Across, Sum
from wellbeing.anonymise.linked.trees import At, Tree, check_unmoved, moved, named, place, trees
from wellbeing.errors import Refused
from wellbeing.language import _

_DOUBLE = _("{path}: this cell stands in the file twice.")
_NO_WHOLE = _("{path}: the cell's total over “{name}” is missing: “{code}”.")
_NOT_THE_SUM = _("{path}: the parts along “{name}” come to {parts}, and this is {whole}.")
_CANNOT_OCCUR = _(
    "{path}: “{cell}” has cases here, and another file leaves it out among the parts of a total: that says that there "
    "are none. List it there too."
)
_LEFT_OUT = _(
    "{path}: “{cell}” was withheld here, and this file leaves it out among the parts of a total: that says that there "
    "are none. List it in this file."
)
_NO_SENSITIVE = _("sensitive: there is no dimension “{name}”.")
_NOT_LISTED = _("{path}: this cell is not in that file.")
_NOT_SO_MANY = _("{path}: behind {cases} cases there can't be {number}.")
_NOTHING = _("cells: there is none.")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier release: every cell's count, None where it was withheld, which of those are unsafe, behind which one
    or two people stand, and whether everybody knew all zeros."""

    cells: Mapping[At, int | None]
    unsafe: frozenset[At]
    few: frozenset[At]
    zeros_known: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything in a file, checked. `places` lists the cells to be protected in the order of the file;
    `tops` are those of them that are no part of another; `unreleased` are parts of known cells that were never
    released; `left_out` are cells that are none, since some file leaves them out."""

    trees: tuple[Tree, ...]
    places: tuple[At, ...]
    tops: frozenset[At]
    cells: Mapping[At, GivenCell]
    earlier: tuple[Earlier, ...]
    unreleased: tuple[At, ...]
    left_out: frozenset[At]
    sums: tuple[Sum, ...]


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
    _check_behind(given.cells)
    own = Listed(found, cells.keys())
    _check_whole(own, {at: cell.value for at, cell in cells.items()}, "cells")
    tops = frozenset(at for at in cells if all(own.next_above(at, number) is None for number in range(len(found))))
    read = [
        _earlier(found, past, past.zeros or given.zeros, f"earlier[{number}].cells")
        for number, past in enumerate(given.earlier)
    ]
    releases = [own, *(listed for _past, listed in read)]
    across = Across(found, releases)
    before = tuple(past for past, _listed in read)
    _check_left_out(found, cells, before, across.left_out)
    within = [(whole, parts) for release in releases for _number, whole, parts in release.divisions()]
    sums = tuple(dict.fromkeys((*within, *across.sums)))
    return Linked(found, places, tops, cells, before, across.unreleased, frozenset(across.left_out), sums)


def _places(found: tuple[Tree, ...], keys: Sequence[Key], path: str) -> tuple[At, ...]:
    places: dict[At, None] = {}
    for number, key in enumerate(keys):
        at = place(found, key, f"{path}[{number}].key")
        if at in places:
            raise Refused(_DOUBLE, field=f"{path}[{number}]", path=f"{path}[{number}]")
        places[at] = None
    return tuple(places)


def _earlier(found: tuple[Tree, ...], past: Released, zeros: str, path: str) -> tuple[Earlier, Listed]:
    check_unmoved(found, past.hierarchies or {}, path.removesuffix("cells") + "hierarchies")
    places = _places(found, [cell.key for cell in past.cells], path)
    cells = {at: cell.value for at, cell in zip(places, past.cells, strict=True)}
    listed = Listed(found, cells.keys())
    _check_whole(listed, cells, path)
    withheld = frozenset(at for at, value in cells.items() if value is None)
    unsafe = withheld & _named(listed, past.primary, withheld, path.removesuffix("cells") + "primary")
    few = withheld & _named(listed, past.few, unsafe, path.removesuffix("cells") + "few")
    return Earlier(cells, unsafe, few, zeros == "public"), listed


def _named(listed: Listed, keys: Sequence[Key] | None, otherwise: frozenset[At], path: str) -> frozenset[At]:
    if keys is None:
        return otherwise
    cells = [place(listed.trees, key, f"{path}[{number}]") for number, key in enumerate(keys)]
    for number, at in enumerate(cells):
        if at not in listed.cells:
            raise Refused(_NOT_LISTED, field=f"{path}[{number}]", path=f"{path}[{number}]")
    return frozenset(cells)


def _check_behind(cells: Sequence[GivenCell]) -> None:
    """Every case has an officer and a representative, and can't have more than one."""
    for number, cell in enumerate(cells):
        for name, behind in (("officers", cell.officers), ("representatives", cell.representatives)):
            if behind is not None and not bool(cell.value) <= behind <= cell.value:
                path = f"cells[{number}].{name}"
                raise Refused(_NOT_SO_MANY, field=path, path=path, cases=cell.value, number=behind)


def _check_left_out(
    found: tuple[Tree, ...], cells: Mapping[At, GivenCell], earlier: tuple[Earlier, ...], left_out: Mapping[At, int]
) -> None:
    """What a file leaves out has no cases in any other; and this one leaves out nothing unsafe that was withheld."""
    own: Mapping[At, int | None] = {at: cell.value for at, cell in cells.items()}
    counts = [("cells", own), *((f"earlier[{number}].cells", past.cells) for number, past in enumerate(earlier))]
    for path, listed in counts:
        for number, at in enumerate(listed):
            if at in left_out and listed[at]:
                here = f"{path}[{number}]"
                raise Refused(_CANNOT_OCCUR, field=here, path=here, cell=named(found, at))
    for number, past in enumerate(earlier):
        for at in past.cells:
            if at in past.unsafe and left_out.get(at) == 0:
                here = f"earlier[{number}]"
                raise Refused(_LEFT_OUT, field=here, path=here, cell=named(found, at))


def _check_whole(listed: Listed, cells: Mapping[At, int | None], path: str) -> None:
    """Where a total is used at all, every cell under it has its own, and parts come to their whole."""
    for number, at in enumerate(cells):
        for dimension, tree in enumerate(listed.trees):
            above = next(listed.codes_above(at[dimension], dimension), None)
            if above is not None and moved(at, dimension, above) not in cells:
                here = f"{path}[{number}]"
                raise Refused(_NO_WHOLE, field=here, path=here, name=tree.name, code=above)
    number_of = {at: number for number, at in enumerate(cells)}
    for dimension, whole, parts in listed.divisions():
        values = [cells[part] for part in parts]
        counted = [value for value in values if value is not None]
        value = cells[whole]
        if value is not None and (sum(counted) > value or (len(counted) == len(values) and sum(counted) != value)):
            here = f"{path}[{number_of[whole]}]"
            name = listed.trees[dimension].name
            raise Refused(_NOT_THE_SUM, field=here, path=here, name=name, parts=sum(counted), whole=value)
