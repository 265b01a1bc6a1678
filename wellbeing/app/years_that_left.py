"""A year that left, of a representative or of an office: its tables, and what a reader can work out of what is withheld
of them. Its counts are deleted, so that everything here is known from what left, and no more than a reader knows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wellbeing.anonymise import audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.compose import tables_that_left
from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.ledger import LedgerEntry
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Published
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.anonymise.schema import Schema
from wellbeing.app import gathering
from wellbeing.app.session import Session


@dataclass(frozen=True, slots=True)
class Reached:
    """What a reader can work out of each withheld cell of a year; `intervals` is None where that was tried and could
    not be told."""

    intervals: Mapping[Cell, Interval] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What left of a year, as every reader has it. `releases` are all that speak of the year, which is published as
    `schema` says; without `tables` it left in words only, or by a schema that is not known here any more."""

    period: Period
    tables: tuple[ReleaseTable, ...]
    schema: Schema
    releases: tuple[Published, ...]

    @property
    def name(self) -> str:
        """The name of its folder."""
        return "-".join((self.schema.id.lower().replace("_", "-"), self.period.label))


def read(session: Session, year: Period, schema: Schema) -> Left | None:
    """The tables of a year as they left, from the ledger; None for a year that was not released. Raises Tampered where
    the ledger is damaged."""
    about = {year.label, *(quarter.label for quarter in year.quarters())}
    entries = [entry for entry in gathering.ledger(session) if entry.period in about]
    published = map(LedgerEntry.published, entries)
    own = next((entry for entry in entries if entry.period == year.label), None)
    if own is None:
        return None
    return Left(
        period=year,
        tables=tables_that_left(schema, own.published(), own.tables),
        schema=schema,
        releases=tuple(one for one in published if one.schema == schema.id and one.has_figures),
    )


def reached(left: Left, told: Callable[[], object] = lambda: None) -> Reached:
    """What a reader of all that left of a year can compute of each of its withheld cells. Needs no vault. A tenth of a
    second for a representative's year, up to minutes for a large country's. `told` is called again and again; what it
    raises ends the work."""
    if not left.tables:
        return Reached({})
    found = audit.reached(left.schema, left.releases, told)
    if found is None:
        return Reached(None)
    return Reached({cell: interval for (period, cell), interval in found.items() if period == left.period})
