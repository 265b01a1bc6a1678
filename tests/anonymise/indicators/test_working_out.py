"""An indicator is worked out from what everybody has: a part that is hidden hides it, and nothing is guessed."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.indicators.definition import (
    Absent,
    BandOf,
    FactOf,
    ForcesOf,
    Indicator,
    Indicators,
    Measure,
    Source,
    Statistic,
    Term,
)
from wellbeing.anonymise.indicators.standing import FactFigure, MeasureFigure, Standing, Why
from wellbeing.anonymise.indicators.working_out import work_out
from wellbeing.anonymise.published import HIDDEN, Figure, State

ASSAULT, ALL = cell("cases", {"act": "ASSAULT"}), cell("cases", {})
NOT_COLLECTED, CANNOT = Figure(State.NOT_COLLECTED), Figure(State.STRUCTURAL)
OFFICERS = {"OFFICERS": FactFigure(standing=Standing.VALUE, value=1600, forces=2)}


def value(number: int) -> Figure:
    return Figure(State.VALUE, number)


def measure(statistic: Statistic = Statistic.SHARE, *, per: int = 100, **routes: Any) -> Measure:
    routes = routes or {"numerator": (Term(ASSAULT),), "denominator": (Term(ALL),)}
    return Measure(id="M", label="", statistic=statistic, unit="PC", per=per, **routes)


def worked_out(
    one: Measure, cells: dict[Cell, Figure] | None = None, facts: dict[str, FactFigure] | None = None
) -> MeasureFigure:
    indicator = Indicator(id="I", label="", source=Source.CASES, note="", measures=(one,))
    return work_out(Indicators(version=1, facts=(), indicators=(indicator,)), cells or {}, facts or {})["M"]


def test_a_share_is_rounded_without_binary_fractions() -> None:
    found = worked_out(measure(), {ASSAULT: value(213), ALL: value(1000)})
    assert found == MeasureFigure(standing=Standing.VALUE, value=Decimal("21.3"))
    # 0.25 % and 0.35 %: half goes to the even digit, which floats would miss.
    assert worked_out(measure(), {ASSAULT: value(1), ALL: value(400)}).value == Decimal("0.2")
    assert worked_out(measure(), {ASSAULT: value(7), ALL: value(2000)}).value == Decimal("0.4")


@pytest.mark.parametrize(
    ("figure", "standing", "why"),
    [
        (HIDDEN, Standing.WITHHELD, Why.HIDDEN_PART),
        (NOT_COLLECTED, Standing.NOT_COLLECTED, Why.SOURCE_CANNOT_TELL),
        (None, Standing.MISSING, Why.TABLE_LEFT_OUT),
    ],
)
def test_a_part_without_a_value_takes_the_whole_along(figure: Figure | None, standing: Standing, why: Why) -> None:
    for part, other in ((ASSAULT, ALL), (ALL, ASSAULT)):
        cells = {other: value(100)} | ({part: figure} if figure else {})
        assert worked_out(measure(), cells) == MeasureFigure(standing=standing, why=why)


def test_what_was_never_collected_is_not_called_withheld() -> None:
    found = worked_out(measure(), {ASSAULT: HIDDEN, ALL: NOT_COLLECTED})
    assert (found.standing, found.why) == (Standing.NOT_COLLECTED, Why.SOURCE_CANNOT_TELL)


def test_what_cannot_occur_is_a_zero_that_everybody_knows() -> None:
    assert worked_out(measure(), {ASSAULT: CANNOT, ALL: value(50)}).value == Decimal("0.0")


def test_there_is_no_rate_without_a_denominator() -> None:
    rate = measure(Statistic.RATE, numerator=(Term(ASSAULT),), denominator=(Term(FactOf("OFFICERS")),))
    cells = {ASSAULT: value(40)}
    assert worked_out(rate, cells).why is Why.NOT_IMPORTED
    assert worked_out(rate, cells, OFFICERS).value == Decimal("2.5")
    for standing, why in ((Standing.WITHHELD, Why.FACT_WITHHELD), (Standing.MISSING, Why.FACT_MISSING)):
        found = worked_out(rate, cells, {"OFFICERS": FactFigure(standing=standing)})
        assert (found.standing, found.why) == (standing, why)
    nobody = {"OFFICERS": FactFigure(standing=Standing.VALUE, value=0, forces=1)}
    assert worked_out(rate, cells, nobody) == MeasureFigure(standing=Standing.UNDEFINED, why=Why.NO_DENOMINATOR)


def test_parts_have_weights_and_forces_are_counted() -> None:
    mean = measure(
        Statistic.MEAN,
        per=1,
        numerator=(Term(ASSAULT, Fraction("25.5")), Term(ALL, Fraction(-1))),
        denominator=(Term(ForcesOf("OFFICERS")),),
    )
    assert worked_out(mean, {ASSAULT: value(10), ALL: value(20)}, OFFICERS).value == Decimal("117.5")
    assert worked_out(measure(Statistic.COUNT, numerator=(Term(FactOf("OFFICERS")),)), facts=OFFICERS).value == 1600


@pytest.mark.parametrize(
    ("counts", "band", "start"),
    [((10, 10, 10), "B", 8), ((30, 10, 10), "A", 0), ((10, 10, 30), "C", 15), ((20, 10, 10), "A", 0)],
)
def test_a_median_is_a_class(counts: tuple[int, ...], band: str, start: int) -> None:
    names = {"A": 0, "B": 8, "C": 15}
    bands = tuple(BandOf(part=cell("referrals", {"waiting": name}), start=at) for name, at in names.items())
    cells = {one.part: value(number) for one, number in zip(bands, counts, strict=True)}
    found = worked_out(measure(Statistic.MEDIAN, bands=bands), cells)
    assert found == MeasureFigure(standing=Standing.VALUE, value=Decimal(start), band=band)
    hidden = {**cells, bands[2].part: HIDDEN}
    assert worked_out(measure(Statistic.MEDIAN, bands=bands), hidden).standing is Standing.WITHHELD


@pytest.mark.parametrize(
    ("counts", "band"),
    [((90, 9, 1), "A"), ((89, 10, 1), "B"), ((0, 90, 10), "B"), ((0, 89, 11), "C"), ((1, 1, 1), "C")],
)
def test_nine_in_ten_lie_up_to_the_class_of_the_ninth_decile(counts: tuple[int, ...], band: str) -> None:
    bands = tuple(BandOf(part=cell("cases", {"care_time": name}), start=at) for at, name in enumerate("ABC"))
    cells = {one.part: value(number) for one, number in zip(bands, counts, strict=True)}
    assert worked_out(measure(Statistic.NINTH_DECILE, bands=bands), cells).band == band
    nobody = {one.part: value(0) for one in bands}
    assert worked_out(measure(Statistic.NINTH_DECILE, bands=bands), nobody).standing is Standing.UNDEFINED


def test_what_no_table_has_says_so() -> None:
    national = worked_out(measure(absent=Absent.ONLY_NATIONAL))
    assert national == MeasureFigure(standing=Standing.MISSING, why=Why.ONLY_NATIONAL)


def test_a_value_comes_without_a_reason_and_a_gap_with_one() -> None:
    with pytest.raises(ValueError):
        MeasureFigure(standing=Standing.VALUE)
    with pytest.raises(ValueError):
        MeasureFigure(standing=Standing.WITHHELD)
