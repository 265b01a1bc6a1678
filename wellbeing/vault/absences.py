"""The representative's absences in the vault, and what was arranged for follow-ups that fall into one."""

import datetime as dt
from typing import Any

from wellbeing.domain.absence import Absence, Arrangement
from wellbeing.domain.identity import AbsenceId, FollowUpId, Uid
from wellbeing.vault.columns import from_date
from wellbeing.vault.store import Store

_COLUMNS = "id, uid, first_day, last_day"


def _absence(row: tuple[Any, ...]) -> Absence:
    return Absence(
        id=AbsenceId(row[0]),
        uid=Uid(row[1]),
        first_day=dt.date.fromisoformat(row[2]),
        last_day=dt.date.fromisoformat(row[3]),
    )


def add(store: Store, absence: Absence) -> AbsenceId:
    """Insert; the id is given by the vault."""
    return AbsenceId(
        store.run(
            "INSERT INTO absence (uid, first_day, last_day) VALUES (?, ?, ?)",
            (absence.uid, from_date(absence.first_day), from_date(absence.last_day)),
        )
    )


def get(store: Store, absence_id: AbsenceId) -> Absence:
    """The absence, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM absence WHERE id = ?", (absence_id,))
    if row is None:
        raise KeyError(absence_id)
    return _absence(row)


def all_absences(store: Store) -> tuple[Absence, ...]:
    """Every absence, the earliest first."""
    return tuple(_absence(row) for row in store.all(f"SELECT {_COLUMNS} FROM absence ORDER BY first_day, id"))


def end_on(store: Store, absence_id: AbsenceId, last_day: dt.date) -> None:
    """It ends on another day than was meant."""
    store.run("UPDATE absence SET last_day = ? WHERE id = ?", (from_date(last_day), absence_id))


def remove(store: Store, absence_id: AbsenceId) -> None:
    """It does not take place; what was arranged for it goes too."""
    store.run("DELETE FROM absence WHERE id = ?", (absence_id,))


def arrange(store: Store, absence_id: AbsenceId, follow_up_id: FollowUpId, arranged: Arrangement) -> None:
    """Keep what was arranged; what was arranged before is gone."""
    store.run(
        "INSERT INTO arrangement (absence_id, follow_up_id, arranged) VALUES (?, ?, ?)"
        " ON CONFLICT (absence_id, follow_up_id) DO UPDATE SET arranged = excluded.arranged",
        (absence_id, follow_up_id, arranged),
    )


def take_back(store: Store, absence_id: AbsenceId, follow_up_id: FollowUpId) -> None:
    """Nothing is arranged any more."""
    store.run("DELETE FROM arrangement WHERE absence_id = ? AND follow_up_id = ?", (absence_id, follow_up_id))


def arranged(store: Store, absence_id: AbsenceId) -> dict[FollowUpId, Arrangement]:
    """What was arranged for an absence."""
    sql = "SELECT follow_up_id, arranged FROM arrangement WHERE absence_id = ?"
    return {FollowUpId(row[0]): Arrangement(row[1]) for row in store.all(sql, (absence_id,))}
