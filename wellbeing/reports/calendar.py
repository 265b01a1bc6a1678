"""A calendar entry for a next date (RFC 5545) that tells who sees the calendar nothing: no name, no event."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.language import Language, _


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """When, and a random uid. `starts` None makes an entry of the whole day.

    `uid` is drawn for this entry alone: one that stood in the vault too would tie the calendar to the case.
    """

    uid: str
    day: dt.date
    starts: dt.time | None = None
    minutes: int = 30
    made_at: dt.datetime
    """Aware; written in UTC."""

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("the moment of making needs a time zone")
        if self.minutes <= 0:
            raise ValueError("an entry lasts at least a minute")


def calendar_bytes(entry: CalendarEntry, language: Language) -> bytes:
    """The file's content. Times are local ('floating'), as they were said to the person."""
    from icalendar import Alarm, Calendar, Event

    words = language.text(_("Appointment"))
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.made_at.astimezone(dt.UTC))
    event.add("summary", words)
    event.add("class", "PRIVATE")
    if entry.starts is None:
        event.add("dtstart", entry.day)
        event.add("transp", "TRANSPARENT")
    else:
        starts = dt.datetime.combine(entry.day, entry.starts.replace(tzinfo=None, microsecond=0))
        event.add("dtstart", starts)
        event.add("dtend", starts + dt.timedelta(minutes=entry.minutes))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", dt.timedelta(hours=-1))
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Next date//EN")  # the program's name would say why somebody meets
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
