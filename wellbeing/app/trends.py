"""Figures over years and quarters, as every reader of the releases has them: the bytes that left, and nothing else."""

from typing import NamedTuple

from wellbeing.anonymise.ledger import read_ledger
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Schema
from wellbeing.anonymise.trends import ReleasedYear, Trends, lines_of, over_years
from wellbeing.anonymise.trends_by_quarter import over_released_quarters
from wellbeing.app import indicators, national_tables
from wellbeing.app.office.no_cases import is_office
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_national_schema, load_schema
from wellbeing.exchange.release.manifest import DATA
from wellbeing.exchange.release.returning import as_it_left
from wellbeing.vault import releases


def released(session: Session, before: Period | None = None) -> tuple[ReleasedYear, ...]:
    """Every year that left, in the order in which they did; only those that left before `before` did, if it has.

    Raises Tampered where the ledger is damaged.
    """
    entries = read_ledger(entry for _period, _at, entry in releases.entries(session.store))
    labels = [entry.period for entry in entries]
    until = labels.index(before.label) if before is not None and before.label in labels else len(labels)
    files = {stored.period: stored.files for stored in releases.all_of(session.store)}
    return tuple(as_it_left(entry.published(), files[entry.period]) for entry in entries[:until])


class OverTime(NamedTuple):
    """All that was released, year by year, and what stands in tables by quarter: those of national releases."""

    years: Trends
    quarters: Trends


def over_time(session: Session) -> OverTime:
    """All that was released. Raises Tampered where the ledger is damaged."""
    years, lines = released(session), lines_of(_schema(session), indicators.of_vault(session))
    return OverTime(over_years(years, lines), over_released_quarters(years, lines))


def _schema(session: Session) -> Schema:
    """What is followed in this vault: at an office by the areas of the newest year that left."""
    if not is_office(session):
        return load_schema()
    newest = max(releases.all_of(session.store), key=lambda one: one.period, default=None)
    return load_national_schema(None) if newest is None else national_tables.of_data(newest.files[DATA])
