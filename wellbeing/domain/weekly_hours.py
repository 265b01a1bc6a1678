"""Weekly hours: when a place that helps can be reached, in a form that is compared with a clock.

Written as `Mo-Fr 08:00-16:00; Sa 10:00-12:00`, or `24/7` for day and night. A span whose end is not after its start
goes over midnight. Holidays are not known here: whoever shows that a place is open says that these are its weekly
hours.
"""

import datetime as dt
import functools
import re
from collections.abc import Mapping

ALWAYS = "24/7"
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
CODED: Mapping[str, int] = {day.casefold(): place for place, day in enumerate(DAYS)}
"""The days' own codes, for `read`."""

LONGEST = 300
"""Characters of hours that are read."""
_DAY = 24 * 60
_WEEK = 7 * _DAY
_TIME = r"([01]?[0-9]|2[0-4])(?:[:.]([0-5][0-9]))?"
_SPAN = re.compile(rf"{_TIME}\s*-\s*{_TIME}")
_PART = re.compile(r"(?P<days>[^0-9]+?)\s*(?P<times>[0-9].*)")

Spans = tuple[tuple[int, int], ...]


def read(text: str, days: Mapping[str, int] = CODED) -> str:
    """The one spelling of hours that somebody typed; empty for none.

    `days` are names of days, in small letters, with their places from 0 for Monday. Raises ValueError for what is no
    hours of a week.
    """
    plain = re.sub(r"\s*[–—]\s*", "-", text.strip()).casefold()
    if not plain or plain == ALWAYS:
        return plain
    if len(plain) > LONGEST:
        raise ValueError("too long for the hours of a week")
    return "; ".join(_part(part.strip(), days) for part in plain.rstrip("; ").split(";"))


def _part(part: str, days: Mapping[str, int]) -> str:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError("days and times are needed")
    return f"{_days(found['days'], days)} {_times(found['times'])}"


def _days(text: str, days: Mapping[str, int]) -> str:
    groups = []
    for group in text.strip(" :,").split(","):
        ends = [days.get(name.strip(" .")) for name in group.split("-")]
        if len(ends) > 2 or None in ends:
            raise ValueError("no day of the week")
        groups.append("-".join(DAYS[place] for place in ends if place is not None))
    return ",".join(groups)


def _times(text: str) -> str:
    spans = []
    for span in text.split(","):
        found = _SPAN.fullmatch(span.strip())
        if found is None:
            raise ValueError("no span of time")
        begins, ends = _minutes(found[1], found[2]), _minutes(found[3], found[4])
        if begins in (ends, _DAY) or max(begins, ends) > _DAY:
            raise ValueError("no span of time")
        spans.append(f"{begins // 60:02}:{begins % 60:02}-{ends // 60:02}:{ends % 60:02}")
    return ",".join(spans)


def _minutes(hours: str, minutes: str | None) -> int:
    return int(hours) * 60 + int(minutes or 0)


@functools.lru_cache(maxsize=4096)
def spans(hours: str) -> Spans:
    """Spans in minutes since Monday 00:00; an end may lie in the next week. None for what is no hours of a week."""
    try:
        hours = read(hours)
    except ValueError:
        return ()
    if not hours:
        return ()
    if hours == ALWAYS:
        return ((0, _WEEK),)
    found = []
    for part in hours.split("; "):
        days, _space, times = part.partition(" ")
        for day in _places(days):
            for begins, ends in (_ends(span) for span in times.split(",")):
                found.append((day * _DAY + begins, day * _DAY + (ends if ends > begins else ends + _DAY)))
    return tuple(found)


def _places(days: str) -> list[int]:
    found = []
    for group in days.split(","):
        first, _dash, last = group.partition("-")
        begins = DAYS.index(first)
        count = (DAYS.index(last) - begins) % 7 if last else 0
        found += [(begins + step) % 7 for step in range(count + 1)]
    return found


def _ends(span: str) -> tuple[int, int]:
    begins, ends = (_minutes(*time.split(":")) for time in span.split("-"))
    return begins, ends


def is_open(hours: str, at: dt.datetime) -> bool:
    """Whether hours cover a moment of the place's own clock."""
    minute = at.weekday() * _DAY + at.hour * 60 + at.minute
    return any(begins <= moment < ends for begins, ends in spans(hours) for moment in (minute, minute + _WEEK))
