"""Where the contributions of a year stand: which quarters left, which are to be made, and which have to be made again.

Asked by Today, so that it loads nothing of the arithmetic.
"""

from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise.period import Period
from wellbeing.app.contributing.basis import basis
from wellbeing.app.session import Session
from wellbeing.content.statistics import national_version, national_versions
from wellbeing.vault import contributions, counting, quarters, restorations
from wellbeing.vault.contributions import StoredContribution
from wellbeing.vault.quarters import FrozenQuarter
from wellbeing.vault.quarters import Path as LeftBy

__all__ = [
    "Change",
    "LeftBy",
    "Standing",
    "change_of",
    "every",
    "of_quarter",
    "of_year",
    "path_of",
    "to_make",
    "version_of",
]


class Change(StrEnum):
    """Why a contribution that left does not say any more what may be counted."""

    LEFT_OUT = "left_out"
    """Something in it may not be counted any more: a withdrawal, an erasure, a restriction."""
    ADDED = "added"
    """Something may be counted again."""
    MERGED = "merged"
    """Two records that were entered twice were made one, or taken apart."""
    TABLES = "tables"
    """It counted by other tables than its year does: a program that had not been updated made it."""
    NAME = "name"
    """An office refused it for the name that it bears. Only a person can tell: no office says so to this vault."""
    FORGOTTEN = "forgotten"
    """A restore has forgotten what it counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A frozen quarter: its newest contribution, and why it has to be made again, if so. `counted` says whether both
    offices counted it; None until they have closed it."""

    period: Period
    path: LeftBy | None
    newest: StoredContribution | None
    change: Change | None
    counted: bool | None


def every(session: Session) -> tuple[Standing, ...]:
    """Every frozen quarter, the oldest first."""
    return tuple(_standing(session, one) for one in quarters.frozen(session.store))


def of_year(session: Session, year: int) -> tuple[Standing, ...]:
    """Those of a year."""
    return tuple(_standing(session, one) for one in quarters.frozen(session.store) if one.period.year == year)


def path_of(session: Session, year: int) -> LeftBy | None:
    """How a year leaves; None while nothing of it has left."""
    return quarters.path_of(session.store, year)


def of_quarter(session: Session, period: Period) -> Standing | None:
    """One quarter; None where it is not frozen."""
    found = quarters.of(session.store, period)
    return None if found is None else _standing(session, found)


def to_make(session: Session) -> tuple[Standing, ...]:
    """What has to be made now: quarters of years that are contributed, and of others none; the oldest first."""
    if not contributions.every_choice(session.store) or restorations.unsettled(session.store):
        return ()
    contributed = {one.period.year for one in quarters.frozen(session.store) if one.path is LeftBy.CONTRIBUTION}
    found = [_standing(session, one) for one in quarters.frozen(session.store) if one.period.year in contributed]
    return tuple(one for one in found if one.counted is None and (one.newest is None or one.change is not None))


def version_of(session: Session, year: int) -> str:
    """The version of the schema by which a year counts: that of what both offices counted of it, else the one that
    counts from that year on. This program may not have it."""
    return contributions.schema_of_counted(session.store, year) or national_version(year)


def change_of(session: Session, newest: StoredContribution) -> Change | None:
    """Why a contribution does not say any more what may be counted; None where it does, or its quarter is closed. Of
    tables that this program does not have nothing can be made again."""
    if newest.held is None:
        return Change.FORGOTTEN
    rows = counting.frozen(session.store, newest.period.label)
    if newest.basis is None or newest.basis == basis(rows):
        version = version_of(session, newest.period.year)
        return Change.TABLES if newest.schema != version and version in national_versions() else None
    now, then = {row.key for row in rows}, contributions.counted_in(session.store, newest)
    if newest.held > len(then) or then - now:
        return Change.LEFT_OUT
    return Change.ADDED if now - then else Change.MERGED


def _standing(session: Session, frozen: FrozenQuarter) -> Standing:
    left = contributions.of_quarter(session.store, frozen.period)
    newest, closed = (left[-1] if left else None), frozen.closed_at is not None
    return Standing(
        period=frozen.period,
        path=frozen.path,
        newest=newest,
        change=None if newest is None or closed else change_of(session, newest),
        counted=frozen.counted_revision is not None if closed else None,
    )
