"""Cases in the vault, and the short rows that lists show of them."""

import datetime as dt
from typing import Any, NamedTuple

from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand, Case, CaseState, Conditions, Membership, Relation
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId, Uid
from wellbeing.vault import search
from wellbeing.vault.columns import (
    from_codes,
    from_date,
    from_moment,
    from_optional_moment,
    to_codes,
    to_date,
    to_moment,
    to_optional_moment,
)
from wellbeing.vault.store import Store

_FACTS = (
    "state, closed_at, lead, membership, relation, injuries, days_lost, medical, alone, over_48h, rest_under_11h,"
    " kit_missing, sex, age_band, role, rank, unit, justice, care_time, recorded, legal_aid, justice_on"
)
_COLUMNS = f"id, uid, incident_id, officer_id, opened_at, import_id, counted_in, {_FACTS}"
FACT_COUNT = 22


def _yes_no(text: str | None) -> YesNo | None:
    return None if text is None else YesNo(text)


def _case(row: tuple[Any, ...]) -> Case:
    return Case(
        id=CaseId(row[0]),
        uid=Uid(row[1]),
        incident_id=IncidentId(row[2]),
        officer_id=OfficerId(row[3]),
        opened_at=to_moment(row[4]),
        import_id=row[5],
        counted_in=row[6],
        state=CaseState(row[7]),
        closed_at=to_optional_moment(row[8]),
        lead=bool(row[9]),
        membership=Membership(row[10]),
        relation=Relation(row[11]),
        injuries=to_codes(row[12]),
        days_lost=row[13],
        medical=row[14],
        conditions=Conditions(
            alone=_yes_no(row[15]),
            over_48h=_yes_no(row[16]),
            rest_under_11h=_yes_no(row[17]),
            kit_missing=_yes_no(row[18]),
        ),
        sex=row[19],
        age_band=None if row[20] is None else AgeBand(row[20]),
        role=row[21],
        rank=row[22],
        unit=row[23],
        justice=row[24],
        care_time=row[25],
        recorded=_yes_no(row[26]),
        legal_aid=row[27],
        justice_on=to_date(row[28]),
    )


def _facts(case: Case) -> tuple[Any, ...]:
    conditions = case.conditions
    return (
        case.state,
        from_optional_moment(case.closed_at),
        int(case.lead),
        case.membership,
        case.relation,
        from_codes(case.injuries),
        case.days_lost,
        case.medical,
        conditions.alone,
        conditions.over_48h,
        conditions.rest_under_11h,
        conditions.kit_missing,
        case.sex,
        case.age_band,
        case.role,
        case.rank,
        case.unit,
        case.justice,
        case.care_time,
        case.recorded,
        case.legal_aid,
        from_date(case.justice_on),
    )


def add(store: Store, case: Case) -> CaseId:
    """Insert; the id is given by the vault."""
    places = ", ".join("?" * (FACT_COUNT + 6))
    return CaseId(
        store.run(
            f"INSERT INTO case_ ({_FACTS}, uid, incident_id, officer_id, opened_at, import_id, counted_in)"
            f" VALUES ({places})",
            (
                *_facts(case),
                case.uid,
                case.incident_id,
                case.officer_id,
                from_moment(case.opened_at),
                case.import_id,
                case.counted_in,
            ),
        )
    )


def get(store: Store, case_id: CaseId) -> Case:
    """The case, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM case_ WHERE id = ?", (case_id,))
    if row is None:
        raise KeyError(case_id)
    return _case(row)


def update(store: Store, case: Case) -> None:
    """Write every fact of the case; officer, incident, opening and origin stay."""
    columns = ", ".join(f"{name.strip()} = ?" for name in _FACTS.split(","))
    store.run(f"UPDATE case_ SET {columns} WHERE id = ?", (*_facts(case), case.id))


def remove(store: Store, case_id: CaseId) -> list[Uid]:
    """Delete the case with everything that hangs on it, and its officer and incident where no other case
    needs them. The search index forgets it too. Returns the uids that are gone, for `vault.erasures`."""
    case = get(store, case_id)
    search.forget_case(store, case_id)
    store.run("DELETE FROM case_ WHERE id = ?", (case_id,))
    orphans = [
        *store.run_returning(
            "DELETE FROM officer WHERE id = ? AND NOT EXISTS (SELECT 1 FROM case_ WHERE officer_id = officer.id)"
            " RETURNING uid",
            (case.officer_id,),
        ),
        *store.run_returning(
            "DELETE FROM incident WHERE id = ? AND NOT EXISTS (SELECT 1 FROM case_ WHERE incident_id = incident.id)"
            " RETURNING uid",
            (case.incident_id,),
        ),
    ]
    return [case.uid, *(Uid(uid) for (uid,) in orphans)]


def of_incident(store: Store, incident_id: IncidentId) -> list[Case]:
    """All cases of one incident, in the order they were opened."""
    return [
        _case(row)
        for row in store.all(f"SELECT {_COLUMNS} FROM case_ WHERE incident_id = ? ORDER BY id", (incident_id,))
    ]


def meant(store: Store, words: str) -> list[tuple[CaseId, Uid]]:
    """The cases of this uid or alias, with their uids; of several, those that are open where there are any."""
    found = store.all(
        "SELECT c.id, c.uid, c.state FROM case_ c JOIN officer o ON o.id = c.officer_id"
        " WHERE c.state <> 'history' AND (c.uid = ?1 OR o.alias = ?1) ORDER BY c.id",
        (words,),
    )
    running = [row for row in found if row[2] == CaseState.OPEN]
    return [(CaseId(row[0]), Uid(row[1])) for row in running or found]


def of_officer(store: Store, officer_id: OfficerId) -> list[CaseId]:
    """The cases of one officer, the oldest first."""
    return [CaseId(row[0]) for row in store.all("SELECT id FROM case_ WHERE officer_id = ? ORDER BY id", (officer_id,))]


class CaseRow(NamedTuple):
    """A case as lists show it: the alias, never the name. A tuple, because fifty are made at every key press of
    a search, and a frozen dataclass takes five times as long to make."""

    case_id: CaseId
    alias: str
    state: CaseState
    act: str
    occurred_on: dt.date
    next_step: str | None
    next_due: dt.datetime | None
    next_reason: str | None
    at_peace: bool = False
    """Whether the officer is left in peace, so that no step is due; worked out by `app.silence`."""
    restricted: bool = False
    """Whether the officer's records are kept and not used."""
    away: bool = False
    """Whether it was handed over to another representative."""


_ROW = (
    "SELECT c.id, o.alias, c.state, i.act, i.occurred_on, f.step, f.due_at, f.reason,"
    " EXISTS (SELECT 1 FROM restriction r WHERE r.officer_id = c.officer_id AND r.lifted_at IS NULL),"
    " c.state = 'closed' AND EXISTS"
    " (SELECT 1 FROM hand_over h WHERE h.case_uid = c.uid AND h.ended_at IS NULL) FROM case_ c"
    " JOIN officer o ON o.id = c.officer_id JOIN incident i ON i.id = c.incident_id"
    " LEFT JOIN follow_up f ON f.id = CASE WHEN c.state = 'open' THEN (SELECT id FROM follow_up"
    " WHERE case_id = c.id AND result IS NULL"
    # As on Today: what is due now, else what has passed (the last of it), else what comes (the first of it).
    " ORDER BY CASE WHEN closes_at < ?1 THEN 1 WHEN opens_at <= ?2 THEN 0 ELSE 2 END,"
    " CASE WHEN closes_at < ?1 THEN -julianday(due_at) ELSE julianday(due_at) END LIMIT 1) END"
)


def _at(now: dt.datetime) -> tuple[str, str]:
    """The start of the present local day, and the present moment, as they are compared in `_ROW`."""
    day = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return from_moment(day), from_moment(now)


_STATES = {state.value: state for state in CaseState}


def _row(row: tuple[Any, ...]) -> CaseRow:
    """By place, not by name: half the time, at every key press for every row."""
    case_id, alias, state, act, occurred_on, step, due, reason, restricted, away = row
    return CaseRow(
        case_id,
        alias,
        _STATES[state],
        act,
        dt.date.fromisoformat(occurred_on),
        step,
        due and to_moment(due),
        reason,
        False,  # at peace or not is worked out from more than this row
        bool(restricted),
        bool(away),
    )


def rows(store: Store, *, state: CaseState | None, limit: int, now: dt.datetime, offset: int = 0) -> list[CaseRow]:
    """Cases of one state (all where None), the newest first, with the step that is next at `now`."""
    # The page is picked first, so that the next step is looked up for its rows only.
    where = "" if state is None else " WHERE state = ?5"
    page = f"SELECT id FROM case_{where} ORDER BY id DESC LIMIT ?3 OFFSET ?4"
    values = () if state is None else (state,)
    found = store.all(f"{_ROW} WHERE c.id IN ({page}) ORDER BY c.id DESC", (*_at(now), limit, offset, *values))
    return [_row(row) for row in found]


def opened_since(store: Store, moment: dt.datetime) -> list[tuple[str, str | None]]:
    """Act and days lost of this vault's own cases opened since then, the newest first."""
    return [
        (row[0], row[1])
        for row in store.all(
            "SELECT i.act, c.days_lost FROM case_ c JOIN incident i ON i.id = c.incident_id"
            " WHERE c.state <> 'history' AND c.opened_at >= ? ORDER BY c.opened_at DESC, c.id DESC",
            (from_moment(moment),),
        )
    ]


def rows_of(store: Store, case_ids: list[CaseId], now: dt.datetime) -> list[CaseRow]:
    """The rows of these cases, in the order given."""
    marks = ", ".join("?" * len(case_ids))
    found = {row[0]: _row(row) for row in store.all(f"{_ROW} WHERE c.id IN ({marks})", (*_at(now), *case_ids))}
    return [found[case_id] for case_id in case_ids if case_id in found]


def counts(store: Store) -> dict[CaseState, int]:
    """Number of cases per state."""
    found: dict[str, int] = dict(store.all("SELECT state, count(*) FROM case_ GROUP BY state"))
    return {state: found.get(state, 0) for state in CaseState}


def freeze(store: Store, case_ids: list[CaseId], period: str) -> None:
    """Mark cases as counted in `period`, for good. Raises ValueError where one was counted elsewhere."""
    store.run_many(
        "UPDATE case_ SET counted_in = ? WHERE id = ? AND counted_in IS NULL", [(period, i) for i in case_ids]
    )
    # A case that came from another vault was counted there, under a period of the same name.
    found = store.one("SELECT count(*) FROM case_ WHERE counted_in = ? AND lead = 1", (period,))
    if found is None or found[0] != len(case_ids):
        raise ValueError("a case was counted in another period before")


def count_in(store: Store, case_ids: list[CaseId], period: str) -> None:
    """Mark those of these cases as counted in `period` that were counted in none: after a restore, of what left."""
    store.run_many(
        "UPDATE case_ SET counted_in = ? WHERE id = ? AND counted_in IS NULL", [(period, i) for i in case_ids]
    )
