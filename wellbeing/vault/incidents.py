"""Incidents in the vault."""

from typing import Any

from wellbeing.domain.identity import IncidentId, Uid
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
    " under_investigation, created_at"
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
            " place, region, alias, under_investigation, uid, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*_values(incident), incident.uid, from_moment(incident.created_at)),
        )
    )


def get(store: Store, incident_id: IncidentId) -> Incident:
    """The incident, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM incident WHERE id = ?", (incident_id,))
    if row is None:
        raise KeyError(incident_id)
    return _incident(row)


def update(store: Store, incident: Incident) -> None:
    """Write every fact of the incident."""
    store.run(
        "UPDATE incident SET occurred_on = ?, occurred_at = ?, zone = ?, act = ?, means = ?, flags = ?,"
        " circumstance = ?, environment = ?, place = ?, region = ?, alias = ?, under_investigation = ? WHERE id = ?",
        (*_values(incident), incident.id),
    )
