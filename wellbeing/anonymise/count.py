"""Counting: from the cases of a period to every cell of every table, in cases and in distinct officers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.counted import CountedCase, Facts
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.schema import Dimension, Schema, Table, Unit
from wellbeing.anonymise.tabulate import Numbers, Rows, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """True counts of one period. They stay inside: sealed by the vault, or thrown away.

    `tables` are the finest that enough officers stand behind. `states` says of every cell of theirs whether it
    was counted, not collected, or cannot occur; `tallies` holds the counted ones. `officers` are those with a case
    that was first counted here.

    `contributors` says how many representatives' cases a counted cell holds (none where it is not named). None where
    all are of one representative: a national release can't be made of that.
    """

    schema: Schema
    period: Period
    not_collected: frozenset[str]
    officers: int = field(repr=False)
    tables: tuple[Table, ...]
    states: Mapping[Cell, State]
    tallies: Mapping[Cell, Tally] = field(repr=False)
    contributors: Mapping[Cell, int] | None = field(default=None, repr=False)

    def narrowed(self, tables: tuple[Table, ...]) -> "Counts":
        """The same counts with the cells of `tables` only. The number of cases always stays."""
        kept = {Cell(Unit.CASES), *(found for table in tables for _codes, found in self.schema.cells(table))}
        return self._only(tables, [found for found in self.states if found in kept])

    def of_unit(self, unit: str) -> "Counts":
        """The same counts with the tables and cells of one unit only."""
        tables = tuple(table for table in self.tables if table.unit == unit)
        return self._only(tables, [found for found in self.states if found.unit == unit])

    def in_order(self) -> "Counts":
        """The same counts with their cells in the order of the schema's tables, whatever order they came in: which of
        two equally good cells is withheld depends on it."""
        cells = (found for table in self.tables for _codes, found in self.schema.cells(table))
        place = {found: number for number, found in enumerate(dict.fromkeys(cells))}
        return self._only(self.tables, sorted(self.states, key=lambda found: (place.get(found, len(place)), found)))

    def _only(self, tables: tuple[Table, ...], cells: Iterable[Cell]) -> "Counts":
        states = {found: self.states[found] for found in cells}
        tallies = {found: self.tallies[found] for found in states if found in self.tallies}
        return replace(self, tables=tables, states=states, tallies=tallies)


def count(
    schema: Schema,
    cases: Collection[CountedCase],
    period: Period,
    not_collected: frozenset[str] = frozenset(),
) -> Counts:
    """Count every released table of `schema` over `cases`.

    `not_collected` names what no source of the period can tell: `dimension` or `dimension:code`. Raises
    ValueError for an unknown name, an unknown code, or a case that has what was not collected.
    """
    _refuse_unknown_names(schema, not_collected)
    not_collected = schema.with_consequences(not_collected)
    officers = len({case.officer for case in cases if case.facts is not None})
    tables = schema.tables_for(officers)
    states, tallies = tallied(schema, cases, tables, not_collected)
    return Counts(
        schema=schema,
        period=period,
        not_collected=not_collected,
        officers=officers,
        tables=tables,
        states=states,
        tallies=tallies,
    )


def tallied(
    schema: Schema,
    cases: Collection[CountedCase],
    tables: tuple[Table, ...],
    not_collected: frozenset[str] = frozenset(),
) -> tuple[dict[Cell, State], dict[Cell, Tally]]:
    """The state of every cell of `tables`, and the tally of those that were counted. Raises ValueError as `count`
    does."""
    _refuse_unknown_facts(schema, cases)
    states: dict[Cell, State] = {}
    tallies: dict[Cell, Tally] = {}
    for unit in dict.fromkeys((Unit.CASES, *(table.unit for table in tables))):
        chosen = [table for table in tables if table.unit is unit]
        names = sorted({axis.dimension for table in chosen for axis in table.axes})
        rows = _rows(schema, cases, unit, names, not_collected)
        for table in chosen:
            for codes, tally in rows.tabulate(table.axes).items():
                tallies[cell(unit, dict(zip([a.dimension for a in table.axes], codes, strict=True)))] = tally
            for _codes, found in schema.cells(table):
                states[found] = _state(schema, found, not_collected, chosen)
                tally = tallies.setdefault(found, Tally(0, 0))
                if tally.number and states[found] is not State.VALUE and not _unanswered(schema, found, not_collected):
                    raise ValueError(f"{found.at} was counted although it {states[found].value}")
    return states, {found: tally for found, tally in tallies.items() if states[found] is State.VALUE}


def _refuse_unknown_names(schema: Schema, not_collected: Iterable[str]) -> None:
    for name in not_collected:
        dimension, colon, code = name.partition(":")
        known = schema.dimensions.get(dimension)
        if known is None or (colon and code not in known):
            raise ValueError(f"not collected: the schema has no {name}")


def _refuse_unknown_facts(schema: Schema, cases: Iterable[CountedCase]) -> None:
    known = schema.dimensions.keys() | schema.carried
    for case in cases:
        for facts in (case.facts or {}, *(event.facts for event in case.events)):
            if not facts.keys() <= known:
                raise ValueError(f"the schema has no {sorted(facts.keys() - known)}")


def _unanswered(schema: Schema, found: Cell, not_collected: frozenset[str]) -> bool:
    """Whether the cell holds cases only because nobody was asked: every missing answer is counted somewhere."""
    dimensions = schema.dimensions
    asked_nowhere = [(name, code) for name, code in found.at if name in not_collected]
    return not found.at or any(code == dimensions[name].unknown for name, code in asked_nowhere)


def _state(schema: Schema, found: Cell, not_collected: frozenset[str], tables: Iterable[Table]) -> State:
    if not_collected:
        for name, code in found.at:
            parent = schema.dimensions[name].parent(code)
            if not_collected & {name, f"{name}:{code}", f"{name}:{parent}"}:
                return State.NOT_COLLECTED
        if not found.at and found.unit != Unit.CASES:
            names = {axis.dimension for table in tables for axis in table.axes}
            if names <= not_collected:
                return State.NOT_COLLECTED
    return State.STRUCTURAL if schema.cannot_occur(found) else State.VALUE


def _rows(schema: Schema, cases: Iterable[CountedCase], unit: Unit, names: list[str], gaps: frozenset[str]) -> Rows:
    """What one unit counts: one row per case or event, with its leaf on every dimension in `names`."""
    officers: list[int] = []
    columns: dict[str, list[str]] = {name: [] for name in names}
    plain = {name: _direct(schema, schema.dimensions[name]) for name in names}
    for case in cases:
        if unit is Unit.CASES:
            if case.facts is None:
                continue  # counted in an earlier period: here are only events that came later
            officers.append(case.officer)
            for name, direct in plain.items():
                code = direct.get(case.facts.get(name))
                if code is None:
                    code = _fact(schema, case, case.facts, schema.dimensions[name], gaps)
                columns[name].append(code)
            continue
        for event in case.events:
            if event.unit is unit:
                officers.append(case.officer)
                for name in names:
                    columns[name].append(schema.dimensions[name].leaf(event.facts.get(name)))
    place = {officer: number for number, officer in enumerate(dict.fromkeys(officers))}
    return Rows(
        schema=schema,
        officers=np.fromiter((place[officer] for officer in officers), np.int64, len(officers)),
        leaves={name: _as_numbers(schema.dimensions[name], column) for name, column in columns.items()},
    )


def _as_numbers(dimension: Dimension, column: list[str]) -> Numbers:
    place = {code: number for number, code in enumerate(dimension.leaves())}
    return np.fromiter((place[code] for code in column), dtype=np.int64, count=len(column))


def _direct(schema: Schema, dimension: Dimension) -> dict[str | None, str]:
    """Answers that need no look at anything else of the case, with the codes that count them."""
    if dimension.groups_of or dimension.of_events:
        return {}
    direct: dict[str | None, str] = dict(dimension.answers)
    grouped = any(other.groups_of == dimension.name for other in schema.dimensions.values())
    if dimension.unknown is not None and not grouped:
        direct[None] = dimension.unknown
    return direct


def _fact(schema: Schema, case: CountedCase, facts: Facts, dimension: Dimension, not_collected: frozenset[str]) -> str:
    """The code that counts a case on a dimension; what follows from another answer follows from it here."""
    if dimension.groups_of:
        fine = facts.get(dimension.groups_of)
        if fine is not None:
            return dimension.gathers[schema.dimensions[dimension.groups_of].leaf(fine)]
    given = facts.get(dimension.name)
    if given is None and dimension.of_events:
        unit, fact = dimension.of_events
        given = schema.told_by_events(dimension.name, (e.facts.get(fact) for e in case.events if e.unit is unit))
    if given is None and dimension.name not in not_collected:
        given = _nearest(schema, facts, dimension.name)
    return dimension.leaf(given)


def _nearest(schema: Schema, facts: Facts, name: str) -> str | None:
    """A finer code for a case of which only the group is known."""
    for coarse in schema.dimensions.values():
        group = facts.get(coarse.name) if coarse.groups_of == name else None
        if group is not None:
            return coarse.nearest[coarse.leaf(group)]
    return None
