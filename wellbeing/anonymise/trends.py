"""Released figures over the years, as they left, with gaps where there is no number and with breaks marked; and own
figures over the quarters, which stay here. Released figures over the quarters: `trends_by_quarter`.

Whatever is here of years was published before: a reader of the releases could put it together.
There is one line per figure of one vault, in the order of the schema: nothing is ranked and nobody compared.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from wellbeing.anonymise.cell import TOTAL, Cell, cell
from wellbeing.anonymise.coverage import Coverage
from wellbeing.anonymise.indicators.definition import NONE, Indicators
from wellbeing.anonymise.indicators.standing import FactFigure, MeasureFigure, Standing
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Published, State
from wellbeing.anonymise.schema import QUARTER, REGION, Schema, Unit
from wellbeing.anonymise.share import Band
from wellbeing.language import _

TOTALS, BY_GROUP, BY_REGION = _("Totals"), _("Cases by group of acts"), _("Cases by region")
_UNIT_LABELS: Mapping[str, str] = {
    Unit.CASES: _("Cases"),
    Unit.CONTACTS: _("Support steps"),
    Unit.DAYS_LOST: _("Cases six months on"),
    Unit.APPOINTMENTS: _("Referrals, by the first appointment"),
    Unit.REFERRALS: _("Referrals that ended"),
    Unit.JUSTICE: _("Cases twelve months on"),
}
_STANDING = {State.HIDDEN: Standing.WITHHELD, State.NOT_COLLECTED: Standing.NOT_COLLECTED}


class BreakWhy(StrEnum):
    """Why figures of two years, or quarters, that follow each other can't be compared as they stand."""

    CLASSIFICATION = "classification"
    COLLECTION = "collection"
    SOURCE = "source"
    COVERAGE = "coverage"
    AREAS = "areas"
    QUARTERS = "quarters"
    REPORTED = "reported"
    FORCES = "forces"
    NOT_OPENED = "not opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedYear:
    """A release as every reader of its files has it. `counted_share` is the band of the cases that it counted,
    `coverage` what a national one says of areas and quarters."""

    published: Published
    counted_share: Band = Band.UNKNOWN
    coverage: Coverage | None = None
    measures: Mapping[str, MeasureFigure] = field(default_factory=dict)
    facts: Mapping[str, FactFigure] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The year."""
        return self.published.period


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure that is followed: a cell, or the id of a measure. `group` and `label` are msgids; `unit` is a code of
    UNIT_LABELS, or empty for a count."""

    about: Cell | str
    group: str
    label: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One year or quarter of one figure. Without a value it is a gap, never zero."""

    standing: Standing
    value: Decimal | None = None
    band: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One figure over the years, or over the quarters."""

    line: Line
    points: tuple[Point, ...]

    @property
    def numbers(self) -> int:
        """How many of them have a number."""
        return sum(point.value is not None for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Between `before` and `after`, two years that were released one after the other, or two quarters of which figures
    were."""

    before: Period
    after: Period
    whys: tuple[BreakWhy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """Figures over `periods`, years or quarters, the oldest first; one of which nothing was released is among them as a
    gap."""

    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    breaks: tuple[Break, ...]

    @property
    def reasons(self) -> tuple[tuple[BreakWhy, tuple[Period, ...]], ...]:
        """Every reason for a break, with the periods that can't be compared with the one before because of it."""
        found = ((why, tuple(one.after for one in self.breaks if why in one.whys)) for why in BreakWhy)
        return tuple((why, after) for why, after in found if after)

    @property
    def by_quarter(self) -> bool:
        """Whether the periods are quarters."""
        return any(period.quarter for period in self.periods)

    @property
    def compares(self) -> bool:
        """Whether there is a figure, and another period to set it beside."""
        return len(self.periods) > 1 and bool(self.series)

    def whys(self, period: Period) -> tuple[BreakWhy, ...]:
        """Why `period` can't be compared with the one before it; nothing where it can."""
        return next((found.whys for found in self.breaks if found.after == period), ())


def lines_of(schema: Schema, wanted: Indicators) -> tuple[Line, ...]:
    """What is followed over the years: the total of every unit, the groups of the first dimension, the regions of a
    national release at their top level, and the measures that can have a value. All in the order of the schema."""
    totals = [
        Line(about=Cell(unit), group=TOTALS, label=_UNIT_LABELS[unit])
        for unit in dict.fromkeys(table.unit for table in schema.tables)
    ]
    first = schema.tables[0]
    dimension = schema.dimensions[first.axes[0].dimension]
    groups = [
        Line(about=cell(first.unit, {dimension.name: code.code}), group=BY_GROUP, label=code.label)
        for code in dimension.children(TOTAL)
    ]
    regions = schema.dimensions.get(REGION)
    by_region = [
        Line(about=cell(first.unit, {REGION: code.code}), group=BY_REGION, label=code.label)
        for code in (regions.children(TOTAL) if regions is not None else ())
    ]
    measures = [
        Line(about=measure.id, group=indicator.label, label=measure.label, unit=measure.unit)
        for indicator, measure in wanted.measures()
        if measure.absent is None
    ]
    officers = Line(about=Cell(Unit.OFFICERS), group=TOTALS, label=_("Distinct officers"))
    return (*totals, officers, *groups, *by_region, *measures)


def over_years(years: Sequence[ReleasedYear], lines: Sequence[Line]) -> Trends:
    """The figures of `lines` over every released year; those without a single number are left out."""
    released = {one.period.year: one for one in years if one.period.quarter is None}
    if not released:
        return Trends(periods=(), series=(), breaks=())
    span = range(min(released), max(released) + 1)
    series = (Series(line=one, points=tuple(point_of(released.get(year), one.about) for year in span)) for one in lines)
    ordered = [released[year] for year in span if year in released]
    return Trends(
        periods=tuple(released[year].period if year in released else Period(year=year) for year in span),
        series=tuple(one for one in series if one.numbers),
        breaks=tuple(found for pair in itertools.pairwise(ordered) if (found := break_between(*pair)).whys),
    )


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A case or an event that a quarter counts: its unit, its officer, and its codes by dimension."""

    unit: str
    officer: int
    facts: Mapping[str, str]


def over_quarters(schema: Schema, rows: Mapping[Period, Sequence[OwnRow]]) -> Trends:
    """Own figures by quarter, true zeros included: they are for the representative and never leave."""
    periods = tuple(sorted(rows, key=lambda period: period.label))
    counted = {period: _tallied(schema, found) for period, found in rows.items()}
    series = (
        Series(
            line=line,
            points=tuple(
                Point(standing=Standing.VALUE, value=Decimal(counted[period][line.about])) for period in periods
            ),
        )
        for line in lines_of(schema, NONE)
    )
    ever = tuple(one for one in series if any(point.value for point in one.points))
    return Trends(periods=periods if ever else (), series=ever, breaks=())


def _tallied(schema: Schema, rows: Sequence[OwnRow]) -> Counter[Cell | str]:
    """The total of every unit, the groups of the first dimension, and distinct officers."""
    first = schema.tables[0]
    dimension = schema.dimensions[first.axes[0].dimension]
    tally: Counter[Cell | str] = Counter()
    for row in rows:
        tally[Cell(row.unit)] += 1
        if row.unit == first.unit:
            leaf = dimension.leaf(row.facts.get(dimension.name))
            group = leaf if dimension.parent(leaf) == TOTAL else dimension.parent(leaf)
            tally[cell(row.unit, {dimension.name: group})] += 1
    tally[Cell(Unit.OFFICERS)] = len({row.officer for row in rows})
    return tally


def point_of(year: ReleasedYear | None, about: Cell | str) -> Point:
    """A figure of a year as it left; a gap where there is no such year."""
    if year is None:
        return Point(standing=Standing.MISSING)
    if isinstance(about, str):
        measure = year.measures.get(about)
        if measure is None:
            return Point(standing=Standing.MISSING)
        return Point(standing=measure.standing, value=measure.value, band=measure.band)
    figure = year.published.cells.get(about)
    if figure is None:
        return Point(standing=Standing.MISSING)
    if figure.value is not None:
        return Point(standing=Standing.VALUE, value=Decimal(figure.value))
    return Point(standing=_STANDING.get(figure.state, Standing.UNDEFINED))


def break_between(before: ReleasedYear, after: ReleasedYear) -> Break:
    """Why figures of two years that were released one after the other can't be compared; no reason where they can."""
    whys = []
    if before.published.schema != after.published.schema:
        whys.append(BreakWhy.CLASSIFICATION)
    if before.period.imported != after.period.imported:
        whys.append(BreakWhy.COLLECTION)
    elif _not_collected(before.published) != _not_collected(after.published):
        whys.append(BreakWhy.SOURCE)
    if before.counted_share != after.counted_share:
        whys.append(BreakWhy.COVERAGE)
    if before.coverage is not None and after.coverage is not None:
        whys += _of_coverage(before.coverage, after.coverage)
    if _forces(before) != _forces(after):
        whys.append(BreakWhy.FORCES)
    return Break(before=before.period, after=after.period, whys=tuple(whys))


def _of_coverage(before: Coverage, after: Coverage) -> Iterator[BreakWhy]:
    if before.areas != after.areas:
        yield BreakWhy.AREAS
    if not before.same_quarters(after):
        yield BreakWhy.QUARTERS
    if before.reported != after.reported:
        yield BreakWhy.REPORTED


def _not_collected(published: Published) -> frozenset[Cell]:
    """What no source could tell. A quarter that was not opened is none of it: it could have been told."""
    gaps = (cell for cell, figure in published.cells.items() if figure.state is State.NOT_COLLECTED)
    return frozenset(cell for cell in gaps if cell.code(QUARTER) == TOTAL)


def _forces(year: ReleasedYear) -> dict[str, int]:
    """How many forces stand behind each fact that left."""
    return {code: fact.forces for code, fact in year.facts.items() if fact.forces}
