"""Personal data breaches in the vault."""

from typing import Any

from wellbeing.domain.breach import Breach, BreachData, BreachKind, Risk
from wellbeing.domain.identity import BreachId, Uid
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

_FIELDS = (
    "kind",
    "found_at",
    "happened_on",
    "data",
    "people",
    "course",
    "measures",
    "risk",
    "authority_told_at",
    "delay_reason",
    "people_told_at",
    "closed_at",
)
_COLUMNS = ", ".join(("id", "uid", *_FIELDS))


def add(store: Store, breach: Breach) -> BreachId:
    """Insert; the id is given by the vault."""
    marks = ", ".join("?" for _field in ("uid", *_FIELDS))
    sql = f"INSERT INTO breach (uid, {', '.join(_FIELDS)}) VALUES ({marks})"
    return BreachId(store.run(sql, (breach.uid, *_values(breach))))


def change(store: Store, breach: Breach) -> None:
    """Write everything anew that can change."""
    changes = ", ".join(f"{field} = ?" for field in _FIELDS)
    store.run(f"UPDATE breach SET {changes} WHERE id = ?", (*_values(breach), breach.id))


def get(store: Store, breach_id: BreachId) -> Breach:
    """The breach, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM breach WHERE id = ?", (breach_id,))
    if row is None:
        raise KeyError(breach_id)
    return _breach(row)


def all_of(store: Store) -> list[Breach]:
    """Every breach, the newest first."""
    return [_breach(row) for row in store.all(f"SELECT {_COLUMNS} FROM breach ORDER BY found_at DESC, id DESC")]


def open_ones(store: Store) -> list[Breach]:
    """Those that are not closed, the oldest first: its clock has run longest."""
    sql = f"SELECT {_COLUMNS} FROM breach WHERE closed_at IS NULL ORDER BY found_at, id"
    return [_breach(row) for row in store.all(sql)]


def _values(breach: Breach) -> tuple[Any, ...]:
    return (
        breach.kind,
        from_moment(breach.found_at),
        from_date(breach.happened_on),
        from_codes(breach.data),
        breach.people,
        breach.course,
        breach.measures,
        breach.risk,
        from_optional_moment(breach.authority_told_at),
        breach.delay_reason,
        from_optional_moment(breach.people_told_at),
        from_optional_moment(breach.closed_at),
    )


def _breach(row: tuple[Any, ...]) -> Breach:
    return Breach(
        id=BreachId(row[0]),
        uid=Uid(row[1]),
        kind=BreachKind(row[2]),
        found_at=to_moment(row[3]),
        happened_on=to_date(row[4]),
        data=tuple(map(BreachData, to_codes(row[5]))),
        people=row[6],
        course=row[7],
        measures=row[8],
        risk=Risk(row[9]) if row[9] else None,
        authority_told_at=to_optional_moment(row[10]),
        delay_reason=row[11],
        people_told_at=to_optional_moment(row[12]),
        closed_at=to_optional_moment(row[13]),
    )
