"""The years of an office: which can be released, what the others lack, and what left of those that were released."""

from dataclasses import dataclass

from wellbeing.anonymise.period import Period
from wellbeing.app import national_tables, years_that_left
from wellbeing.app.office import national, own
from wellbeing.app.session import Session
from wellbeing.app.years_that_left import Left
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.release.manifest import DATA
from wellbeing.language import _
from wellbeing.office import year as years
from wellbeing.vault import releases

NOT_RELEASED = _("This period has not been released yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOnOffer:
    """`lacks` says why a year can't be released yet; None for one that can, and for one that has left."""

    period: Period
    released: bool
    lacks: Refused | None = None


def on_offer(session: Session) -> list[YearOnOffer]:
    """Every year of which something was begun or has left, the newest first. Raises Refused at the second office, and
    in a vault that is no office's."""
    national.refuse_second_office(session)
    left = {label for label, _at, _entry in releases.entries(session.store)}
    labels = {f"{year:04d}" for year in years.years(session.store)} | left
    return [_on_offer(session, Period(year=int(label)), label in left) for label in sorted(labels, reverse=True)]


def _on_offer(session: Session, year: Period, released: bool) -> YearOnOffer:
    lacks = None
    if not released:
        try:
            national.refuse_unready(session, year)
        except Refused as refused:
            lacks = refused
    return YearOnOffer(period=year, released=released, lacks=lacks)


def ready(session: Session) -> tuple[Period, ...]:
    """The years that this office can release, the oldest first; none at the second one."""
    if own.require_stored(session).role != Role.RELEASING:
        return ()
    return tuple(one.period for one in on_offer(session)[::-1] if not one.released and one.lacks is None)


def left(session: Session, year: Period) -> Left:
    """The tables of a year as they left, from the ledger and the stored files: its sums are deleted. Raises Refused for
    a year that was not released, Tampered where the ledger is damaged."""
    own.require_stored(session)
    stored = releases.of_period(session.store, year.label)
    found = None if stored is None else years_that_left.read(session, year, national_tables.of_data(stored.files[DATA]))
    if found is None:
        raise Refused(NOT_RELEASED, field="year")
    return found
