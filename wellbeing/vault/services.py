"""The directory of services in the vault."""

from typing import Any

from wellbeing.domain.identity import ServiceId, Uid
from wellbeing.domain.referral import Service
from wellbeing.vault import search
from wellbeing.vault.columns import from_codes, from_date, to_codes, to_date
from wellbeing.vault.store import Store

_COLUMNS = (
    "id, uid, kind, name, whom, region, languages, reach, hours, cost, confidentiality, usual_days, checked_on,"
    " fictitious"
)
_LONGEST = 200
"""Characters of a text that is looked for; SQLite takes no pattern of any length."""


def _service(row: tuple[Any, ...]) -> Service:
    return Service(
        id=ServiceId(row[0]),
        uid=Uid(row[1]),
        kind=row[2],
        name=row[3],
        whom=row[4],
        region=row[5],
        languages=to_codes(row[6]),
        reach=row[7],
        hours=row[8],
        cost=row[9],
        confidentiality=row[10],
        usual_days=row[11],
        checked_on=to_date(row[12]),
        fictitious=bool(row[13]),
    )


def _values(service: Service) -> tuple[Any, ...]:
    return (
        service.kind,
        service.name,
        service.whom,
        service.region,
        from_codes(service.languages),
        service.reach,
        service.hours,
        service.cost,
        service.confidentiality,
        service.usual_days,
        from_date(service.checked_on),
        int(service.fictitious),
    )


def _index(store: Store, service_id: int, service: Service) -> None:
    text = " ".join(part for part in (service.name, service.whom, service.reach) if part)
    store.run("DELETE FROM search WHERE rowid = ?", (2 * service_id + 1,))
    store.run("INSERT INTO search (rowid, text) VALUES (?, ?)", (2 * service_id + 1, text))


def add(store: Store, service: Service) -> ServiceId:
    """Insert and make it findable."""
    service_id = store.run(
        "INSERT INTO service (kind, name, whom, region, languages, reach, hours, cost, confidentiality, usual_days,"
        " checked_on, fictitious, uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_values(service), service.uid),
    )
    _index(store, service_id, service)
    return ServiceId(service_id)


def update(store: Store, service: Service) -> None:
    """Write every fact of the service."""
    store.run(
        "UPDATE service SET kind = ?, name = ?, whom = ?, region = ?, languages = ?, reach = ?, hours = ?, cost = ?,"
        " confidentiality = ?, usual_days = ?, checked_on = ?, fictitious = ? WHERE id = ?",
        (*_values(service), service.id),
    )
    _index(store, service.id, service)


def get(store: Store, service_id: ServiceId) -> Service:
    """The service, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM service WHERE id = ?", (service_id,))
    if row is None:
        raise KeyError(service_id)
    return _service(row)


def find(store: Store, *, text: str = "", kind: str | None = None) -> list[Service]:
    """Services of a kind (all where None) whose name, audience or address contains `text`, by name."""
    pattern = f"%{text.replace('%', '').replace('_', '')[:_LONGEST]}%"
    return [
        _service(row)
        for row in store.all(
            f"SELECT {_COLUMNS} FROM service WHERE (? IS NULL OR kind = ?)"
            " AND (name LIKE ? OR whom LIKE ? OR reach LIKE ?) ORDER BY kind, name",
            (kind, kind, pattern, pattern, pattern),
        )
    ]


def page(
    store: Store, *, text: str = "", kind: str | None = None, limit: int, offset: int = 0
) -> tuple[list[Service], int]:
    """`limit` services from `offset` on, by name, and how many there are in all. Every word of `text` is found,
    whatever its capitals and accents."""
    conditions, values = ["(? IS NULL OR kind = ?)"], [kind, kind]
    if words := search.words_in(text):
        matched, found = search.services_with(words)
        conditions.append(matched)
        values += found
    where = " AND ".join(conditions)
    rows = store.all(
        f"SELECT {_COLUMNS} FROM service WHERE {where} ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    counted = store.one(f"SELECT count(*) FROM service WHERE {where}", tuple(values))
    return [_service(row) for row in rows], int(counted[0]) if counted else 0
