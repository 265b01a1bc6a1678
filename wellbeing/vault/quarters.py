"""Frozen quarters: what each counted, sealed here until its year has left, and how it left.

What is counted is marked for good, so that nothing is counted twice. The sealed rows are codes; the gate
(`vault.counting`) reads them again while nothing of their year has left. A release takes them away.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise.period import Period, read_period
from wellbeing.anonymise.schema import Unit
from wellbeing.domain.identity import CaseId
from wellbeing.vault import counting
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.counting import Counted
from wellbeing.vault.store import Store


class Path(StrEnum):
    """How the figures of a year leave: one of both, never both. An office's total less the open releases of all others
    would be the one that is left."""

    OPEN_RELEASE = "open_release"
    CONTRIBUTION = "contribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenQuarter:
    """`path` is None while nothing of its year has left."""

    period: Period
    frozen_at: dt.datetime
    path: Path | None


def frozen(store: Store) -> list[FrozenQuarter]:
    """Every frozen quarter, the oldest first."""
    return [
        FrozenQuarter(
            period=read_period(row[0]), frozen_at=to_moment(row[1]), path=None if row[2] is None else Path(row[2])
        )
        for row in store.all("SELECT period, frozen_at, path FROM quarter ORDER BY period")
    ]


_MARKS = (
    ("case_", "counted_in"),
    ("case_", "days_lost_counted_in"),
    ("case_", "justice_counted_in"),
    ("follow_up", "counted_in"),
    ("referral", "appointment_counted_in"),
    ("referral", "outcome_counted_in"),
)
"""Where it is marked that something was counted: table and column."""


_MARKED = {
    Unit.CASES: "UPDATE case_ SET counted_in = :period WHERE id = :case",
    Unit.CONTACTS: "UPDATE follow_up SET counted_in = :period WHERE case_id = :case AND step = :subject",
    Unit.DAYS_LOST: "UPDATE case_ SET days_lost_counted_in = :period WHERE id = :case",
    Unit.APPOINTMENTS: "UPDATE referral SET appointment_counted_in = :period WHERE case_id = :case AND uid = :subject",
    Unit.REFERRALS: "UPDATE referral SET outcome_counted_in = :period WHERE case_id = :case AND uid = :subject",
    Unit.JUSTICE: "UPDATE case_ SET justice_counted_in = :period WHERE id = :case",
}


def freeze(store: Store, period: Period, rows: Sequence[Counted], at: dt.datetime) -> None:
    """Inside a transaction: seal what a quarter counted and mark it for good. Frozen once: the store refuses more."""
    label = period.label
    store.run("INSERT INTO quarter (period, frozen_at) VALUES (?, ?)", (label, from_moment(at)))
    store.run_many(
        "INSERT INTO counted (case_id, unit, subject, period, incident_year, facts) VALUES (?, ?, ?, ?, ?, ?)",
        [(row.case_id, row.unit, row.subject, label, row.incident_year, _written(row)) for row in rows],
    )
    for unit, sql in _MARKED.items():
        marked = [row for row in rows if row.unit is unit]
        store.run_many(sql, [{"period": label, "case": row.case_id, "subject": row.subject} for row in marked])


_SEALED = "unit, subject, period, incident_year, facts"


def sealed_of(store: Store, case_id: CaseId) -> list[tuple[str, str, str, int, str]]:
    """What frozen quarters hold of a case: of those whose year has not left."""
    return [tuple(row) for row in store.all(f"SELECT {_SEALED} FROM counted WHERE case_id = ?", (case_id,))]


def seal(store: Store, case_id: CaseId, rows: Iterable[tuple[str, str, str, int, str]]) -> None:
    """Inside a transaction: what `sealed_of` gave of a case that was laid anew."""
    store.run_many(f"INSERT INTO counted (case_id, {_SEALED}) VALUES (?, ?, ?, ?, ?, ?)", [(case_id, *r) for r in rows])


def counted_of(store: Store, case_id: CaseId) -> tuple[list[str], list[str]]:
    """In which periods a case and its events were counted: those that can change, since nothing of their year has left,
    and those that can't, since it has, here or in the vault from which the case came."""
    marks = {
        row[0]
        for table, column in _MARKS
        for row in store.all(
            f"SELECT {column} FROM {table} WHERE {'id' if table == 'case_' else 'case_id'} = ?"
            f" AND {column} IS NOT NULL",
            (case_id,),
        )
    }
    sealed = {row[2] for row in sealed_of(store, case_id)}
    return sorted(sealed), sorted(marks - sealed)


_MARK = {
    Unit.CASES: "SELECT counted_in FROM case_ WHERE id = :case",
    Unit.CONTACTS: "SELECT counted_in FROM follow_up WHERE case_id = :case AND step = :subject",
    Unit.DAYS_LOST: "SELECT days_lost_counted_in FROM case_ WHERE id = :case",
    Unit.JUSTICE: "SELECT justice_counted_in FROM case_ WHERE id = :case",
}


def is_marked(store: Store, case_id: CaseId, unit: str, subject: str) -> bool:
    """Whether a case was counted, or its event of this kind. Referrals are told apart by their random id alone."""
    sql = _MARK.get(Unit(unit))
    row = None if sql is None else store.one(sql, {"case": case_id, "subject": subject})
    return row is not None and row[0] is not None


def take_away_what_left(store: Store) -> None:
    """Inside a transaction: no row stays sealed of a year that has left."""
    store.run("DELETE FROM counted WHERE period IN (SELECT period FROM quarter WHERE path IS NOT NULL)")


def _written(row: Counted) -> str:
    return json.dumps(dict(row.facts), sort_keys=True, separators=(",", ":"))


def path_of(store: Store, year: int) -> Path | None:
    """How the figures of a calendar year left; None while nothing has."""
    row = store.one(
        "SELECT path FROM quarter WHERE substr(period, 1, 4) = ? AND path IS NOT NULL LIMIT 1", (f"{year:04d}",)
    )
    return None if row is None else Path(row[0])


def leave(store: Store, year: int, path: Path, at: dt.datetime) -> None:
    """Inside a transaction: the figures of a year leave by `path`, and its sealed counts are deleted. Quarters that
    were never frozen here (what left is known from its files only) are closed with it."""
    quarters = [quarter.label for quarter in Period(year=year).quarters()]
    store.run_many(
        "INSERT INTO quarter (period, frozen_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(one, from_moment(at)) for one in quarters],
    )
    store.run_many("UPDATE quarter SET path = ? WHERE period = ?", [(path, one) for one in quarters])
    store.run_many("DELETE FROM counted WHERE period = ?", [(one,) for one in quarters])


_MAY_HAVE_COUNTED = (
    "UPDATE case_ SET counted_in = coalesce(counted_in, :period) WHERE id = :case",
    "UPDATE case_ SET days_lost_counted_in = coalesce(days_lost_counted_in, :period) WHERE id = :case"
    " AND (SELECT date(i.occurred_on, '+6 months') FROM incident i WHERE i.id = incident_id) < :day",
    "UPDATE case_ SET justice_counted_in = coalesce(justice_counted_in, :period) WHERE id = :case"
    " AND (SELECT date(i.occurred_on, '+12 months') FROM incident i WHERE i.id = incident_id) < :day",
    "UPDATE follow_up SET counted_in = coalesce(counted_in, :period) WHERE case_id = :case AND reason = 'cadence'"
    " AND closed_at < :end",
    "UPDATE referral SET appointment_counted_in = coalesce(appointment_counted_in, :period) WHERE case_id = :case"
    " AND (appointment_on < :day OR appointment_on IS NULL AND outcome IS NOT NULL AND moved_at < :end)",
    "UPDATE referral SET outcome_counted_in = coalesce(outcome_counted_in, :period) WHERE case_id = :case"
    " AND outcome IS NOT NULL AND moved_at < :end",
)


def mark_possible(store: Store, case_ids: Iterable[CaseId], period: Period) -> None:
    """Inside a transaction: a year has left, and nobody can say what it counted. What it may have counted of these
    cases is marked, so that nothing is counted twice."""
    ends = counting.end_of(dt.date(period.year + 1, 1, 1))
    cases = [{"period": period.label, "case": case_id, **ends} for case_id in case_ids]
    for sql in _MAY_HAVE_COUNTED:
        store.run_many(sql, cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a vault knows of its freezes, for a restore. `marks` tell by table and column what each random id was
    counted in; `sealed` are the rows that have not left, with the random id of their case first."""

    quarters: tuple[FrozenQuarter, ...]
    marks: tuple[tuple[str, str, str, str], ...]
    sealed: tuple[tuple[str, str, str, str, int, str], ...]


def known(store: Store) -> Known:
    """Everything about freezes."""
    marks = [
        (table, column, uid, label)
        for table, column in _MARKS
        for uid, label in store.all(f"SELECT uid, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY id")
    ]
    sealed = store.all(
        "SELECT c.uid, k.unit, k.subject, k.period, k.incident_year, k.facts FROM counted k"
        " JOIN case_ c ON c.id = k.case_id ORDER BY c.id, k.unit, k.subject"
    )
    return Known(quarters=tuple(frozen(store)), marks=tuple(marks), sealed=tuple(tuple(row) for row in sealed))


def bring(store: Store, there: Known) -> None:
    """Inside a transaction: know the freezes that another state of this vault knows, beside those that are here."""
    store.run_many(
        "INSERT INTO quarter (period, frozen_at, path) VALUES (?, ?, ?) ON CONFLICT (period) DO UPDATE"
        " SET path = coalesce(excluded.path, path) WHERE excluded.path IS NOT NULL",
        [(one.period.label, from_moment(one.frozen_at), one.path) for one in there.quarters],
    )
    for place in _MARKS:
        table, column = place
        marks = [(label, uid) for *where, uid, label in there.marks if tuple(where) == place]
        store.run_many(f"UPDATE {table} SET {column} = coalesce({column}, ?) WHERE uid = ?", marks)
    store.run_many(
        "INSERT INTO counted (case_id, unit, subject, period, incident_year, facts)"
        " SELECT id, ?2, ?3, ?4, ?5, ?6 FROM case_ WHERE uid = ?1 ON CONFLICT DO NOTHING",
        there.sealed,
    )
    take_away_what_left(store)
