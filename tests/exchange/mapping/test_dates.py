"""Dates by named patterns: what fits is that day, what no calendar has is none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.exchange.mapping.dates import DatePattern, read_iso, read_time


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("MM/DD/YYYY", "04/03/2022"),
        ("DD.MM.YYYY", "03.04.2022"),
        ("D.M.YYYY", "3.4.2022"),
        ("D. M. YYYY", "3. 4. 2022"),
        ("DD-MM-YY", "03-04-22"),
        ("YYYYMMDD", "20220403"),
        ("YYYY. MM. DD.", "2022. 04. 03."),
    ],
)
def test_patterns_read_the_third_of_april(pattern: str, text: str) -> None:
    assert DatePattern(pattern).read(text) == dt.date(2022, 4, 3)


@pytest.mark.parametrize("text", ["02/30/2022", "13/01/2022", "4/3/2022", "04/03/22", "04/03/2022 ", "", "04.03.2022"])
def test_impossible_dates_and_other_forms_are_none(text: str) -> None:
    assert DatePattern("MM/DD/YYYY").read(text) is None


@pytest.mark.parametrize(
    "pattern", ["", "MM/DD", "MM/DD/YYYY/YY", "MM/MM/YYYY", "(.*)MM/DD/YYYY", "YYYY-MM-DDTHH", "%d.%m.%Y"]
)
def test_what_is_no_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        DatePattern(pattern)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
def test_every_day_survives_every_order(day: dt.date) -> None:
    for pattern, written in (
        ("MM/DD/YYYY", day.strftime("%m/%d/%Y")),
        ("D.M.YYYY", f"{day.day}.{day.month}.{day.year}"),
        ("YYMMDD", day.strftime("%y%m%d")),
    ):
        assert DatePattern(pattern).read(written) == day
    assert read_iso(day.isoformat()) == day
    assert read_iso(f"{day.isoformat()} 21:05:00") == day


def test_iso_dates_are_strict() -> None:
    assert read_iso("2022-02-30") is None
    assert read_iso("20220403") is None


@pytest.mark.parametrize("text", ["9:05", "09:05", "09.05", "0905", "9h05", "09:05:30"])
def test_times_as_people_write_them(text: str) -> None:
    assert read_time(text) == dt.time(9, 5)


@pytest.mark.parametrize("text", ["24:00", "9:60", "9", "morning", ""])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None
