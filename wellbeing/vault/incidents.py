"""Incidents in the vault."""

from typing import Any, NamedTuple

from wellbeing.domain.case import CaseState
from wellbeing.domain.identity import CaseId, IncidentId, Uid
from wellbeing.domain.incident import Flag, Incident
from wellbeing.vault.columns import (
    from_codes,
    from_date,
    from_moment,
    from_time,
    to_codes,
    to_date,
    to_moment,
    to_time,
)
from wellbeing.vault.store import Store

_COLUMNS = (
    "id, uid, occurred_on, occurred_at, zone, act, means, flags, circumstance, environment, place, region, alias,"
    " under_investigation, created_at, officers_there, spoken_without_case"
)


def _incident(row: tuple[Any, ...]) -> Incident:
    day = to_date(row[2])
    if day is None:
        raise ValueError("an incident has a date")
    return Incident(
        id=IncidentId(row[0]),
        uid=Uid(row[1]),
        occurred_on=day,
        occurred_at=to_time(row[3]),
        zone=row[4],
        act=row[5],
        means=row[6],
        flags=frozenset(Flag(code) for code in to_codes(row[7])),
        circumstance=row[8],
        environment=row[9],
        place=row[10],
        region=row[11],
        alias=row[12],
        under_investigation=bool(row[13]),
        created_at=to_moment(row[14]),
        officers_there=row[15],
        spoken_without_case=row[16],
    )


def _values(incident: Incident) -> tuple[Any, ...]:
    return (
        from_date(incident.occurred_on),
        from_time(incident.occurred_at),
        incident.zone,
        incident.act,
        incident.means,
        from_codes(sorted(incident.flags)),
        incident.circumstance,
        incident.environment,
        incident.place,
        incident.region,
        incident.alias,
        int(incident.under_investigation),
    )


def add(store: Store, incident: Incident) -> IncidentId:
    """Insert; the id is given by the vault."""
    return IncidentId(
        store.run(
            "INSERT INTO incident (occurred_on, occurred_at, zone, act, means, flags, circumstance, environment,"
            " place, region, alias, under_investigation, officers_there, spoken_without_case, uid, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *_values(incident),
                incident.officers_there,
                incident.spoken_without_case,
                incident.uid,
                from_moment(incident.created_at),
            ),
        )
    )


def get(store: Store, incident_id: IncidentId) -> Incident:
    """The incident, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM incident WHERE id = ?", (incident_id,))
    if row is None:
        raise KeyError(incident_id)
    return _incident(row)


def own(store: Store) -> list[Incident]:
    """Every incident of this vault's own work, in the order in which they were entered; none of imported history."""
    sql = (
        f"SELECT {_COLUMNS} FROM incident i"
        " WHERE EXISTS (SELECT 1 FROM case_ c WHERE c.incident_id = i.id AND c.state <> 'history') ORDER BY i.id"
    )
    return [_incident(row) for row in store.all(sql)]


def of_open_cases(store: Store) -> list[Incident]:
    """Those of them that have an open case. A vault's history does not make this slower."""
    sql = (
        f"SELECT {_COLUMNS} FROM incident WHERE id IN (SELECT incident_id FROM case_ WHERE state = 'open') ORDER BY id"
    )
    return [_incident(row) for row in store.all(sql)]


def update(store: Store, incident: Incident) -> None:
    """Write the facts of the incident; who was there is told on its own."""
    store.run(
        "UPDATE incident SET occurred_on = ?, occurred_at = ?, zone = ?, act = ?, means = ?, flags = ?,"
        " circumstance = ?, environment = ?, place = ?, region = ?, alias = ?, under_investigation = ? WHERE id = ?",
        (*_values(incident), incident.id),
    )


def tell_there(store: Store, incident_id: IncidentId, officers_there: int | None, spoken_without_case: int) -> None:
    """Write how many officers were there, and how many of them were spoken to and have no case here."""
    store.run(
        "UPDATE incident SET officers_there = ?, spoken_without_case = ? WHERE id = ?",
        (officers_there, spoken_without_case, incident_id),
    )


class PersonThere(NamedTuple):
    """An officer with a case for an incident. `spoken_to`: reached, in a talk, or saying that no contact is wanted."""

    case_id: CaseId
    incident_id: IncidentId
    alias: str
    state: CaseState
    spoken_to: bool


_THERE = (
    "SELECT c.id, c.incident_id, o.alias, c.state, EXISTS (SELECT 1 FROM contact k JOIN follow_up f"
    " ON f.id = k.follow_up_id WHERE f.case_id = c.id AND k.reached = 1)"
    " OR EXISTS (SELECT 1 FROM follow_up f WHERE f.case_id = c.id AND f.result = 'declined')"
    " OR EXISTS (SELECT 1 FROM debrief d WHERE d.case_id = c.id AND d.state = 'done')"
    " FROM case_ c JOIN officer o ON o.id = c.officer_id WHERE c.incident_id"
)


def people(store: Store, incident_id: IncidentId) -> list[PersonThere]:
    """Everybody with a case for an incident, in the order in which the cases were opened."""
    return [_person(row) for row in store.all(f"{_THERE} = ? ORDER BY c.id", (incident_id,))]


def to_check(store: Store) -> dict[IncidentId, tuple[int | None, int]]:
    """The incidents of open cases at which several officers were, as far as is known, and those that came by a slip
    and have no case: how many were there, and how many were spoken to without a case here."""
    found = "SELECT id, officers_there, spoken_without_case FROM incident i"
    sql = (
        f"{found} WHERE id IN (SELECT incident_id FROM case_ WHERE state = 'open')"
        " AND (officers_there > 1 OR (SELECT count(*) FROM case_ WHERE incident_id = i.id) > 1)"
        f" UNION {found} WHERE uid IN (SELECT incident_uid FROM slip)"
        " AND NOT EXISTS (SELECT 1 FROM case_ WHERE incident_id = i.id) ORDER BY 1"
    )
    return {IncidentId(row[0]): (row[1], row[2]) for row in store.all(sql)}


def _person(row: tuple[Any, ...]) -> PersonThere:
    return PersonThere(
        case_id=CaseId(row[0]),
        incident_id=IncidentId(row[1]),
        alias=row[2],
        state=CaseState(row[3]),
        spoken_to=bool(row[4]),
    )
