"""Ids of records that were erased for good, so that no backup brings them back.

Whatever erases people's records notes it here, in the same transaction. The ids are random; they say nothing
about a person. They travel with every later backup, and a restore applies them.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from wellbeing.domain.identity import CaseId, Uid
from wellbeing.vault import cases
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store

Erased = Mapping[Uid, dt.datetime]
"""When each id was erased."""


def listed(store: Store) -> dict[Uid, dt.datetime]:
    """Every id that was erased, and when."""
    return {Uid(uid): to_moment(at) for uid, at in store.all("SELECT uid, at FROM erased ORDER BY at, uid")}


def note(store: Store, uids: Iterable[Uid], at: dt.datetime) -> None:
    """Inside the transaction that erases: these ids are gone for good. The first moment stays."""
    store.run_many(
        "INSERT INTO erased (uid, at) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING",
        [(uid, from_moment(at)) for uid in uids],
    )


def erase_case(store: Store, case_id: CaseId, at: dt.datetime) -> None:
    """Inside a transaction: erase a case with everything that hangs on it, and remember that it was."""
    note(store, cases.remove(store, case_id), at)


def apply(store: Store, erased: Erased) -> int:
    """Inside a transaction: erase what an older copy still holds of these; returns how many cases went."""
    known: dict[str, int] = dict(store.all("SELECT uid, id FROM case_"))
    again = [uid for uid in erased if uid in known]
    for uid in again:
        cases.remove(store, CaseId(known[uid]))
    for uid, at in erased.items():
        note(store, [uid], at)
    return len(again)
