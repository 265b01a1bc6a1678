"""The calendar entry: readable by a calendar, and telling nothing."""

import datetime as dt
from typing import Any

import pytest
from icalendar import Calendar

from wellbeing.language import language
from wellbeing.reports.calendar import CalendarEntry, calendar_bytes

MADE = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
ENTRY = CalendarEntry(uid="4f1c", day=dt.date(2026, 3, 17), starts=dt.time(9, 30), made_at=MADE)


def _event(entry: CalendarEntry) -> Any:
    return Calendar.from_ical(calendar_bytes(entry, language("en"))).walk("VEVENT")[0]


def test_a_calendar_reads_the_time_as_it_was_said() -> None:
    event = _event(ENTRY)
    assert event["DTSTART"].dt == dt.datetime(2026, 3, 17, 9, 30)  # noqa: DTZ001  # floating on purpose
    assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(minutes=30)
    assert event["SUMMARY"] == "Appointment"
    assert event["UID"] == "4f1c"


def test_without_a_time_it_is_the_whole_day() -> None:
    entry = CalendarEntry(uid="1", day=dt.date(2026, 3, 17), made_at=MADE)
    event = _event(entry)
    assert event["DTSTART"].dt == dt.date(2026, 3, 17)


def test_it_names_no_person_no_event_and_no_place() -> None:
    event = _event(ENTRY)
    told = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "CLASS"}
    assert set(event.keys()) == told


def test_equal_entries_are_equal_bytes_with_the_line_ends_of_the_standard() -> None:
    written = calendar_bytes(ENTRY, language("de"))
    assert written == calendar_bytes(ENTRY, language("de"))
    assert written.count(b"\n") == written.count(b"\r\n")


def test_a_summary_in_another_language_can_not_break_out_of_its_line() -> None:
    lines = calendar_bytes(ENTRY, language("xx")).decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)


@pytest.mark.parametrize(
    "wrong",
    [{"made_at": dt.datetime(2026, 3, 3)}, {"made_at": MADE, "minutes": 0}],  # noqa: DTZ001
)
def test_a_moment_without_zone_and_an_entry_without_length_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"time zone|at least a minute"):
        CalendarEntry(uid="1", day=dt.date(2026, 3, 17), **wrong)  # type: ignore[arg-type]
