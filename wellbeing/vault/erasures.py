"""Ids of records that were erased for good, so that no backup brings them back.

Whatever erases people's records notes it here, in the same transaction. The ids are random; they say nothing
about a person. They travel with every later backup, and a restore applies them.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping

from wellbeing.domain.identity import CaseId, Uid
from wellbeing.vault import cases
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store

Erased = Mapping[Uid, dt.datetime]
"""When each id was erased."""


def listed(store: Store) -> dict[Uid, dt.datetime]:
    """Every id that was erased, and when."""
    return {Uid(uid): to_moment(at) for uid, at in store.all("SELECT uid, at FROM erased ORDER BY at, uid")}


def note(store: Store, erased: Erased) -> None:
    """Inside the transaction that erases: these ids are gone for good. The first moment stays."""
    store.run_many(
        "INSERT INTO erased (uid, at) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING",
        [(uid, from_moment(at)) for uid, at in erased.items()],
    )


@contextlib.contextmanager
def erasing(store: Store, action: str, case_id: CaseId, at: dt.datetime) -> Iterator[None]:
    """A transaction that erases a case with everything that hangs on it, and remembers that it was; what the block
    does happens with it. Then its half-written words go too: never before, since the erasure may fail."""
    named = _drafts_of(store, case_id)
    with store.transaction(action, cases.get(store, case_id).uid):
        note(store, dict.fromkeys(cases.remove(store, case_id), at))
        yield
    for draft in store.drafts.listed().whole:
        if any(draft.name == name or draft.name.startswith(f"{name}-") for name in named):
            store.drafts.drop(draft.name)


def _drafts_of(store: Store, case_id: CaseId) -> set[str]:
    """How the names of the drafts begin that belong to a case: the kind of the page, and the record's id."""
    case = cases.get(store, case_id)
    records: list[tuple[str, int]] = [("note", case_id), ("reachable", case_id), ("debrief", case_id)]
    if len(cases.of_incident(store, case.incident_id)) == 1:
        records += [("incident", case.incident_id), ("new-incident", case.incident_id)]
    for table, kinds in (("follow_up", ("follow-up", "slip", "calendar")), ("referral", ("referral",))):
        rows = store.all(f"SELECT id FROM {table} WHERE case_id = ?", (case_id,))
        records += [(kind, number) for kind in kinds for (number,) in rows]
    return {f"{kind}-{number}" for kind, number in records}
