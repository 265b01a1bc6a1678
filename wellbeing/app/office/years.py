"""The years of an office: which can be released, what the others lack, and what left of those that were released."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wellbeing.anonymise import audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.compose import tables_that_left
from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Published
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.anonymise.schema import Schema
from wellbeing.app import gathering, national_tables
from wellbeing.app.office import national, own
from wellbeing.app.session import Session
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What left of a year, as every reader has it. `name` is that of its folder; `releases` are all that speak of the
    year, which is published as `schema` says."""

    period: Period
    name: str
    tables: tuple[ReleaseTable, ...]
    schema: Schema
    releases: tuple[Published, ...]


def left(session: Session, year: Period) -> Left:
    """The tables of a year as they left, from the ledger and the stored files: its sums are deleted. Raises Refused for
    a year that was not released, Tampered where the ledger is damaged."""
    own.require_stored(session)
    stored = releases.of_period(session.store, year.label)
    entries = [entry for entry in gathering.ledger(session) if entry.period in _labels(year)]
    entry = next((entry for entry in entries if entry.period == year.label), None)
    if stored is None or entry is None:
        raise Refused(NOT_RELEASED, field="year")
    schema = national_tables.of_data(stored.files[DATA])
    return Left(
        period=year,
        name="-".join((schema.id.lower().replace("_", "-"), year.label)),
        tables=tables_that_left(schema, entry.published(), entry.tables),
        schema=schema,
        releases=tuple(one.published() for one in entries if one.schema == schema.id),
    )


def _labels(year: Period) -> set[str]:
    return {year.label, *(quarter.label for quarter in year.quarters())}


def reached(left: Left, told: Callable[[], object] = lambda: None) -> Mapping[Cell, Interval]:
    """What a reader of all that left of a year can compute of each of its withheld cells. Needs no vault, and knows no
    more than a reader does; up to minutes for a large country. `told` is called again and again; what it raises ends
    the work."""
    found = audit.reached(left.schema, left.releases, told)
    return {cell: interval for (period, cell), interval in found.items() if period == left.period}
