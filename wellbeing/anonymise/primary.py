"""Primary rules: which cells say too much by themselves."""

from collections.abc import Mapping
from enum import StrEnum

from wellbeing.anonymise import floors
from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.schema import Schema
from wellbeing.anonymise.tabulate import Tally


class Why(StrEnum):
    """Why a cell is withheld. For the own screen of whoever releases: a release never tells one from another."""

    SMALL = "small"
    CONTRIBUTORS = "contributors"
    GROUP = "group"
    COMPUTABLE = "computable"
    EARLIER = "earlier"


def unsafe(counts: Counts) -> dict[Cell, Why]:
    """Rule (a): fewer cases or officers than the threshold, true zeros included. Rule (b): fewer representatives than
    the floor of the schema's kind. Rule (c): along a sensitive dimension, a cell that leaves at most two of its group
    outside.

    Raises ValueError for counts of a national release that do not say how many representatives are in each cell.
    """
    fewest = floors.FLOORS[counts.schema.kind].contributors
    if counts.contributors is None and fewest > 1:
        raise ValueError("a national release needs the contributors of every cell")
    found: dict[Cell, Why] = {}
    for cell, tally in counts.tallies.items():
        if min(tally) < threshold(counts.schema, cell):
            found[cell] = Why.SMALL
        elif counts.contributors is not None and counts.contributors.get(cell, 0) < fewest:
            found[cell] = Why.CONTRIBUTORS
        elif _speaks_of_its_group(counts.schema, cell, counts.tallies):
            found[cell] = Why.GROUP
    return found


def threshold(schema: Schema, cell: Cell) -> int:
    """The fewest cases, and officers, that this cell may be published for."""
    return schema.sensitive_threshold if schema.is_sensitive(cell) else schema.threshold


def _speaks_of_its_group(schema: Schema, cell: Cell, tallies: Mapping[Cell, Tally]) -> bool:
    for name, code in cell.at:
        dimension = schema.dimensions[name]
        if not dimension.sensitive or code == dimension.unknown:
            continue
        parent = dimension.parent(code)
        groups = {cell.moved(name, parent), cell.moved(name, TOTAL)}
        for group in groups & tallies.keys():
            outside = Tally(*(whole - part for whole, part in zip(tallies[group], tallies[cell], strict=True)))
            if min(outside) <= floors.GROUP_MARGIN and _others(schema, cell, name, tallies):
                return True
    return False


def _others(schema: Schema, cell: Cell, name: str, tallies: Mapping[Cell, Tally]) -> bool:
    """Whether any other answer could have been given: where none could, the cell says nothing new."""
    codes = schema.dimensions[name].codes
    return any(
        cell.moved(name, code.code) in tallies
        for code in codes
        if code.code != cell.code(name) and code.parent == schema.dimensions[name][cell.code(name)].parent
    )
