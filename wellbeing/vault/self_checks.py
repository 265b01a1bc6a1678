"""Values of self-checks that officers asked to have kept, in the vault."""

import datetime as dt
from typing import Any

from wellbeing.domain.identity import CaseId, SelfCheckId, Uid
from wellbeing.domain.self_check import KeptSelfCheck
from wellbeing.vault.store import Store

_COLUMNS = "id, uid, case_id, name, version, taken_on, value"


def add(store: Store, kept: KeptSelfCheck) -> SelfCheckId:
    """Insert; the id is given by the vault."""
    return SelfCheckId(
        store.run(
            "INSERT INTO self_check (uid, case_id, name, version, taken_on, value) VALUES (?, ?, ?, ?, ?, ?)",
            (kept.uid, kept.case_id, kept.name, kept.version, kept.taken_on.isoformat(), kept.value),
        )
    )


def get(store: Store, self_check_id: SelfCheckId) -> KeptSelfCheck:
    """The value, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM self_check WHERE id = ?", (self_check_id,))
    if row is None:
        raise KeyError(self_check_id)
    return _kept(row)


def of_case(store: Store, case_id: CaseId) -> list[KeptSelfCheck]:
    """All values of a case, the oldest first."""
    return [
        _kept(row) for row in store.all(f"SELECT {_COLUMNS} FROM self_check WHERE case_id = ? ORDER BY id", (case_id,))
    ]


def remove(store: Store, self_check_id: SelfCheckId) -> None:
    """The officer wants it gone."""
    store.run("DELETE FROM self_check WHERE id = ?", (self_check_id,))


def _kept(row: tuple[Any, ...]) -> KeptSelfCheck:
    return KeptSelfCheck(
        id=SelfCheckId(row[0]),
        uid=Uid(row[1]),
        case_id=CaseId(row[2]),
        name=row[3],
        version=row[4],
        taken_on=dt.date.fromisoformat(row[5]),
        value=row[6],
    )
