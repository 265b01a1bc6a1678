"""The primary rules for linked tables: which cells say too much by themselves."""

from collections.abc import Iterator

from wellbeing.anonymise import floors
from wellbeing.anonymise.linked.document import Given, GivenCell
from wellbeing.anonymise.linked.tables import Linked
from wellbeing.anonymise.linked.trees import At, moved

FEWEST_REPRESENTATIVES = 3
"""Rule (b): fewer that contributed, and a cell says too much of one of them."""


def unsafe(given: Given, tables: Linked) -> frozenset[At]:
    """Rules (a), (b) and (c), and what an earlier release withheld as unsafe."""
    own = {at for at, cell in tables.cells.items() if _is_small(given, cell) or _of_few(given, cell)}
    own |= {at for at in tables.cells if _speaks_of_its_group(given, tables, at)}
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


def _speaks_of_its_group(given: Given, tables: Linked, at: At) -> bool:
    cell = tables.cells[at]
    for whole in _groups(given, tables, at):
        outside = [whole.value - cell.value]
        if whole.officers is not None and cell.officers is not None:
            outside.append(whole.officers - cell.officers)
        if cell.value and min(outside) <= floors.GROUP_MARGIN:
            return True
    return False


def _groups(given: Given, tables: Linked, at: At) -> Iterator[GivenCell]:
    """Along sensitive dimensions the cell's next total and the last, where another answer could have been given."""
    for number, tree in enumerate(tables.trees):
        if tree.name not in given.sensitive:
            continue
        totals = [
            total for total in (moved(at, number, code) for code in tree.above(at[number])) if total in tables.cells
        ]
        own = {at[number], *tree.below(at[number])}
        if totals and any(
            code not in own and moved(at, number, code) in tables.cells for code in tree.below(totals[0][number])
        ):
            yield from (tables.cells[total] for total in dict.fromkeys((totals[0], totals[-1])))
