"""The representative's own notes to a case. They never leave the vault."""

import datetime as dt

from wellbeing.domain.identity import CaseId, new_uid
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store


def add(store: Store, case_id: CaseId, text: str, at: dt.datetime) -> None:
    """Write a note."""
    store.run(
        "INSERT INTO note (uid, case_id, at, text) VALUES (?, ?, ?, ?)",
        (new_uid(), case_id, from_moment(at), text),
    )


def of_case(store: Store, case_id: CaseId) -> list[tuple[dt.datetime, str]]:
    """The notes of a case, oldest first."""
    return [
        (to_moment(row[0]), row[1])
        for row in store.all("SELECT at, text FROM note WHERE case_id = ? ORDER BY at, id", (case_id,))
    ]
