"""Released figures over the quarters of all years that left: cells that stand in the tables by quarter, and no others.

Nothing is worked out: no quarter is the rest of its year, and none is added to another. A quarter that was not opened
has a gap of its own. What has no table by quarter, as indicators and distinct officers, has no line.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.coverage import QuarterCoverage
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.anonymise.quarters import quarter_code
from wellbeing.anonymise.schema import QUARTER
from wellbeing.anonymise.trends import (
    Break,
    BreakWhy,
    Line,
    Point,
    ReleasedYear,
    Series,
    Trends,
    break_between,
    point_of,
)

_OF_YEARS_ONLY = frozenset({BreakWhy.QUARTERS, BreakWhy.FORCES})
"""What breaks years and no quarters: each quarter says for itself what was opened, and no figure of one has facts of
forces in it."""


@dataclass(frozen=True, slots=True)
class _Quarter:
    period: Period
    year: ReleasedYear

    @property
    def code(self) -> str:
        return quarter_code(self.period.quarter or 0)

    @property
    def opened(self) -> bool:
        """Whether anything was counted in it, shown or not."""
        own = (figure for found, figure in self.year.published.cells.items() if found.code(QUARTER) == self.code)
        return any(figure.state is not State.NOT_COLLECTED for figure in own)

    @property
    def regions(self) -> frozenset[str] | None:
        """The NUTS codes of which something was opened; None where the release doesn't tell."""
        told = self.year.coverage.quarters if self.year.coverage is not None else ()
        found = next((one for one in told if one.period == self.period), None)
        return None if found is None else _regions(found)

    def point(self, about: Cell | str) -> Point:
        if not isinstance(about, Cell):
            return Point(standing=Standing.MISSING)
        found = point_of(self.year, about.moved(QUARTER, self.code))
        return Point(standing=Standing.NOT_OPENED) if found.standing is Standing.NOT_COLLECTED else found


def over_released_quarters(years: Sequence[ReleasedYear], lines: Sequence[Line]) -> Trends:
    """The figures of `lines` over the quarters of every released year that has tables by quarter; those without a
    single number are left out."""
    told = {one.period.year: one for one in years if _tells_quarters(one)}
    if not told:
        return Trends(periods=(), series=(), breaks=())
    span = range(min(told), max(told) + 1)
    periods = [quarter for year in span for quarter in Period(year=year).quarters()]
    there = {period: _Quarter(period, told[period.year]) for period in periods if period.year in told}
    series = (
        Series(line=line, points=tuple(_point(there.get(period), line.about) for period in periods)) for line in lines
    )
    return Trends(
        periods=tuple(periods),
        series=tuple(one for one in series if one.numbers),
        breaks=tuple(_breaks([*there.values()])),
    )


def _tells_quarters(year: ReleasedYear) -> bool:
    return year.period.quarter is None and any(found.code(QUARTER) != TOTAL for found in year.published.cells)


def _point(quarter: _Quarter | None, about: Cell | str) -> Point:
    return Point(standing=Standing.MISSING) if quarter is None else quarter.point(about)


def _breaks(quarters: Sequence[_Quarter]) -> Iterator[Break]:
    opened = [(place, quarter) for place, quarter in enumerate(quarters) if quarter.opened]
    for (place, before), (later, after) in itertools.pairwise(opened):
        if whys := tuple(_whys(before, after, not_opened=later - place > 1)):
            yield Break(before=before.period, after=after.period, whys=whys)


def _whys(before: _Quarter, after: _Quarter, *, not_opened: bool) -> Iterator[BreakWhy]:
    """Of quarters of one year only what was opened can differ: all else is told of the year as a whole."""
    found = set[BreakWhy]()
    if before.year is not after.year:
        found = set(break_between(before.year, after.year).whys) - _OF_YEARS_ONLY
    if None not in (before.regions, after.regions) and before.regions != after.regions:
        found.add(BreakWhy.AREAS)
    if not_opened:
        found.add(BreakWhy.NOT_OPENED)
    return (why for why in BreakWhy if why in found)


def _regions(quarter: QuarterCoverage) -> frozenset[str]:
    return frozenset(region for area in quarter.opened for region in area)
