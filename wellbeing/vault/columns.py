"""How values of the domain stand in columns: UTC moments, dates, times, lists of codes."""

import datetime as dt
from collections.abc import Iterable


def from_moment(moment: dt.datetime) -> str:
    """An aware moment as UTC text that sorts like the time it names."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def to_moment(text: str) -> dt.datetime:
    """The aware UTC moment of a column."""
    return dt.datetime.fromisoformat(text)


def from_optional_moment(moment: dt.datetime | None) -> str | None:
    """As `from_moment`; None stays None."""
    return None if moment is None else from_moment(moment)


def to_optional_moment(text: str | None) -> dt.datetime | None:
    """As `to_moment`; None stays None."""
    return None if text is None else to_moment(text)


def from_date(day: dt.date | None) -> str | None:
    """A local date as ISO 8601 text."""
    return None if day is None else day.isoformat()


def to_date(text: str | None) -> dt.date | None:
    """The local date of a column."""
    return None if text is None else dt.date.fromisoformat(text)


def from_time(time: dt.time | None) -> str | None:
    """A local time as HH:MM."""
    return None if time is None else time.isoformat(timespec="minutes")


def to_time(text: str | None) -> dt.time | None:
    """The local time of a column."""
    return None if text is None else dt.time.fromisoformat(text)


def from_codes(codes: Iterable[str]) -> str:
    """Codes joined by spaces; codes themselves hold none."""
    return " ".join(codes)


def to_codes(text: str) -> tuple[str, ...]:
    """The codes of a column."""
    return tuple(text.split())
