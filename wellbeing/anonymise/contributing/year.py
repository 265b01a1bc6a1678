"""A year of opened batches as counts of a national release.

Cases add up over quarters and areas. Officers and representatives add up over areas only: over quarters they are the
same people, so that the most of any quarter stands, which is never more than there were.
"""

from collections.abc import Iterable, Mapping, Sequence

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.contributing.layout import EVERY_CASE
from wellbeing.anonymise.contributing.opening import BatchCounts
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.schema import REGION, Schema
from wellbeing.anonymise.tabulate import Tally


def year_counts(schema: Schema, year: Period, areas: Mapping[str, Sequence[BatchCounts]]) -> Counts:
    """The counts of a year from its areas: by the code of an area on the region axis, what was opened of it, quarter
    by quarter (`together` where a quarter has several batches of it).

    Raises ValueError where the areas are not those of the schema, one has nothing opened, or sums are of another
    schema's contributions.
    """
    if not areas or not all(areas.values()):
        raise ValueError("every area needs a batch that was opened")
    yearly = {area: _over_quarters(quarters) for area, quarters in areas.items()}
    within = _areas_within(schema, tuple(areas))
    officers = _added(yearly.values(), EVERY_CASE)[0].officers
    tables = schema.tables_for(officers)
    cells = {found for table in tables for _codes, found in schema.cells(table)} | {EVERY_CASE}
    states = {found: State.STRUCTURAL if schema.cannot_occur(found) else State.VALUE for found in sorted(cells)}
    tallies: dict[Cell, Tally] = {}
    contributors: dict[Cell, int] = {}
    for found, state in states.items():
        if state is State.VALUE:
            members = [yearly[area] for area in within[found.code(REGION)]]
            tallies[found], contributors[found] = _added(members, found.moved(REGION, TOTAL))
    return Counts(
        schema=schema,
        period=year,
        not_collected=frozenset(),
        officers=officers,
        tables=tables,
        states=states,
        tallies=tallies,
        contributors=contributors,
    )


def _areas_within(schema: Schema, areas: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """The areas of every region, and of all of them together."""
    if REGION not in schema.dimensions:
        if len(areas) > 1:
            raise ValueError("several areas need regions")
        return {TOTAL: areas}
    region = schema.dimensions[REGION]
    if set(region.leaves()) != set(areas):
        raise ValueError("these are not the areas of the schema")
    return {
        TOTAL: areas,
        **{code.code: [part.code for part in region.children(code.code)] or [code.code] for code in region.codes},
    }


def _over_quarters(quarters: Sequence[BatchCounts]) -> Mapping[Cell, tuple[Tally, int]]:
    """Of one area: its tally and its contributing representatives, by cell."""
    cells = quarters[0].cases.keys()
    if any(quarter.cases.keys() != cells for quarter in quarters):
        raise ValueError("quarters of one schema")
    return {
        found: (
            Tally(
                sum(quarter.cases[found] for quarter in quarters),
                max(quarter.officers[found] for quarter in quarters),
            ),
            max(quarter.contributors[found] for quarter in quarters),
        )
        for found in cells
    }


def _added(members: Iterable[Mapping[Cell, tuple[Tally, int]]], found: Cell) -> tuple[Tally, int]:
    """A cell of several areas."""
    cases = officers = contributors = 0
    for member in members:
        if found not in member:
            raise ValueError(f"the batches have no {found}")
        tally, own = member[found]
        cases, officers, contributors = cases + tally.number, officers + tally.officers, contributors + own
    return Tally(cases, officers), contributors
