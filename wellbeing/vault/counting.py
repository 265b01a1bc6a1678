"""What may be counted: the one gate through which every case and every event passes on its way into a figure.

Of own work, a case passes while the officer's consent to statistics is in force; of imported history, where a named
person stated a basis. Nobody passes whose records are restricted. What is not counted yet is counted here only where
this vault has the right to (`vault.leads`, `app.hand_over`); what a frozen quarter counted (`vault.quarters`) passes
the same gate again until it has left. Nothing else in the program reads cases for figures that leave.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Unit
from wellbeing.domain.court import outcome_time
from wellbeing.domain.first_contact import within_24h
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.domain.incident import Flag, moment_of
from wellbeing.vault.columns import from_moment, to_codes, to_date, to_moment, to_optional_moment, to_time
from wellbeing.vault.countable import Countable, Counted, Happened
from wellbeing.vault.store import Store

_CONSENTED = (
    "(SELECT k.answer = 1 AND k.withdrawn_at IS NULL FROM consent k WHERE k.case_id = c.id AND k.purpose = 'statistics'"
    " ORDER BY k.id DESC LIMIT 1)"
)
_BASIS_STATED = "EXISTS (SELECT 1 FROM import_batch b WHERE b.id = c.import_id AND b.basis IS NOT NULL)"
_IN_USE = "NOT EXISTS (SELECT 1 FROM restriction r WHERE r.officer_id = c.officer_id AND r.lifted_at IS NULL)"
"""Restricted records are not used, so they enter no figure, and no number of cases that are known either."""
_PASSES = f"{_IN_USE} AND CASE c.state WHEN 'history' THEN {_BASIS_STATED} ELSE {_CONSENTED} END"
_OWN = "c.state <> 'history' AND c.lead = 1 AND c.opened_at < :end"
_IMPORTED = (
    "c.state = 'history' AND substr(i.occurred_on, 1, 4) = :year AND (c.counted_in IS NULL OR c.counted_in = :period)"
)


def _through_gate(
    store: Store, columns: str, where: str, values: Mapping[str, object], *, source: str = "", order: str = "c.id"
) -> list[Any]:
    """The gate. `source` joins what is asked for to the case `c` and its incident `i`."""
    return store.all(
        f"SELECT c.id, c.officer_id, CAST(substr(i.occurred_on, 1, 4) AS INTEGER), {columns}"
        f" FROM case_ c JOIN incident i ON i.id = c.incident_id {source} WHERE {where} AND {_PASSES} ORDER BY {order}",
        values,
    )


_FACTS = (
    "i.act, i.means, i.flags, i.circumstance, c.days_lost, c.injuries, c.alone, c.over_48h, c.rest_under_11h,"
    " c.kit_missing, c.role, c.sex, c.age_band, c.care_time, c.recorded, c.legal_aid, c.justice, c.justice_on,"
    " i.occurred_on, i.occurred_at, i.zone, c.opened_at, (SELECT min(k.at) FROM contact k"
    " JOIN follow_up f ON f.id = k.follow_up_id WHERE f.case_id = c.id AND k.reached = 1)"
)


def _countable(row: tuple[Any, ...], end: dt.datetime) -> Countable:
    occurred_on, time = dt.date.fromisoformat(row[21]), to_time(row[22])
    happened_at = None if time is None else moment_of(occurred_on, time, row[23])
    return Countable(
        case_id=CaseId(row[0]),
        officer_id=OfficerId(row[1]),
        incident_year=row[2],
        act=row[3],
        means=row[4],
        flags=frozenset(map(Flag, to_codes(row[5]))),
        circumstance=row[6],
        days_lost=row[7],
        injuries=to_codes(row[8]),
        alone=row[9],
        over_48h=row[10],
        rest_under_11h=row[11],
        kit_missing=row[12],
        role=row[13],
        sex=row[14],
        age_band=row[15],
        care_time=row[16],
        within_24h=within_24h(happened_at, to_moment(row[24]), to_optional_moment(row[25]), end),
        recorded=row[17],
        legal_aid=row[18],
        outcome_time=outcome_time(occurred_on, row[19], to_date(row[20])),
    )


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time()).astimezone()


def end_of(day: dt.date) -> dict[str, object]:
    """What is before `day`, the first day after a period: as a moment and as a local day."""
    return {"end": from_moment(_midnight(day)), "day": day.isoformat()}


def own(store: Store, before: dt.date) -> list[Countable]:
    """Cases of this vault's own work, opened before `before` and not counted yet."""
    found = _through_gate(store, _FACTS, f"{_OWN} AND c.counted_in IS NULL", end_of(before))
    return [_countable(row, _midnight(before)) for row in found]


_FOLLOW_UP = "JOIN follow_up f ON f.case_id = c.id"
_REFERRAL = "JOIN referral r ON r.case_id = c.id"
_EVENTS: Mapping[Unit, tuple[str, str, str, str]] = {
    # Joined from, subject, what is said, and when it has come. What was planned after a red flag or agreed in a talk
    # is nobody's figure. An event says all that a table crosses it with: the case is counted in another quarter.
    Unit.CONTACTS: (
        _FOLLOW_UP,
        "f.step",
        "f.step, f.result",
        "f.reason = 'cadence' AND f.result IS NOT NULL AND f.closed_at < :end AND f.counted_in IS NULL",
    ),
    Unit.DAYS_LOST: (
        "",
        "''",
        "i.act, c.days_lost, c.recorded",
        "date(i.occurred_on, '+6 months') < :day AND c.days_lost_counted_in IS NULL",
    ),
    Unit.APPOINTMENTS: (
        _REFERRAL,
        "r.uid",
        "r.kind, r.made_at, r.appointment_on",
        "r.made_at IS NOT NULL AND r.appointment_counted_in IS NULL AND (r.appointment_on < :day"
        " OR r.appointment_on IS NULL AND r.outcome IS NOT NULL AND r.moved_at < :end)",  # it ended without one
    ),
    Unit.REFERRALS: (
        _REFERRAL,
        "r.uid",
        "r.kind, r.outcome",
        "r.outcome IS NOT NULL AND r.moved_at < :end AND r.outcome_counted_in IS NULL",
    ),
    Unit.JUSTICE: (
        "",
        "''",
        "i.act, i.occurred_on, c.justice, c.justice_on, c.legal_aid",
        "date(i.occurred_on, '+12 months') < :day AND c.justice_counted_in IS NULL",
    ),
}


def happened(store: Store, before: dt.date) -> list[Happened]:
    """Events of this vault's own work that came before `before` and are not counted yet."""
    found = []
    for unit, (source, subject, said, where) in _EVENTS.items():
        rows = _through_gate(
            store, f"{subject}, {said}", f"{_OWN} AND {where}", end_of(before), source=source, order="c.id, 4"
        )
        found += [
            Happened(
                case_id=CaseId(row[0]),
                officer_id=OfficerId(row[1]),
                incident_year=row[2],
                unit=unit,
                subject=row[3],
                said=tuple(row[4:]),
            )
            for row in rows
        ]
    return found


def is_any(store: Store, before: dt.date) -> bool:
    """Whether there is anything that came before `before` and is not counted yet."""
    asked = [("", f"{_OWN} AND c.counted_in IS NULL")]
    asked += [(source, f"{_OWN} AND {where}") for source, _subject, _said, where in _EVENTS.values()]
    return any(
        _through_gate(store, "1", where, end_of(before), source=source, order="c.id LIMIT 1") for source, where in asked
    )


def frozen(store: Store, period: str) -> list[Counted]:
    """What a frozen quarter counted, as far as it may still be counted now: nothing of it has left."""
    rows = _through_gate(
        store,
        "k.unit, k.subject, k.facts, k.incident_year",
        "k.period = :period",
        {"period": period},
        source="JOIN counted k ON k.case_id = c.id",
        order="c.id, k.unit, k.subject",
    )
    return [
        Counted(
            case_id=CaseId(row[0]),
            officer_id=OfficerId(row[1]),
            incident_year=row[6],
            unit=Unit(row[3]),
            subject=row[4],
            facts=json.loads(row[5]),
        )
        for row in rows
    ]


def imported(store: Store, year: int, period: str) -> list[Countable]:
    """Imported cases of `year` for whose counting a basis was stated."""
    end = _midnight(dt.date(year + 1, 1, 1))
    return [_countable(row, end) for row in _through_gate(store, _FACTS, _IMPORTED, _of(year, period))]


def _of(year: int, period: str) -> dict[str, object]:
    start = end_of(dt.date(year, 1, 1))["end"]
    return {"year": f"{year:04d}", "period": period, "start": start, **end_of(dt.date(year + 1, 1, 1))}


_KNOWN_HERE = (
    "c.state <> 'history' AND (c.lead = 1 AND c.opened_at >= :start AND c.opened_at < :end AND c.counted_in IS NULL"
    " OR EXISTS (SELECT 1 FROM counted k WHERE k.case_id = c.id AND k.unit = 'cases'"
    " AND substr(k.period, 1, 4) = :year))"
)
"""Whoever said no is left out of the year in which the case was opened, not of every later one again."""


def candidates(store: Store, year: int, period: str, *, imported_history: bool) -> list[CaseId]:
    """Every case that a year could count, before the gate: those that it counts, and those that are left out."""
    where = _IMPORTED if imported_history else _KNOWN_HERE
    sql = f"SELECT c.id FROM case_ c JOIN incident i ON i.id = c.incident_id WHERE {where} ORDER BY c.id"
    return [CaseId(row[0]) for row in store.all(sql, _of(year, period))]


def known(store: Store, year: int, period: str, *, imported_history: bool) -> set[CaseId]:
    """The cases that a year could count before the gate: for the share that was counted. A case of an earlier year that
    it counts late, and that is not frozen yet, is not among them."""
    rows = store.all(
        "SELECT c.id FROM case_ c JOIN incident i ON i.id = c.incident_id"
        f" WHERE {_IMPORTED if imported_history else _KNOWN_HERE} AND {_IN_USE}",
        _of(year, period),
    )
    return {CaseId(row[0]) for row in rows}


def possible(store: Store, year: int, period: str, *, imported_history: bool) -> list[CaseId]:
    """Every case that `period` may have counted, or whose events it may have, before the gate: what a consent that is
    lost would have let in."""
    where = _IMPORTED if imported_history else "c.state <> 'history' AND c.lead = 1 AND c.opened_at < :end"
    sql = f"SELECT c.id FROM case_ c JOIN incident i ON i.id = c.incident_id WHERE {where} ORDER BY c.id"
    return [CaseId(row[0]) for row in store.all(sql, _of(year, period))]


def possible_in(store: Store, quarter: Period) -> list[CaseId]:
    """The same for one quarter of own work."""
    sql = "SELECT c.id FROM case_ c WHERE c.state <> 'history' AND c.lead = 1 AND c.opened_at < :end ORDER BY c.id"
    return [CaseId(row[0]) for row in store.all(sql, end_of(quarter.end))]


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


def years(store: Store) -> list[tuple[int, bool, int]]:
    """Year, whether it is imported history, and how many cases were opened in it: what can be summed up, newest
    first. A year of own work with a frozen quarter is one, whatever it holds."""
    found = store.all(
        "SELECT year, 0, sum(cases) FROM (SELECT substr(c.opened_at, 1, 4) AS year, count(*) AS cases FROM case_ c"
        " WHERE c.state <> 'history' AND (c.lead = 1 OR c.counted_in IS NOT NULL) GROUP BY 1"
        " UNION ALL SELECT substr(period, 1, 4), 0 FROM quarter) GROUP BY year"
        " UNION ALL SELECT substr(i.occurred_on, 1, 4), 1, count(*) FROM case_ c JOIN incident i"
        " ON i.id = c.incident_id WHERE c.state = 'history' GROUP BY 1 ORDER BY 1 DESC, 2"
    )
    return [(int(row[0]), bool(row[1]), int(row[2])) for row in found]


def first_day(store: Store) -> dt.date | None:
    """The local day on which the first case of this vault's own work was opened; None where there is none."""
    row = store.one("SELECT min(opened_at) FROM case_ WHERE state <> 'history'")
    return None if row is None or row[0] is None else to_moment(row[0]).astimezone().date()
