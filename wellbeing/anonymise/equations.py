"""What everybody knows about the cells of releases: which sums hold between them.

One linear system holds all cells of a release and of those earlier releases that speak of the same cases.
Every equation says: the whole minus its parts is zero.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.schema import Schema

Place: TypeAlias = tuple[str, Cell]
"""A cell of a period (its label)."""

Sum: TypeAlias = tuple[Place, tuple[Place, ...]]
"""A whole and its parts."""

States: TypeAlias = Mapping[Cell, State]

EMPTY = frozenset({State.NOT_COLLECTED, State.STRUCTURAL})
"""States of a cell that no case can be in."""


def sums_within(schema: Schema, period: Period, states: States) -> Iterator[Sum]:
    """Every cell that is the sum of others of the same period: along its dimensions, and by groups of codes."""
    seen: set[tuple[Cell, tuple[Cell, ...]]] = set()
    for found, state in states.items():
        if state in EMPTY:
            continue
        for parts in _divisions(schema, found, states):
            if not all(part in states for part in parts):
                continue
            full = tuple(part for part in parts if states[part] not in EMPTY)
            all_unknown = all(states[part] is State.NOT_COLLECTED for part in parts)
            if not all_unknown and (found, full) not in seen:
                seen.add((found, full))
                yield (period.label, found), tuple((period.label, part) for part in full)


def _divisions(schema: Schema, found: Cell, states: States) -> Iterator[list[Cell]]:
    """Into parts of which the first at least is among `states`: most cells are divided along few dimensions."""
    for name, dimension in schema.dimensions.items():
        code = found.code(name)
        children = dimension.children(code)
        if children and found.moved(name, children[0].code) in states:
            yield [found.moved(name, child.code) for child in children]
        if dimension.groups_of and code != TOTAL:
            apart = found.moved(name, TOTAL)
            members = [fine for fine, group in dimension.gathers.items() if group == code]
            if members and apart.moved(dimension.groups_of, members[0]) in states:
                yield [apart.moved(dimension.groups_of, fine) for fine in members]


def sums_over_quarters(schema: Schema, year: Period, states: Mapping[str, States]) -> Iterator[Sum]:
    """A year's cells as sums of its quarters' cells, where the year and all its quarters are given."""
    quarters = [quarter.label for quarter in year.quarters()]
    if not quarters or not all(label in states for label in (year.label, *quarters)):
        return
    for found, state in states[year.label].items():
        if state in EMPTY:
            continue
        parts: list[Place] = []
        for quarter in quarters:
            place = _in_quarter(schema, found, states[quarter])
            if place is None:
                break
            parts.extend((quarter, part) for part in place)
        else:
            yield (year.label, found), tuple(parts)


def not_shown(quarter: States, cells: States) -> dict[Cell, State]:
    """The states in a quarter of those `cells` of its year that it did not show: a coarser table that left, or none,
    is no word on how many there were. What it said of not collecting a code holds for these cells too."""
    found: dict[Cell, State] = {}
    for cell, state in cells.items():
        if cell not in quarter:
            silent = any(quarter.get(Cell(cell.unit, (code,))) is State.NOT_COLLECTED for code in cell.at)
            found[cell] = State.NOT_COLLECTED if silent else state
    return found


def _in_quarter(schema: Schema, found: Cell, states: States) -> list[Cell] | None:
    """The quarter's cells that a year's cell holds: none where the quarter could not have such a case; the
    total, for a missing answer, where the quarter did not collect it; None where the quarter has no such cell."""
    if found not in states:
        return None
    if states[found] is not State.NOT_COLLECTED:
        return [] if states[found] is State.STRUCTURAL else [found]
    for name, code in found.at:
        siblings = schema.dimensions[name].children(TOTAL)
        apart = [states.get(found.moved(name, sibling.code)) for sibling in siblings]
        if all(state is State.NOT_COLLECTED for state in apart):
            if code != schema.dimensions[name].unknown:
                return []
            return _in_quarter(schema, found.moved(name, TOTAL), states)
    return []


@dataclass(frozen=True, slots=True)
class System:
    """Cells of all periods in question, numbered by `column`, and their sums in these numbers."""

    places: tuple[Place, ...]
    column: Mapping[Place, int]
    rows: tuple[tuple[int, tuple[int, ...]], ...]


def system(schema: Schema, periods: Mapping[Period, States]) -> System:
    """The one system of these periods. Cells that no case can be in are left out: they are zero."""
    by_label = {period.label: states for period, states in periods.items()}
    places = tuple(
        (label, found) for label, states in by_label.items() for found in states if states[found] not in EMPTY
    )
    column = {place: number for number, place in enumerate(places)}
    sums: list[Sum] = []
    for period, states in periods.items():
        sums.extend(sums_within(schema, period, states))
        sums.extend(sums_over_quarters(schema, period, by_label))
    rows = tuple((column[whole], tuple(column[part] for part in parts)) for whole, parts in sums)
    return System(places=places, column=column, rows=rows)
