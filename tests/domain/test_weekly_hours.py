"""Hours of a week: one spelling, whatever was typed, and the clock against them."""

import datetime as dt

import pytest

from wellbeing.domain.weekly_hours import is_open, read, spans

MONDAY = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("", ""),
        (" 24/7 ", "24/7"),
        ("mo - fr 8-16", "Mo-Fr 08:00-16:00"),
        ("Mo–Fr: 8:30–12.00, 13-17; Sa 10-12;", "Mo-Fr 08:30-12:00,13:00-17:00; Sa 10:00-12:00"),
        ("Mo, We, Fr-Su 22:00-06:00", "Mo,We,Fr-Su 22:00-06:00"),
        ("Su 0-24", "Su 00:00-24:00"),
    ],
)
def test_hours_have_one_spelling(typed: str, hours: str) -> None:
    assert read(typed) == hours
    assert read(hours) == hours, "and it stays as it is"


@pytest.mark.parametrize(
    "typed", ["weekdays", "Mo", "8-16", "Mo 8", "Mo 8-8", "Mo 25-26", "Mo 24-6", "Mo 8-24:30", "Mo-We-Fr 8-9", ";",
              "Xx 8-9", "Mo 8-9; ; Tu 8-9", "Mo 8-16 by appointment", "Mo 8-9," * 100],
)  # fmt: skip
def test_what_is_no_hours_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"day|span|long"):
        read(typed)
    assert spans(typed) == (), "in a vault it counts as nothing said"


def test_days_have_the_names_of_the_reader() -> None:
    assert read("montag-mi 8-16", {"montag": 0, "mi": 2}) == "Mo-We 08:00-16:00"


def test_the_clock_is_held_against_them() -> None:
    hours = "Mo-Fr 08:00-16:00; Fr-Su 22:00-06:00"
    for day, hour, expected in ((0, 8, True), (0, 16, False), (4, 23, True), (5, 5, True), (5, 6, False), (0, 5, True)):
        at = MONDAY + dt.timedelta(days=day, hours=hour)
        assert is_open(hours, at) is expected, at
    assert is_open("24/7", MONDAY)
    assert not is_open("", MONDAY)
