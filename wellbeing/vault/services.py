"""The directory of services in the vault: the union's own entries, and what it keeps of those that packs bring."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from wellbeing.domain import weekly_hours
from wellbeing.domain.directory import ANYONE, Need, Place, Wanted, found_by, sorts_as
from wellbeing.domain.identity import ServiceId, Uid
from wellbeing.domain.referral import Service
from wellbeing.vault.columns import from_codes, from_date, to_codes, to_date
from wellbeing.vault.store import Store

_WRITTEN = (
    "kind", "name", "audiences", "whom", "region", "languages", "reach", "weekly_hours", "hours", "free", "cost",
    "employer_learns", "confidentiality", "usual_days", "note", "checked_on", "fictitious", "hidden", "pack",
    "sorts_as", "found_by",
)  # fmt: skip
_READ = "id, uid, " + ", ".join(_WRITTEN[:-2])
_OWN = "pack = ''"
_MOST_CANDIDATES = 2000


def _service(row: tuple[Any, ...]) -> Service:
    found = dict(zip(("id", "uid", *_WRITTEN), row, strict=False))
    return Service(
        id=ServiceId(found["id"]),
        uid=Uid(found["uid"]),
        kind=found["kind"],
        name=found["name"],
        audiences=to_codes(found["audiences"]),
        whom=found["whom"],
        region=found["region"],
        languages=to_codes(found["languages"]),
        reach=found["reach"],
        weekly_hours=found["weekly_hours"],
        hours=found["hours"],
        free=_to_answer(found["free"]),
        cost=found["cost"],
        employer_learns=_to_answer(found["employer_learns"]),
        confidentiality=found["confidentiality"],
        usual_days=found["usual_days"],
        note=found["note"],
        checked_on=to_date(found["checked_on"]),
        fictitious=bool(found["fictitious"]),
        hidden=bool(found["hidden"]),
        pack=found["pack"],
    )


def _values(service: Service) -> tuple[Any, ...]:
    return (
        service.kind,
        service.name,
        from_codes(service.audiences),
        service.whom,
        service.region,
        from_codes(service.languages),
        service.reach,
        service.weekly_hours,
        service.hours,
        service.free,
        service.cost,
        service.employer_learns,
        service.confidentiality,
        service.usual_days,
        service.note,
        from_date(service.checked_on),
        int(service.fictitious),
        int(service.hidden),
        service.pack,
        sorts_as(service),
        found_by(service),
    )


def _to_answer(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def add(store: Store, service: Service) -> ServiceId:
    """Insert and make it findable."""
    marks = ", ".join("?" * (len(_WRITTEN) + 1))
    sql = f"INSERT INTO service (uid, {', '.join(_WRITTEN)}) VALUES ({marks})"
    service_id = store.run(sql, (service.uid, *_values(service)))
    _index(store, service_id, service)
    return ServiceId(service_id)


def update(store: Store, service: Service) -> None:
    """Write every fact of the service."""
    columns = ", ".join(f"{column} = ?" for column in _WRITTEN)
    store.run(f"UPDATE service SET {columns} WHERE id = ?", (*_values(service), service.id))
    _index(store, service.id, service)


def make_findable(store: Store, service_id: ServiceId) -> None:
    """For an entry that was laid column by column: fold its words and put them into the index."""
    update(store, get(store, service_id))


def _index(store: Store, service_id: int, service: Service) -> None:
    text = " ".join(part for part in (service.name, service.whom, service.reach) if part)
    store.run("DELETE FROM search WHERE rowid = ?", (2 * service_id + 1,))
    store.run("INSERT INTO search (rowid, text) VALUES (?, ?)", (2 * service_id + 1, text))


def remove(store: Store, service_id: ServiceId) -> None:
    """Take an entry out. ConstraintBroken where a referral or a consent is about it."""
    store.run("DELETE FROM search WHERE rowid = ?", (2 * service_id + 1,))
    store.run("DELETE FROM service WHERE id = ?", (service_id,))


def is_referred_to(store: Store, service_id: ServiceId) -> bool:
    """Whether a referral or a consent is about it."""
    sql = "SELECT 1 FROM referral WHERE service_id = :id UNION ALL SELECT 1 FROM consent WHERE service_id = :id"
    return store.one(sql, {"id": service_id}) is not None


def get(store: Store, service_id: ServiceId) -> Service:
    """The service, or KeyError."""
    row = store.one(f"SELECT {_READ} FROM service WHERE id = ?", (service_id,))
    if row is None:
        raise KeyError(service_id)
    return _service(row)


def by_uid(store: Store, uid: Uid) -> Service | None:
    """The entry of this uid, if there is one."""
    row = store.one(f"SELECT {_READ} FROM service WHERE uid = ?", (uid,))
    return None if row is None else _service(row)


def own(store: Store) -> list[Service]:
    """Every entry of the union's own, hidden ones too, by name."""
    return [_service(row) for row in store.all(f"SELECT {_READ} FROM service WHERE {_OWN} ORDER BY sorts_as, id")]


def of_packs(store: Store) -> list[Service]:
    """What the vault keeps of entries that packs bring."""
    return [
        _service(row) for row in store.all(f"SELECT {_READ} FROM service INDEXED BY service_of_pack WHERE pack <> ''")
    ]


def page(store: Store, wanted: Wanted, *, after: Place | None, limit: int) -> list[Service]:
    """Up to `limit` own entries (all where it is -1) that answer what is wanted, by name, from behind `after` on."""
    condition, values = _asked(store, wanted)
    if after is not None:
        condition = f"(sorts_as, id) > (?, ?) AND {condition}"
        values = [*after, *values]
    # The ids first: filters and order are read from the index alone, whole rows only for what is shown.
    rows = store.all(
        f"SELECT {_READ} FROM service WHERE id IN"
        f" (SELECT id FROM service INDEXED BY service_listed WHERE {condition} ORDER BY sorts_as, id LIMIT ?)"
        " ORDER BY sorts_as, id",
        (*values, limit),
    )
    return [_service(row) for row in rows]


def count(store: Store, wanted: Wanted) -> int:
    """How many own entries answer what is wanted."""
    condition, values = _asked(store, wanted)
    row = store.one(f"SELECT count(*) FROM service INDEXED BY service_listed WHERE {condition}", values)
    return int(row[0]) if row else 0


def candidates(store: Store, need: Need) -> list[Service]:
    """Own entries of the kind that serve the region, the quick ones first, at most two thousand."""
    condition, values = _asked(store, Wanted(kind=need.kind, region=need.region))
    sql = f"SELECT {_READ} FROM service WHERE {condition} ORDER BY coalesce(usual_days, 10000), id LIMIT ?"
    return [_service(row) for row in store.all(sql, (*values, _MOST_CANDIDATES))]


def _asked(store: Store, wanted: Wanted) -> tuple[str, list[Any]]:
    """The same questions as `domain.directory.answers`, put to rows."""
    asked: list[tuple[str, Sequence[Any]]] = [(_OWN, ()), ("hidden = ?", (int(wanted.hidden),))]
    if wanted.kind:
        asked.append(("kind = ?", (wanted.kind,)))
    if wanted.audience:
        held = "instr(' ' || audiences || ' ', ?)"
        asked.append((f"({held} OR {held})", (f" {wanted.audience} ", f" {ANYONE} ")))
    if wanted.region:
        within = "substr(region, 1, length(?)) = ?"
        asked.append((f"(coalesce(region, '') = '' OR substr(?, 1, length(region)) = region OR {within})",
                      (wanted.region,) * 3))  # fmt: skip
    if wanted.language:
        asked.append(("instr(' ' || languages || ' ', ?)", (f" {wanted.language} ",)))
    if wanted.free:
        asked.append(("free = 1", ()))
    if wanted.confidential:
        asked.append(("employer_learns = 0", ()))
    if wanted.open_at is not None:
        now = _open_at(store, wanted.open_at)
        asked.append((f"weekly_hours IN ({', '.join('?' * len(now))})", now))
    if wanted.checked_before is not None:
        asked.append(("(checked_on IS NULL OR checked_on < ?)", (from_date(wanted.checked_before),)))
    asked += [("instr(found_by, ?)", (word,)) for word in wanted.words]
    if wanted.is_nonsense:
        asked.append(("0", ()))
    return " AND ".join(condition for condition, _values in asked), [one for _c, values in asked for one in values]


def _open_at(store: Store, at: dt.datetime) -> list[str]:
    """The different hours in the directory that cover a moment: few, however many entries there are."""
    hours = store.all("SELECT DISTINCT weekly_hours FROM service INDEXED BY service_hours")
    return [one for (one,) in hours if weekly_hours.is_open(one, at)]
