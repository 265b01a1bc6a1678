"""Today at an office: what is next for each quarter, and what the vault itself needs."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.anonymise.period import Period
from wellbeing.app import keys, releasing
from wellbeing.app.backup_notices import Notice, notices
from wellbeing.app.office import own, standing, years
from wellbeing.app.office.standing import Standing
from wellbeing.app.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeToday:
    """The first screen of an office. `quarters` are those that are not closed, the oldest first; none before the other
    office is known. `ready` are the years that this office can release. `closed` says that nothing is opened since a
    restore."""

    date: dt.date
    knows_other: bool
    closed: bool
    quarters: tuple[Standing, ...]
    ready: tuple[Period, ...]
    sheets_used: bool
    has_sheets: bool
    backups: tuple[Notice, ...]


def today(session: Session) -> OfficeToday:
    """What wants attention. Raises Refused in a representative's vault."""
    knows_other = own.other(session) is not None
    found = standing.standings(session, standing.quarters(session)[::-1]) if knows_other else []
    return OfficeToday(
        date=session.today(),
        knows_other=knows_other,
        closed=releasing.closed(session) is not None,
        quarters=tuple(one for one in found if not one.is_closed),
        ready=years.ready(session) if knows_other else (),
        sheets_used=bool(keys.sheets_used(session)),
        has_sheets=keys.has_sheets(session),
        backups=notices(session),
    )
