"""How long records are kept: per kind of data a number of months, after which somebody is asked, never before."""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import CaseId


class Kind(StrEnum):
    """A kind of data with a time of its own. The time of a case begins with its closing, that of history with its
    import; what belongs to an open case has no end."""

    NOTES = "notes"
    TALKS = "talks"
    CONTACT = "contact"
    REFERRALS = "referrals"
    RECORD = "record"
    HISTORY = "history"


LONGEST_MONTHS = 360
"""The most months that can be set: thirty years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something whose time is over. `case_id` for a closed case, `import_id` for a whole import.

    `about` is an alias, or the name of the imported source; `since` the day from which the time was counted; `count`
    how many records it is.
    """

    kind: Kind
    about: str
    since: dt.date
    due_on: dt.date
    count: int
    case_id: CaseId | None = None
    import_id: int | None = None


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year += day.year
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
