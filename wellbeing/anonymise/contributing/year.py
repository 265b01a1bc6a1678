"""A year of opened batches as counts of a national release, by area and quarter.

Cases add up over quarters and areas. Officers and representatives add up over areas only: over quarters they are the
same people, so that the most of any quarter stands, which is never more than there were. Of a quarter they are known.

An area of which nothing was opened in a quarter has no figures for it: they are not collected, and no part of a sum.
"""

from collections.abc import Iterable, Mapping

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.contributing.layout import EVERY_CASE
from wellbeing.anonymise.contributing.opening import BatchCounts
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.quarters import quarter_code
from wellbeing.anonymise.schema import QUARTER, REGION, Schema
from wellbeing.anonymise.tabulate import Tally

Sums = Mapping[Cell, tuple[Tally, int]]
"""The tally and the contributing representatives of every cell."""


def year_counts(schema: Schema, year: Period, areas: Mapping[str, Mapping[int, BatchCounts]]) -> Counts:
    """The counts of a year from its areas: by the code of an area on the region axis, what was opened of it in the
    quarters 1 to 4 (`together` where a quarter has several batches of it).

    Raises ValueError where the areas are not those of the schema, one has nothing opened, or sums are of another
    schema's contributions.
    """
    if not areas or not all(areas.values()):
        raise ValueError("every area needs a batch that was opened")
    of_areas = {area: _by_quarter(quarters) for area, quarters in areas.items()}
    within = _areas_within(schema, tuple(areas))
    officers = _added((own[TOTAL] for own in of_areas.values()), EVERY_CASE)[0].officers
    tables = schema.tables_for(officers)
    cells = {found for table in tables for _codes, found in schema.cells(table)} | {EVERY_CASE}
    states: dict[Cell, State] = {}
    tallies: dict[Cell, Tally] = {}
    contributors: dict[Cell, int] = {}
    for found in sorted(cells):
        quarter = found.code(QUARTER)
        opened = [of_areas[area][quarter] for area in within[found.code(REGION)] if quarter in of_areas[area]]
        if not opened:
            states[found] = State.NOT_COLLECTED
        elif schema.cannot_occur(found):
            states[found] = State.STRUCTURAL
        else:
            states[found] = State.VALUE
            everywhere = found.moved(REGION, TOTAL).moved(QUARTER, TOTAL)
            tallies[found], contributors[found] = _added(opened, everywhere)
    return Counts(
        schema=schema,
        period=year,
        not_collected=_never_opened(schema, of_areas.values()),
        officers=officers,
        tables=tables,
        states=states,
        tallies=tallies,
        contributors=contributors,
    )


def _areas_within(schema: Schema, areas: tuple[str, ...]) -> Mapping[str, Iterable[str]]:
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


def _never_opened(schema: Schema, of_areas: Iterable[Mapping[str, Sums]]) -> frozenset[str]:
    """The quarters of the schema of which no area was opened."""
    opened = {quarter for own in of_areas for quarter in own}
    axis = schema.dimensions.get(QUARTER)
    return frozenset(f"{QUARTER}:{code.code}" for code in (axis.codes if axis else ()) if code.code not in opened)


def _by_quarter(quarters: Mapping[int, BatchCounts]) -> Mapping[str, Sums]:
    """The sums of one area by the code of a quarter that was opened, and of all of them together."""
    cells = next(iter(quarters.values())).cases.keys()
    if any(quarter.cases.keys() != cells for quarter in quarters.values()):
        raise ValueError("quarters of one schema")
    found: dict[str, Sums] = {
        quarter_code(number): {one: (Tally(own.cases[one], own.officers[one]), own.contributors[one]) for one in cells}
        for number, own in sorted(quarters.items())
    }
    return {TOTAL: {one: _over_quarters([sums[one] for sums in found.values()]) for one in cells}, **found}


def _over_quarters(quarters: Iterable[tuple[Tally, int]]) -> tuple[Tally, int]:
    tallies, contributors = zip(*quarters, strict=True)
    return Tally(sum(one.number for one in tallies), max(one.officers for one in tallies)), max(contributors)


def _added(members: Iterable[Sums], found: Cell) -> tuple[Tally, int]:
    """A cell of several areas."""
    cases = officers = contributors = 0
    for member in members:
        if found not in member:
            raise ValueError(f"the batches have no {found}")
        tally, own = member[found]
        cases, officers, contributors = cases + tally.number, officers + tally.officers, contributors + own
    return Tally(cases, officers), contributors
