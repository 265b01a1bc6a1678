"""The primary rules for linked tables: which cells say too much by themselves."""

from collections.abc import Iterator

from wellbeing.anonymise import floors
from wellbeing.anonymise.linked.document import Given, GivenCell
from wellbeing.anonymise.linked.listed import Listed
from wellbeing.anonymise.linked.tables import Linked
from wellbeing.anonymise.linked.trees import At

FEWEST_REPRESENTATIVES = 3
"""Rule (b): fewer that contributed, and a cell says too much of one of them."""


def unsafe(given: Given, tables: Linked) -> frozenset[At]:
    """Rules (a), (b) and (c), and what an earlier release withheld as unsafe."""
    own = {at for at, cell in tables.cells.items() if _is_small(given, cell) or _of_few(given, cell)}
    own |= _nearly_whole_groups(given, tables) if given.sensitive else set()
    return frozenset(own).union(*(past.unsafe for past in tables.earlier), tables.unreleased)


def of_few(given: Given, tables: Linked) -> frozenset[At]:
    """Cells that one or two cases or officers stand behind, who know them; of earlier releases the withheld ones."""
    if not given.insiders:
        return frozenset()
    own = {at for at, cell in tables.cells.items() if 1 <= min(_behind(cell)) <= 2}
    return frozenset(own).union(*(past.few for past in tables.earlier))


def _behind(cell: GivenCell) -> tuple[int, ...]:
    return (cell.value,) if cell.officers is None else (cell.value, cell.officers)


def _is_small(given: Given, cell: GivenCell) -> bool:
    if cell.value == 0:
        return given.zeros == "protected"
    return min(_behind(cell)) < given.threshold


def _of_few(given: Given, cell: GivenCell) -> bool:
    if cell.value == 0 and given.zeros == "public":
        return False
    return cell.representatives is not None and cell.representatives < FEWEST_REPRESENTATIVES


def _nearly_whole_groups(given: Given, tables: Linked) -> set[At]:
    """Cells that leave next to nothing of their next total and of the last along a sensitive dimension, where another
    answer could have been given. Totals may have been published before."""
    found: set[At] = set()
    every = {at: GivenCell(key={}, value=value) for past in tables.earlier for at, value in past.cells.items() if value}
    every |= tables.cells
    listed = Listed(tables.trees, every.keys())
    for dimension, whole, parts in listed.divisions():
        if tables.trees[dimension].name in given.sensitive and len(parts) > 1:
            groups = [every[total] for total in _totals(listed, whole, dimension)]
            cells = ((part, tables.cells[part]) for part in parts if part in tables.cells)
            found |= {part for part, cell in cells if any(_is_nearly(cell, group) for group in groups)}
    return found


def _totals(listed: Listed, whole: At, dimension: int) -> Iterator[At]:
    """A cell and the last of its totals along a dimension."""
    yield whole
    while (above := listed.next_above(whole, dimension)) is not None:
        whole = above
    yield whole


def _is_nearly(cell: GivenCell, group: GivenCell) -> bool:
    outside = [group.value - cell.value]
    if group.officers is not None and cell.officers is not None:
        outside.append(group.officers - cell.officers)
    return cell.value > 0 and min(outside) <= floors.GROUP_MARGIN
