"""The period of a release: a calendar year, one of its quarters, or a year of imported history."""

import datetime as dt
import re
from dataclasses import dataclass

from wellbeing.language import Language, _

COUNTED_IN = _(
    "'{period}' means counted in {period}: what came to be known in that time. A case may come from an incident of an "
    "earlier year, and a support step or a referral may belong to a case that was counted before. Each is counted once."
)
"""What a period of own work means, in words for its readers. Imported history is counted by the day of the incident."""

_LABEL = re.compile(r"(\d{4})(?:-Q([1-4]))?(-imported)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Periods with different labels count different cases and events, save that a year is the sum of its quarters.

    Imported history is a closed period of its own and never mixed with what was counted here.
    """

    year: int
    quarter: int | None = None
    imported: bool = False

    @property
    def label(self) -> str:
        """As in file names and the ledger: `2026`, `2026-Q3`, `2022-imported`."""
        return self.time + ("-imported" if self.imported else "")

    @property
    def time(self) -> str:
        """The calendar time alone, as SDMX writes it."""
        return f"{self.year:04d}" + (f"-Q{self.quarter}" if self.quarter else "")

    @property
    def first_day(self) -> dt.date:
        """The day on which the period begins."""
        return dt.date(self.year, 3 * (self.quarter or 1) - 2, 1)

    @property
    def last_day(self) -> dt.date:
        """The day on which the period ends."""
        last = self.quarter or 4
        after = dt.date(self.year + 1, 1, 1) if last == 4 else dt.date(self.year, 3 * last + 1, 1)
        return after - dt.timedelta(days=1)

    def quarters(self) -> "tuple[Period, ...]":
        """The quarters that a year consists of; none for a quarter."""
        if self.quarter:
            return ()
        return tuple(Period(year=self.year, quarter=q, imported=self.imported) for q in (1, 2, 3, 4))

    @property
    def end(self) -> dt.date:
        """The first day that lies after it."""
        return self.last_day + dt.timedelta(days=1)

    @property
    def following(self) -> "Period":
        """The year after a year, the quarter after a quarter."""
        if self.quarter is None:
            return Period(year=self.year + 1, imported=self.imported)
        over = self.quarter == 4
        return Period(year=self.year + over, quarter=1 if over else self.quarter + 1, imported=self.imported)


def quarter_of(day: dt.date) -> Period:
    """The quarter in which a day lies."""
    return Period(year=day.year, quarter=(day.month + 2) // 3)


def read_period(label: str) -> Period:
    """The period of a label. Raises ValueError for anything else."""
    match = _LABEL.fullmatch(label)
    if not match:
        raise ValueError("not a period")
    year, quarter, imported = match.groups()
    return Period(year=int(year), quarter=int(quarter) if quarter else None, imported=bool(imported))


def period_name(period: Period, language: Language) -> str:
    """The period in words."""
    named = str(period.year)
    if period.quarter:
        named = language.text(_("{year}, quarter {quarter}"), year=period.year, quarter=period.quarter)
    return language.text(_("{period}, imported history"), period=named) if period.imported else named
