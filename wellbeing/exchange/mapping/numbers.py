"""Columns of whole numbers, and the classes that they fall into."""

from wellbeing.domain.care import care_class
from wellbeing.domain.case import AgeBand, age_band
from wellbeing.domain.court import outcome_class
from wellbeing.exchange.mapping.answers import Answer
from wellbeing.exchange.mapping.dimensions import CARE_TIME, OUTCOME_TIME, SEVERITY
from wellbeing.exchange.mapping.facts import Gap, GapReason

_AGE = "age"
_DAYS = ((1, "NONE"), (4, "D1-3"), (7, "A01"), (14, "A02"), (21, "A03"), (31, "A04"), (92, "A05"), (183, "A06"))


def days_class(days: int) -> str:
    """The class of calendar days lost, as in days_lost.csv (ESAW; a month is taken as 30.5 days)."""
    return next((code for limit, code in _DAYS if days < limit), "997")


CLASSES = {
    _AGE: tuple(band.value for band in AgeBand if band is not AgeBand.UNKNOWN),
    SEVERITY: (*(code for _limit, code in _DAYS), "997"),
    CARE_TIME: ("M0-30", "M31-60", "M61-120", "M121-360", "M361-1440", "M_GE1441"),
    OUTCOME_TIME: ("D0-30", "D31-90", "D91-180", "D181-270", "D271-365", "D_GE366"),
}
"""The classes that a column of numbers can fall into."""

_CLASS_OF = {
    _AGE: lambda years: age_band(years).value,
    SEVERITY: days_class,
    CARE_TIME: care_class,
    OUTCOME_TIME: outcome_class,
}


def number(cell: str) -> int | None:
    """The whole number of up to four digits that a cell holds."""
    return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 5 else None


def classed(name: str, column: str, cell: str) -> Answer:
    """The class of the number in a cell of `column`, or a gap."""
    if not cell:
        return Answer((), (Gap(column, GapReason.BLANK),))
    read = number(cell)
    code = None if read is None else _CLASS_OF[name](read)
    if code is None or code == AgeBand.UNKNOWN:
        return Answer((), (Gap(column, GapReason.NOT_READABLE),))
    return Answer((code,), ())
