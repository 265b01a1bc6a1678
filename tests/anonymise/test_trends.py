"""Figures over the years as they left: gaps are gaps and never zero, and what can't be compared is marked."""

from decimal import Decimal
from typing import Any

import pytest

from wellbeing.anonymise.cell import TOTAL, Cell, cell
from wellbeing.anonymise.coverage import Coverage, QuarterCoverage
from wellbeing.anonymise.indicators.definition import NONE
from wellbeing.anonymise.indicators.standing import FactFigure, MeasureFigure, Standing, Why
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import HIDDEN, Figure, Published, State
from wellbeing.anonymise.schema import Axis, Schema
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import BreakWhy, Line, OwnRow, Point, ReleasedYear, lines_of, over_quarters, over_years
from wellbeing.content.indicators import load_indicators
from wellbeing.content.statistics import load_national_schema, load_schema

ALL, THREAT = Cell("cases"), cell("cases", {"act": "THREAT"})
LAST_QUARTER = cell("cases", {"quarter": "Q4"})
GONE = Figure(State.NOT_COLLECTED)


def value(number: int) -> Figure:
    return Figure(State.VALUE, number)


def year(
    number: int, cells: dict[Cell, Figure], *, imported: bool = False, schema: str = "WB_REP_1", **more: Any
) -> ReleasedYear:
    published = Published(schema=schema, period=Period(year=number, imported=imported), cells=cells)
    return ReleasedYear(published=published, **more)


def lines(*about: Cell | str) -> list[Line]:
    return [Line(about=one, group="", label="") for one in about]


def point(number: int) -> Point:
    return Point(standing=Standing.VALUE, value=Decimal(number))


def test_what_is_not_shown_is_a_gap_and_no_zero() -> None:
    found = over_years(
        [
            year(2022, {ALL: value(120), THREAT: HIDDEN}),
            year(2025, {ALL: value(140)}),
            year(2024, {ALL: value(130), THREAT: value(40)}),
        ],
        lines(ALL, THREAT, cell("cases", {"act": "SEXUAL"})),
    )
    assert [period.label for period in found.periods] == ["2022", "2023", "2024", "2025"]
    total, threats = found.series
    missing = Point(standing=Standing.MISSING)
    assert total.points == (point(120), missing, point(130), point(140))
    assert threats.points == (Point(standing=Standing.WITHHELD), missing, point(40), missing)
    assert not found.breaks


def test_indicators_are_taken_as_they_left() -> None:
    rate = MeasureFigure(standing=Standing.VALUE, value=Decimal("2.5"))
    hidden = MeasureFigure(standing=Standing.WITHHELD, why=Why.HIDDEN_PART)
    found = over_years(
        [year(2024, {ALL: value(90)}, measures={"I01": rate}), year(2025, {ALL: value(90)}, measures={"I01": hidden})],
        lines("I01", "I19"),
    )
    (series,) = found.series
    assert series.points == (Point(standing=Standing.VALUE, value=Decimal("2.5")), Point(standing=Standing.WITHHELD))


FORCES = {"OFFICERS": FactFigure(standing=Standing.VALUE, value=1600, forces=2)}


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (year(2025, {ALL: value(90), THREAT: value(30)}, schema="WB_REP_2"), BreakWhy.CLASSIFICATION),
        (year(2025, {ALL: value(90), THREAT: value(30)}, imported=True), BreakWhy.COLLECTION),
        (year(2025, {ALL: value(90), THREAT: GONE}), BreakWhy.SOURCE),
        (year(2025, {ALL: value(90), THREAT: value(30)}, counted_share=Band.FROM_50), BreakWhy.COVERAGE),
        (year(2025, {ALL: value(90), THREAT: value(30)}, facts=FORCES), BreakWhy.FORCES),
    ],
)
def test_breaks_are_marked(after: ReleasedYear, why: BreakWhy) -> None:
    before = year(2023, {ALL: value(80), THREAT: HIDDEN})
    (found,) = over_years([before, after], lines(ALL)).breaks
    assert (found.before.year, found.after.year, found.whys) == (2023, 2025, (why,))


def test_a_quarter_that_was_not_opened_is_no_other_source() -> None:
    """Coverage tells of it."""
    before, after = year(2024, {ALL: value(80), LAST_QUARTER: GONE}), year(2025, {ALL: value(90)})
    assert over_years([before, after], lines(ALL)).breaks == ()


def test_without_a_release_there_is_nothing() -> None:
    assert over_years([], lines(ALL)).periods == ()


def test_lines_stand_in_the_order_of_the_schema_and_none_is_without_a_route() -> None:
    followed = lines_of(load_schema(), load_indicators())
    assert followed[0].about == ALL
    assert [line.about for line in followed if line.about == THREAT]
    measures = [line.about for line in followed if isinstance(line.about, str)]
    assert "I01" in measures
    assert "I10_CHARGE" not in measures


@pytest.mark.parametrize("schema", [load_schema(), load_national_schema(None)], ids=["representative", "national"])
def test_the_heading_above_groups_of_acts_is_that_of_their_own_table(schema: Schema) -> None:
    (by_group,) = [table for table in schema.every_table() if table.axes == (Axis(dimension="act"),)]
    headings = {
        line.group
        for line in lines_of(schema, NONE)
        if isinstance(line.about, Cell) and line.about.code("act") != TOTAL
    }
    assert headings == {by_group.label}


def test_own_quarters_hold_true_zeros_and_count_distinct_officers() -> None:
    first, second = Period(year=2026, quarter=1), Period(year=2026, quarter=2)
    rows = {
        second: [OwnRow("contacts", 1, {"step": "T0", "result": "KEPT"})],
        first: [OwnRow("cases", 1, {"act": "THREAT_SERIOUS"}), OwnRow("cases", 1, {"act": "THREAT_MINOR"})],
    }
    found = over_quarters(load_schema(), rows)
    assert found.periods == (first, second)
    numbers = {series.line.about: [point.value for point in series.points] for series in found.series}
    assert numbers[ALL] == [2, 0]
    assert numbers[THREAT] == [2, 0]
    assert numbers[Cell("contacts")] == [0, 1]
    assert numbers[Cell("officers")] == [1, 1]
    assert cell("cases", {"act": "VERBAL"}) not in numbers, "what never was is not listed"
    assert over_quarters(load_schema(), {first: []}).periods == ()


def test_other_areas_quarters_or_reports_are_a_break() -> None:
    def opened(number: int, *areas: tuple[str, ...], quarters: int = 4, reported: Band = Band.FROM_90) -> Coverage:
        some = Period(year=number).quarters()[:quarters]
        of_quarter = tuple(QuarterCoverage(period=period, opened=areas) for period in some)
        return Coverage(quarters=of_quarter, areas=areas, reported=reported)

    def why(before: Coverage, after: Coverage) -> list[BreakWhy]:
        cells = {ALL: value(100)}
        found = over_years([year(2025, cells, coverage=before), year(2026, cells, coverage=after)], lines(ALL))
        return [one for found_break in found.breaks for one in found_break.whys]

    before = opened(2025, ("DE11",), ("DE12",))
    assert why(before, opened(2026, ("DE11",), ("DE12",))) == []
    assert why(before, opened(2026, ("DE11", "DE12"))) == [BreakWhy.AREAS]
    assert why(before, opened(2026, ("DE11",))) == [BreakWhy.AREAS]
    assert why(before, opened(2026, ("DE11",), ("DE12",), quarters=3)) == [BreakWhy.QUARTERS]
    assert why(before, opened(2026, ("DE11",), ("DE12",), reported=Band.FROM_75)) == [BreakWhy.REPORTED]
