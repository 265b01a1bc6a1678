"""Dates and times as spreadsheets write them, by named patterns such as MM/DD/YYYY."""

import datetime as dt
import re

_PARTS = {
    "YYYY": r"(?P<year>[0-9]{4})",
    "YY": r"(?P<short>[0-9]{2})",
    "MM": r"(?P<month>[0-9]{2})",
    "DD": r"(?P<day>[0-9]{2})",
    "M": r"(?P<month>[0-9]{1,2})",
    "D": r"(?P<day>[0-9]{1,2})",
}
_PART = re.compile("|".join(_PARTS))
_SEPARATORS = re.compile(r"[ ./,-]*")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T][0-9:]+)?")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.h]?([0-5][0-9])(?:[:.][0-5][0-9])?")
_CENTURY_FROM = 50


class DatePattern:
    """A pattern of a mapping, such as `MM/DD/YYYY` or `D. M. YY`. Raises ValueError for one that is none."""

    def __init__(self, pattern: str) -> None:
        names = _PART.findall(pattern)
        if sorted(name[0] for name in names) != ["D", "M", "Y"] or not _SEPARATORS.fullmatch(_PART.sub("", pattern)):
            raise ValueError("a date pattern needs a year, a month and a day")
        expression, end = "", 0
        for found in _PART.finditer(pattern):
            expression += re.escape(pattern[end : found.start()]) + _PARTS[found.group()]
            end = found.end()
        self._expression = re.compile(expression + re.escape(pattern[end:]))

    def read(self, text: str) -> dt.date | None:
        """The date that `text` names, or None for another form or a day that no calendar has."""
        found = self._expression.fullmatch(text)
        if found is None:
            return None
        parts = found.groupdict()
        if "year" in parts:
            year = int(parts["year"])
        else:
            year = int(parts["short"])
            year += 1900 if year >= _CENTURY_FROM else 2000
        try:
            return dt.date(year, int(parts["month"]), int(parts["day"]))
        except ValueError:
            return None


def read_iso(text: str) -> dt.date | None:
    """A date in ISO 8601, as real dates of an XLSX file arrive; a time behind it is left out."""
    found = _ISO.fullmatch(text)
    try:
        return dt.date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def read_time(text: str) -> dt.time | None:
    """A local time: 9:05, 09.05, 0905, 9h05 or 09:05:30 (seconds are left out)."""
    found = _TIME.fullmatch(text)
    return dt.time(int(found.group(1)), int(found.group(2))) if found else None
