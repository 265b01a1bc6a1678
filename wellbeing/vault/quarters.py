"""Frozen quarters: what each counted, sealed here until its year has left, and how it left.

What is counted is marked for good, so that nothing is counted twice. The sealed rows are codes; the gate
(`vault.counting`) reads them again while nothing of them has left for good. A release takes them away, and so does the
closing of the last quarter of a year that is contributed (`vault.contributions`).
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
from wellbeing.vault.columns import from_moment, to_moment, to_optional_moment
from wellbeing.vault.countable import Counted
from wellbeing.vault.store import Store


class Path(StrEnum):
    """How the figures of a year leave: one of both, never both. An office's total less the open releases of all others
    would be the one that is left."""

    OPEN_RELEASE = "open_release"
    CONTRIBUTION = "contribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenQuarter:
    """`path` is None while nothing of it has left. One that is contributed is closed once the offices say which
    `counted_revision` counts (None: none does). `is_over`: its sealed rows are deleted."""

    period: Period
    frozen_at: dt.datetime
    path: Path | None
    closed_at: dt.datetime | None = None
    counted_revision: int | None = None
    is_over: bool = False


_OVER = (
    "SELECT period FROM quarter WHERE path = 'open_release' OR substr(period, 1, 4) IN ("
    "SELECT substr(period, 1, 4) FROM quarter GROUP BY 1"
    " HAVING count(closed_at) = count(*) AND max(period) LIKE '%-Q4')"
)
"""A year is over with its release; one that is contributed, once the offices have closed its last quarter."""


def frozen(store: Store) -> list[FrozenQuarter]:
    """Every frozen quarter, the oldest first."""
    return [
        FrozenQuarter(
            period=read_period(row[0]),
            frozen_at=to_moment(row[1]),
            path=None if row[2] is None else Path(row[2]),
            closed_at=to_optional_moment(row[3]),
            counted_revision=row[4],
            is_over=bool(row[5]),
        )
        for row in store.all(
            f"SELECT period, frozen_at, path, closed_at, counted_revision, period IN ({_OVER})"
            " FROM quarter ORDER BY period"
        )
    ]


def of(store: Store, period: Period) -> FrozenQuarter | None:
    """One frozen quarter; None where it is not frozen."""
    return next((one for one in frozen(store) if one.period == period), None)


MARKS = (
    ("case_", "counted_in"),
    ("case_", "days_lost_counted_in"),
    ("case_", "justice_counted_in"),
    ("follow_up", "counted_in"),
    ("referral", "appointment_counted_in"),
    ("referral", "outcome_counted_in"),
)
"""Where it is marked that something was counted: table and column."""


MARKED = {
    Unit.CASES: "UPDATE case_ SET counted_in = :period WHERE id = :case",
    Unit.CONTACTS: "UPDATE follow_up SET counted_in = :period WHERE case_id = :case AND step = :subject",
    Unit.DAYS_LOST: "UPDATE case_ SET days_lost_counted_in = :period WHERE id = :case",
    Unit.APPOINTMENTS: "UPDATE referral SET appointment_counted_in = :period WHERE case_id = :case AND uid = :subject",
    Unit.REFERRALS: "UPDATE referral SET outcome_counted_in = :period WHERE case_id = :case AND uid = :subject",
    Unit.JUSTICE: "UPDATE case_ SET justice_counted_in = :period WHERE id = :case",
}


def freeze(store: Store, period: Period, rows: Sequence[Counted], at: dt.datetime) -> None:
    """Inside a transaction: seal what a quarter counted and mark it for good, with what waits from earlier ones that
    were closed without it. Frozen once: the store refuses more."""
    label = period.label
    store.run("INSERT INTO quarter (period, frozen_at) VALUES (?, ?)", (label, from_moment(at)))
    store.run_many(
        "INSERT INTO counted (case_id, unit, subject, period, incident_year, facts) VALUES (?, ?, ?, ?, ?, ?)",
        [(row.case_id, row.unit, row.subject, label, row.incident_year, _written(row)) for row in rows],
    )
    for unit, sql in MARKED.items():
        marked = [row for row in rows if row.unit is unit]
        store.run_many(sql, [{"period": label, "case": row.case_id, "subject": row.subject} for row in marked])
    carry_over(store)


def carry_over(store: Store) -> None:
    """Inside a transaction: what a closed quarter did not count goes to the next one of which nothing has left, if
    there is one by now."""
    row = store.one(
        "SELECT min(q.period) FROM quarter q WHERE q.path IS NULL"
        " AND q.period > (SELECT max(k.period) FROM counted k WHERE k.waits = 1)"
    )
    if row is None or row[0] is None:
        return
    going = store.all("SELECT case_id, unit, subject FROM counted WHERE waits = 1")
    store.run("UPDATE counted SET period = ?, waits = 0 WHERE waits = 1", (row[0],))
    for case_id, unit, subject in going:
        store.run(MARKED[Unit(unit)], {"period": row[0], "case": case_id, "subject": subject})


_NOT_COUNTED = (
    "SELECT 1 FROM quarter q WHERE q.period = counted.period AND q.closed_at IS NOT NULL"
    " AND (q.counted_revision IS NULL OR EXISTS ("
    " SELECT 1 FROM contribution n WHERE n.period = q.period AND n.revision = q.counted_revision"
    " AND n.held IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contributed d WHERE d.contribution_id = n.id"
    " AND d.case_id = counted.case_id AND d.unit = counted.unit AND d.subject = counted.subject)))"
)
"""That a quarter was closed without a sealed row. Nothing is known of a revision that a restore has forgotten."""


def carry_what_came_back(store: Store) -> None:
    """Inside a transaction, before `take_away_what_left`: what two records that were one hid of a quarter, until that
    was closed without it, goes on with the next one."""
    store.run(f"UPDATE counted SET waits = 1 WHERE waits = 0 AND EXISTS ({_NOT_COUNTED})")
    carry_over(store)


_SEALED = "unit, subject, period, incident_year, facts, waits"
Sealed = tuple[str, str, str, int, str, int]
"""A sealed row of a case, as it lies in the store."""


def sealed_of(store: Store, case_id: CaseId) -> list[Sealed]:
    """What frozen quarters hold of a case: of those that are not over."""
    return [tuple(row) for row in store.all(f"SELECT {_SEALED} FROM counted WHERE case_id = ?", (case_id,))]


def seal(store: Store, case_id: CaseId, rows: Iterable[Sealed]) -> None:
    """Inside a transaction: what `sealed_of` gave of a case that was laid anew."""
    sql = f"INSERT INTO counted (case_id, {_SEALED}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    store.run_many(sql, [(case_id, *row) for row in rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedOf:
    """In which periods a case and its events were counted. `frozen`: nothing has left. `sent`: a contribution has,
    which a newer one replaces until the offices close the quarter. `left`: it can't change any more, here or in the
    vault from which the case came."""

    frozen: tuple[str, ...]
    sent: tuple[str, ...]
    left: tuple[str, ...]


def counted_of(store: Store, case_id: CaseId) -> CountedOf:
    """Where one case and its events were counted."""
    marks = {
        row[0]
        for table, column in MARKS
        for row in store.all(
            f"SELECT {column} FROM {table} WHERE {'id' if table == 'case_' else 'case_id'} = ?"
            f" AND {column} IS NOT NULL",
            (case_id,),
        )
    }
    open_ = store.all(
        "SELECT DISTINCT k.period, q.path IS NOT NULL AND k.waits = 0 FROM counted k JOIN quarter q"
        " ON q.period = k.period WHERE k.case_id = ? AND (q.closed_at IS NULL OR k.waits = 1)",
        (case_id,),
    )
    unsent, sent = ({label for label, was_sent in open_ if was_sent == wanted} for wanted in (0, 1))
    return CountedOf(frozen=tuple(sorted(unsent)), sent=tuple(sorted(sent)), left=tuple(sorted(marks - unsent - sent)))


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
    """Inside a transaction: no row stays sealed of a year that is over, but what waits for the next quarter."""
    store.run(f"DELETE FROM counted WHERE waits = 0 AND period IN ({_OVER})")
    store.run(
        f"DELETE FROM contributed WHERE contribution_id IN (SELECT id FROM contribution WHERE period IN ({_OVER}))"
    )


def _written(row: Counted) -> str:
    return json.dumps(dict(row.facts), sort_keys=True, separators=(",", ":"))


def path_of(store: Store, year: int) -> Path | None:
    """How the figures of a calendar year left; None while nothing has."""
    row = store.one(
        "SELECT path FROM quarter WHERE substr(period, 1, 4) = ? AND path IS NOT NULL LIMIT 1", (f"{year:04d}",)
    )
    return None if row is None else Path(row[0])


def contribute(store: Store, period: Period) -> None:
    """Inside a transaction: a frozen quarter leaves as a contribution, so that its year leaves in no other way."""
    store.run("UPDATE quarter SET path = ? WHERE period = ?", (Path.CONTRIBUTION, period.label))


def leave(store: Store, year: int, at: dt.datetime) -> None:
    """Inside a transaction: the figures of a year leave by an open release, and its sealed counts are deleted. Quarters
    that were never frozen here (what left is known from its files only) are closed with it."""
    quarters = [quarter.label for quarter in Period(year=year).quarters()]
    store.run_many(
        "INSERT INTO quarter (period, frozen_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(one, from_moment(at)) for one in quarters],
    )
    store.run_many("UPDATE quarter SET path = ? WHERE period = ?", [(Path.OPEN_RELEASE, one) for one in quarters])
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
    """Inside a transaction: a year or quarter has left, and nobody can say what it counted. What it may have counted of
    these cases is marked, so that nothing is counted twice."""
    ends = counting.end_of(period.end)
    cases = [{"period": period.label, "case": case_id, **ends} for case_id in case_ids]
    for sql in _MAY_HAVE_COUNTED:
        store.run_many(sql, cases)
