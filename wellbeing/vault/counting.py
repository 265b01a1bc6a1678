"""What may be counted: the one query of each kind that lets a case into the figures.

Own cases enter where this vault counts them (`vault.leads`) and the officer's consent is in force, imported ones where
a named person stated a basis. Nothing else in the program reads cases for figures that leave.
"""

from dataclasses import dataclass
from typing import Any

from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.vault.columns import to_codes
from wellbeing.vault.store import Store

_FACTS = (
    "c.id, c.officer_id, i.act, i.circumstance, c.days_lost, c.injuries, c.alone, c.over_48h, c.rest_under_11h,"
    " c.kit_missing"
)
_CONSENTED = (
    "(SELECT k.answer = 1 AND k.withdrawn_at IS NULL FROM consent k WHERE k.case_id = c.id AND k.purpose = 'statistics'"
    " ORDER BY k.id DESC LIMIT 1)"
)
_IN_USE = "NOT EXISTS (SELECT 1 FROM restriction r WHERE r.officer_id = c.officer_id AND r.lifted_at IS NULL)"
"""Restricted records are not used, so they enter no figure, and no number of cases that are known either."""
_OWN = (
    "FROM case_ c JOIN incident i ON i.id = c.incident_id WHERE c.state <> 'history' AND c.lead = 1"
    " AND substr(c.opened_at, 1, 4) <= :year AND (c.counted_in IS NULL OR c.counted_in = :period)"
)
_IMPORTED = (
    "FROM case_ c JOIN incident i ON i.id = c.incident_id JOIN import_batch b ON b.id = c.import_id"
    " WHERE substr(i.occurred_on, 1, 4) = :year AND (c.counted_in IS NULL OR c.counted_in = :period)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Countable:
    """A case that passed the gate, in codes."""

    case_id: CaseId
    officer_id: OfficerId
    act: str
    circumstance: str | None
    days_lost: str | None
    injuries: tuple[str, ...]
    alone: str | None
    over_48h: str | None
    rest_under_11h: str | None
    kit_missing: str | None


def _countable(row: tuple[Any, ...]) -> Countable:
    return Countable(
        case_id=CaseId(row[0]),
        officer_id=OfficerId(row[1]),
        act=row[2],
        circumstance=row[3],
        days_lost=row[4],
        injuries=to_codes(row[5]),
        alone=row[6],
        over_48h=row[7],
        rest_under_11h=row[8],
        kit_missing=row[9],
    )


def own(store: Store, year: int, period: str) -> list[Countable]:
    """Cases of this vault's own work, opened until the end of `year` and counted in no earlier period, whose
    officers agree to be counted. Nobody's whose records are restricted."""
    values = {"year": f"{year:04d}", "period": period}
    return [
        _countable(row)
        for row in store.all(f"SELECT {_FACTS} {_OWN} AND {_IN_USE} AND {_CONSENTED} ORDER BY c.id", values)
    ]


def imported(store: Store, year: int, period: str) -> list[Countable]:
    """Imported cases of `year` for whose counting a basis was stated."""
    values = {"year": f"{year:04d}", "period": period}
    sql = f"SELECT {_FACTS} {_IMPORTED} AND {_IN_USE} AND b.basis IS NOT NULL ORDER BY c.id"
    return [_countable(row) for row in store.all(sql, values)]


def known(store: Store, year: int, period: str, *, imported_history: bool) -> int:
    """How many cases there are before the gate: for the share that was counted."""
    values = {"year": f"{year:04d}", "period": period}
    row = store.one(f"SELECT count(*) {_IMPORTED if imported_history else _OWN} AND {_IN_USE}", values)
    return int(row[0]) if row else 0


def possible(store: Store, year: int, period: str, *, imported_history: bool) -> list[CaseId]:
    """Every case that `period` may have counted, before the gate: what a consent that is lost would have let in."""
    values = {"year": f"{year:04d}", "period": period}
    sql = f"SELECT c.id {_IMPORTED if imported_history else _OWN} ORDER BY c.id"
    return [CaseId(row[0]) for row in store.all(sql, values)]


def yields(store: Store, year: int) -> list[frozenset[str]]:
    """What each imported source of `year` can tell (`dimension:code`), for those with a basis."""
    return [
        frozenset(to_codes(row[0]))
        for row in store.all(
            "SELECT b.yields FROM import_batch b WHERE b.basis IS NOT NULL AND EXISTS (SELECT 1 FROM case_ c"
            " JOIN incident i ON i.id = c.incident_id WHERE c.import_id = b.id AND substr(i.occurred_on, 1, 4) = ?)",
            (f"{year:04d}",),
        )
    ]


def follow_ups(store: Store, year: int) -> list[tuple[CaseId, str, str]]:
    """Case, step and result of every step of the cadence that was closed until the end of `year`.

    What was planned after a red flag or agreed in a talk is nobody's figure.
    """
    return [
        (CaseId(row[0]), row[1], row[2])
        for row in store.all(
            "SELECT case_id, step, result FROM follow_up WHERE result IS NOT NULL AND reason = 'cadence'"
            " AND substr(closed_at, 1, 4) <= ? ORDER BY id",
            (f"{year:04d}",),
        )
    ]


def referrals(store: Store, year: int) -> list[tuple[CaseId, str, str | None, str, str | None]]:
    """Case, kind, outcome, day made and day of the first appointment of every referral made until then."""
    return [
        (CaseId(row[0]), row[1], row[2], row[3], row[4])
        for row in store.all(
            "SELECT case_id, kind, outcome, made_at, appointment_on FROM referral WHERE made_at IS NOT NULL"
            " AND substr(made_at, 1, 4) <= ? ORDER BY id",
            (f"{year:04d}",),
        )
    ]


def years(store: Store) -> list[tuple[int, bool, int]]:
    """Year, whether it is imported history, and how many cases it has: what can be summed up, newest first."""
    found = store.all(
        "SELECT substr(c.opened_at, 1, 4), 0, count(*) FROM case_ c WHERE c.state <> 'history'"
        " AND (c.lead = 1 OR c.counted_in IS NOT NULL) GROUP BY 1"
        " UNION ALL SELECT substr(i.occurred_on, 1, 4), 1, count(*) FROM case_ c JOIN incident i"
        " ON i.id = c.incident_id WHERE c.state = 'history' GROUP BY 1 ORDER BY 1 DESC, 2"
    )
    return [(int(row[0]), bool(row[1]), int(row[2])) for row in found]
