"""Why nothing may leave: which cells cannot be protected, by what, and what can be done about it."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from wellbeing.anonymise.linked.attack import Found, attack
from wellbeing.anonymise.linked.document import Given
from wellbeing.anonymise.linked.tables import Linked
from wellbeing.anonymise.linked.trees import At, named, place
from wellbeing.errors import Refused
from wellbeing.language import _

_MOST_NAMED = 3

_EXACT_BEFORE = _(
    "earlier: {cells}: this can be worked out exactly from what was released before, so nothing protects it any more. "
    "There, list in “primary” the other cells only."
)
_EXACT_UNLISTED = _(
    "earlier: {cells}: this was never listed and can be worked out exactly from what was released before. List it in "
    "this file with its count."
)
_NARROW_BEFORE = _(
    "earlier: {cells}: what was released before leaves {width} counts between the ends of this, fewer than this file's "
    "width. Choose a width of {width}."
)
_STUCK = _(
    "cells[{number}]: {cells}: nothing can be withheld that protects this: what was released before, or what everybody "
    "knows, gives it away. Leave out its level and those below, or choose a smaller width; what everybody knows "
    "already may be listed with its count in “earlier”."
)
_STUCK_BEFORE = _(
    "earlier: {cells}: this was withheld before, or never listed, and could be worked out too closely with this file. "
    "Leave out the levels of {beside} and those below, or choose a smaller width."
)
_CONTRADICTS = _("Nothing was written: no counts fit both the result and what was released before.")
_STOPPED = _(
    "Nothing was written: in the attack on the result, {cells} could be worked out too closely. Leave out that level "
    "and those below, or choose a smaller width."
)


def nothing_protects(given: Given, tables: Linked, stuck: Sequence[At]) -> Refused:
    """For cells that stay narrow whatever is withheld. `stuck` is not empty."""
    return _narrow_before(given, tables) or _narrow_now(tables, stuck)


def attack_found(given: Given, tables: Linked, found: Found | None) -> Refused:
    """For a result that the attack doesn't let pass."""
    if found is None:
        return Refused(_CONTRADICTS, field="earlier")
    cells = _told(tables, _places(tables, (*found.exact, *found.narrow)))
    return _narrow_before(given, tables) or Refused(_STOPPED, cells=cells)


def _narrow_before(given: Given, tables: Linked) -> Refused | None:
    """Cells that have no width left before anything of this file is known."""
    if not given.earlier:
        return None
    before = _before(given, given.width)
    if before is None or before.narrowest is None or not before.narrow:
        return None
    if before.narrowest:
        cells = _told(tables, _places(tables, before.narrow))
        return Refused(_NARROW_BEFORE, field="earlier", cells=cells, width=before.narrowest)
    closest = _before(given, 1)
    exact = _places(tables, closest.narrow if closest else before.narrow)
    listed = [at for at in exact if any(at in past.cells for past in tables.earlier)]
    words = _EXACT_BEFORE if listed else _EXACT_UNLISTED
    return Refused(words, field="earlier", cells=_told(tables, listed or exact))


def _before(given: Given, width: int) -> Found | None:
    """What a reader can compute of earlier releases alone."""
    *others, last = given.earlier
    return attack(msgspec.json.encode(last), msgspec.structs.replace(given, earlier=others, width=width))


def _narrow_now(tables: Linked, stuck: Sequence[At]) -> Refused:
    own = [at for at in stuck if at in tables.cells]
    if own:
        number = tables.places.index(own[0])
        return Refused(_STUCK, field=f"cells[{number}]", number=number, cells=_told(tables, own))
    beside = _beside(tables, stuck) or tables.places
    return Refused(_STUCK_BEFORE, field="earlier", cells=_told(tables, stuck), beside=_told(tables, beside))


def _beside(tables: Linked, cells: Sequence[At]) -> list[At]:
    """The nearest cells of the file, over sums, to these."""
    sums = [(whole, *parts) for whole, parts in tables.sums]
    near: set[At] = set()
    more = set(cells)
    while more and near.isdisjoint(tables.cells):
        near |= more
        more = {at for row in sums if not near.isdisjoint(row) for at in row} - near
    return [at for at in tables.places if at in near]


def _places(tables: Linked, keys: Sequence[Mapping[str, str]]) -> list[At]:
    return list(dict.fromkeys(place(tables.trees, key, "") for key in keys))


def _told(tables: Linked, cells: Iterable[At]) -> str:
    """The first few of these cells by their codes."""
    every = [f"“{named(tables.trees, at)}”" for at in cells]
    return ", ".join(every[:_MOST_NAMED]) + (", …" if len(every) > _MOST_NAMED else "")
