"""Time to care, to the outcome in court and to the first contact: every boundary of every class."""

import datetime as dt
from collections.abc import Callable

import pytest

from wellbeing.content import codes
from wellbeing.domain.care import care_class
from wellbeing.domain.codes import CodeList
from wellbeing.domain.court import may_have_ended, outcome_class, outcome_time
from wellbeing.domain.first_contact import Within24h, within_24h

DAY = dt.date(2026, 3, 10)
HAPPENED = dt.datetime(2026, 3, 10, 21, 30, tzinfo=dt.UTC)
LATER = HAPPENED + dt.timedelta(days=20)
SECOND = dt.timedelta(seconds=1)
DAY_LONG = dt.timedelta(hours=24)


@pytest.mark.parametrize(
    ("class_of", "book", "unit"),
    [(care_class, codes.care_times(), "minutes"), (outcome_class, codes.outcome_times(), "days")],
)
def test_each_class_begins_and_ends_where_the_code_book_says(
    class_of: Callable[[int], str], book: CodeList, unit: str
) -> None:
    limits = [(code.code, code.attributes.get(f"{unit}_from"), code.attributes.get(f"{unit}_to")) for code in book]
    classes = [(code, int(first), int(last or 10**4)) for code, first, last in limits if first]
    for code, first, last in classes:
        assert (class_of(first), class_of(last)) == (code, code)
    begins = [first for _code, first, _last in classes]
    assert begins == [0, *(last + 1 for _code, _first, last in classes[:-1])]
    with pytest.raises(ValueError, match="before the incident"):
        class_of(-1)


@pytest.mark.parametrize(
    ("justice", "days", "expected"),
    [
        ("CONVICTION", 0, "D0-30"), ("ACQUITTAL", 31, "D31-90"), ("NO_ACTION", 366, "D_GE366"), (None, 90, "D31-90"),
        ("PENDING", 30, None), ("CHARGE", 30, None), ("NOT_REPORTED", 30, None), ("CONVICTION", -1, None),
        ("CONVICTION", None, None),
    ],
)  # fmt: skip
def test_only_an_end_with_a_day_has_a_time(justice: str | None, days: int | None, expected: str | None) -> None:
    ended_on = None if days is None else DAY + dt.timedelta(days=days)
    assert outcome_time(DAY, justice, ended_on) == expected


def test_a_case_in_court_ends_between_the_incident_and_today() -> None:
    today, one = DAY + dt.timedelta(days=9), dt.timedelta(days=1)
    assert [may_have_ended(day, DAY, today) for day in (DAY - one, DAY, today, today + one)] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("opened", "reached", "expected"),
    [
        (dt.timedelta(hours=1), dt.timedelta(0), Within24h.YES),
        (dt.timedelta(hours=1), DAY_LONG, Within24h.YES),
        (dt.timedelta(hours=1), DAY_LONG + SECOND, Within24h.NO),
        (DAY_LONG, None, Within24h.NO),
        (DAY_LONG + SECOND, None, Within24h.NOT_POSSIBLE),
        (DAY_LONG + SECOND, dt.timedelta(hours=30), Within24h.NOT_POSSIBLE),
        (dt.timedelta(hours=30), dt.timedelta(hours=2), Within24h.YES),
        (dt.timedelta(hours=1), -SECOND, None),
    ],
)
def test_24_hours_are_24_hours(opened: dt.timedelta, reached: dt.timedelta | None, expected: Within24h | None) -> None:
    contact = None if reached is None else HAPPENED + reached
    assert within_24h(HAPPENED, HAPPENED + opened, contact, LATER) == expected


def test_without_a_time_of_day_and_before_the_24_hours_are_over_nothing_is_known() -> None:
    assert within_24h(None, HAPPENED, HAPPENED, LATER) is None
    assert within_24h(HAPPENED, HAPPENED, HAPPENED + SECOND, HAPPENED + DAY_LONG - SECOND) is None
    assert within_24h(HAPPENED, HAPPENED, HAPPENED + SECOND, HAPPENED + DAY_LONG) is Within24h.YES
