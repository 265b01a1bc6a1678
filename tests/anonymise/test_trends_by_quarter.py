"""Figures over the quarters of the years that left: what stands in tables by quarter, in order of time, with gaps and
breaks; nothing is worked out."""

import random
from dataclasses import replace
from typing import Any

import pytest

from tests.anonymise.test_trends import FORCES, lines, point, value
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.coverage import Area, Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import HIDDEN, Figure, Published, State
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import Break, BreakWhy, Point, ReleasedYear, Trends
from wellbeing.anonymise.trends_by_quarter import over_released_quarters

ALL, THREAT, STEPS = Cell("cases"), cell("cases", {"act": "THREAT"}), Cell("contacts")
NOT_THERE = Figure(State.NOT_COLLECTED)
WITHHELD, MISSING, NOT_OPENED = (
    Point(standing=one) for one in (Standing.WITHHELD, Standing.MISSING, Standing.NOT_OPENED)
)
HERE: Area = ("DE11",)
THERE: Area = ("DE12",)


def year(
    number: int, *quarters: Figure, more: dict[Cell, Figure] | None = None, schema: str = "WB_NAT_1", **told: Any
) -> ReleasedYear:
    """A year with its cases and these quarters of them."""
    of_quarters = {ALL.moved("quarter", f"Q{at}"): figure for at, figure in enumerate(quarters, start=1)}
    cells = {ALL: value(400), **of_quarters, **(more or {})}
    return ReleasedYear(published=Published(schema=schema, period=Period(year=number), cells=cells), **told)


def whole(number: int, schema: str = "WB_NAT_1", **told: Any) -> ReleasedYear:
    return year(number, *[value(100)] * 4, schema=schema, **told)


def opened(number: int, *areas: tuple[Area, ...], reported: Band = Band.FROM_90) -> Coverage:
    """A year of whose quarters these areas were opened."""
    quarters = zip(Period(year=number).quarters(), areas, strict=True)
    every = tuple(sorted({area for own in areas for area in own}))
    return Coverage(
        quarters=tuple(
            QuarterCoverage(period=period, opened=own, why=None if own else Closed.TOO_FEW) for period, own in quarters
        ),
        areas=every,
        reported=reported,
    )


def found(*years: ReleasedYear) -> Trends:
    return over_released_quarters(years, lines(ALL, THREAT, STEPS, "I01", Cell("officers")))


def test_every_gap_has_its_own_reason_and_none_is_zero() -> None:
    threats = {cell("cases", {"act": "THREAT", "quarter": "Q3"}): value(20)}
    trends = found(
        year(2026, value(80), value(90), value(70), value(60)),
        year(2024, value(100), NOT_THERE, HIDDEN, value(95), more=threats),
    )
    assert [period.label for period in trends.periods][:5] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"]
    total, threat = trends.series
    assert total.points[:4] == (point(100), NOT_OPENED, WITHHELD, point(95))
    assert total.points[4:8] == (MISSING,) * 4, "a year of which nothing was released has its place"
    assert total.points[8:] == (point(80), point(90), point(70), point(60))
    assert threat.points[2] == point(20)
    assert {one.standing for one in threat.points} == {Standing.MISSING, Standing.VALUE}, "no table had it then"


def test_the_quarter_that_is_left_of_a_year_is_not_worked_out() -> None:
    """400 in the year and three quarters of 100: who reads them can subtract, as before; no line says so."""
    trends = found(year(2026, value(100), value(100), value(100), HIDDEN))
    assert trends.series[0].points[3] == WITHHELD


def test_what_has_no_table_by_quarter_has_no_line() -> None:
    officers = {Cell("officers"): value(90)}
    trends = found(whole(2026, more=officers, facts=FORCES))
    assert [series.line.about for series in trends.series] == [ALL], "no officers, steps or indicators"
    assert found(year(2025)).periods == (), "nor has a year without tables by quarter"
    assert found(year(2025), whole(2026)).periods == Period(year=2026).quarters()


def breaks(*years: ReleasedYear) -> list[tuple[str, str, tuple[BreakWhy, ...]]]:
    return [_told(one) for one in found(*years).breaks]


def _told(one: Break) -> tuple[str, str, tuple[BreakWhy, ...]]:
    return one.before.label, one.after.label, one.whys


BOTH = (HERE, THERE)
BEFORE = whole(2025, coverage=opened(2025, BOTH, BOTH, BOTH, BOTH))
AFTER = opened(2026, BOTH, BOTH, BOTH, BOTH)


@pytest.mark.parametrize(
    ("after", "whys"),
    [
        (whole(2026, coverage=AFTER), ()),
        (whole(2026, coverage=AFTER, schema="WB_NAT_2"), (BreakWhy.CLASSIFICATION,)),
        (whole(2026, coverage=replace(AFTER, reported=Band.FROM_75)), (BreakWhy.REPORTED,)),
        (whole(2026, coverage=opened(2026, *[((*HERE, *THERE),)] * 4)), (BreakWhy.AREAS,)),
        (whole(2026, coverage=AFTER, facts=FORCES), ()),
    ],
)
def test_what_differs_between_years_breaks_their_quarters(after: ReleasedYear, whys: tuple[BreakWhy, ...]) -> None:
    """Save the facts of forces, which are in no figure of a quarter."""
    assert breaks(BEFORE, after) == ([("2025-Q4", "2026-Q1", whys)] if whys else [])


def test_what_was_opened_breaks_the_quarters_of_one_year() -> None:
    areas = opened(2026, BOTH, (HERE,), (), BOTH)
    year_found = year(2026, value(100), value(60), NOT_THERE, value(140), coverage=areas)
    assert breaks(BEFORE, year_found) == [
        ("2026-Q1", "2026-Q2", (BreakWhy.AREAS,)),
        ("2026-Q2", "2026-Q4", (BreakWhy.AREAS, BreakWhy.NOT_OPENED)),
    ]


def test_areas_that_were_counted_together_in_a_quarter_are_the_same_cases() -> None:
    together = opened(2026, BOTH, ((*HERE, *THERE),), BOTH, BOTH)
    assert breaks(whole(2026, coverage=together)) == []


def test_a_last_quarter_that_was_not_opened_is_told_at_the_next_one_released() -> None:
    before = year(2025, value(100), value(100), value(100), NOT_THERE)
    assert breaks(before, whole(2026)) == [("2025-Q3", "2026-Q1", (BreakWhy.NOT_OPENED,))]
    assert breaks(whole(2024), whole(2026)) == [], "a year that was not released is a gap and no break"


@pytest.mark.parametrize("seed", range(30))
def test_every_number_is_a_cell_of_its_own_quarter_and_every_other_place_is_a_gap(seed: int) -> None:
    """Years with any figures: no two cells have the same number, so that one from elsewhere would be found out."""
    dice = random.Random(seed)
    unused = iter(range(5, 1_000))
    about = [ALL, THREAT, STEPS, cell("cases", {"region": "DE1"})]

    def figure() -> Figure:
        return dice.choice([value(next(unused)), HIDDEN, NOT_THERE])

    def cells() -> dict[Cell, Figure]:
        places = [one.moved("quarter", code) for one in about for code in ("_T", "Q1", "Q2", "Q3", "Q4")]
        return {place: figure() for place in places if dice.random() < 0.8}

    left = {number: cells() for number in dice.sample(range(2020, 2030), 4)}
    years = [ReleasedYear(published=Published(schema="X", period=Period(year=y), cells=c)) for y, c in left.items()]
    trends = over_released_quarters(years, lines(*about))
    told = 0
    for series in trends.series:
        assert isinstance(series.line.about, Cell)
        for period, found_point in zip(trends.periods, series.points, strict=True):
            place = series.line.about.moved("quarter", f"Q{period.quarter}")
            own = left.get(period.year, {}).get(place)
            assert found_point.value == (own.value if own else None)
            told += found_point.value is not None
    shown = [one for c in left.values() for place, one in c.items() if place.code("quarter") != "_T" and one.value]
    assert told == len(shown), "and none is left out"
