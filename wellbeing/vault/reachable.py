"""Through whom a silent officer can be reached, in the vault: one statement per case."""

from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import ReachableThrough, Tie
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store


def put(store: Store, case_id: CaseId, stated: ReachableThrough) -> None:
    """Keep the statement; one that was there before is gone."""
    store.run(
        "INSERT INTO reachable_through (case_id, tie, number, agreed_at) VALUES (?, ?, ?, ?) ON CONFLICT (case_id)"
        " DO UPDATE SET tie = excluded.tie, number = excluded.number, agreed_at = excluded.agreed_at",
        (case_id, stated.tie, stated.number, from_moment(stated.agreed_at)),
    )


def get(store: Store, case_id: CaseId) -> ReachableThrough | None:
    """The statement, where the officer made one."""
    row = store.one("SELECT tie, number, agreed_at FROM reachable_through WHERE case_id = ?", (case_id,))
    return None if row is None else ReachableThrough(tie=Tie(row[0]), number=row[1], agreed_at=to_moment(row[2]))


def remove(store: Store, case_id: CaseId) -> None:
    """The officer took it back."""
    store.run("DELETE FROM reachable_through WHERE case_id = ?", (case_id,))
