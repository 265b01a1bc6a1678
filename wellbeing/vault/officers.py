"""Officers in the vault."""

from typing import Any

from wellbeing.domain.identity import OfficerId, Uid
from wellbeing.domain.officer import Officer
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store

_COLUMNS = "id, uid, alias, name, contact, language, reference, created_at"


def _officer(row: tuple[Any, ...]) -> Officer:
    return Officer(
        id=OfficerId(row[0]),
        uid=Uid(row[1]),
        alias=row[2],
        name=row[3],
        contact=row[4],
        language=row[5],
        reference=row[6],
        created_at=to_moment(row[7]),
    )


def add(store: Store, officer: Officer) -> OfficerId:
    """Insert; the id is given by the vault."""
    return OfficerId(
        store.run(
            "INSERT INTO officer (uid, alias, name, contact, language, reference, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                officer.uid,
                officer.alias,
                officer.name,
                officer.contact,
                officer.language,
                officer.reference,
                from_moment(officer.created_at),
            ),
        )
    )


def get(store: Store, officer_id: OfficerId) -> Officer:
    """The officer, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM officer WHERE id = ?", (officer_id,))
    if row is None:
        raise KeyError(officer_id)
    return _officer(row)


def update(store: Store, officer: Officer) -> None:
    """Write what a person may correct: alias, name, contact, language."""
    store.run(
        "UPDATE officer SET alias = ?, name = ?, contact = ?, language = ? WHERE id = ?",
        (officer.alias, officer.name, officer.contact, officer.language, officer.id),
    )


def aliases(store: Store) -> set[str]:
    """Every alias in use."""
    return {row[0] for row in store.all("SELECT alias FROM officer")}


def rows(store: Store) -> list[tuple[OfficerId, Uid, str, int]]:
    """Key, uid, alias and number of cases of every officer, by alias."""
    found = store.all(
        "SELECT o.id, o.uid, o.alias, count(c.id) FROM officer o LEFT JOIN case_ c ON c.officer_id = o.id"
        " GROUP BY o.id ORDER BY o.alias, o.id"
    )
    return [(OfficerId(row[0]), Uid(row[1]), row[2], row[3]) for row in found]


def meant(store: Store, words: str) -> list[tuple[OfficerId, Uid]]:
    """The officers of this uid, alias, or the mark under which an imported spreadsheet knew them."""
    sql = "SELECT id, uid FROM officer WHERE uid = ?1 OR alias = ?1 OR reference = ?1 ORDER BY id"
    return [(OfficerId(row[0]), Uid(row[1])) for row in store.all(sql, (words,))]


def own(store: Store) -> list[Officer]:
    """Every officer of this vault's own work, in the order in which they came; none of imported history."""
    return [_officer(row) for row in store.all(f"SELECT {_COLUMNS} FROM officer WHERE reference IS NULL ORDER BY id")]


def of_open_cases(store: Store) -> list[Officer]:
    """Those of them who have an open case. A vault's history does not make this slower."""
    sql = (
        f"SELECT {_COLUMNS} FROM officer WHERE reference IS NULL"
        " AND id IN (SELECT officer_id FROM case_ WHERE state = 'open') ORDER BY id"
    )
    return [_officer(row) for row in store.all(sql)]


def with_names(store: Store) -> list[tuple[OfficerId, str, str]]:
    """Key, alias and name of every officer whose name is entered."""
    rows = store.all("SELECT id, alias, name FROM officer WHERE name IS NOT NULL AND name <> '' ORDER BY id")
    return [(OfficerId(row[0]), row[1], row[2]) for row in rows]


def named(store: Store, text: str, limit: int = 8) -> list[Officer]:
    """Officers of this vault's own work whose alias or name contains `text`; none for imported history."""
    pattern = f"%{text.replace('%', '').replace('_', '')}%"
    return [
        _officer(row)
        for row in store.all(
            f"SELECT {_COLUMNS} FROM officer WHERE reference IS NULL AND (alias LIKE ? OR name LIKE ?)"
            " ORDER BY alias LIMIT ?",
            (pattern, pattern, limit),
        )
    ]
