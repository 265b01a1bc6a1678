"""Ids of records that were erased for good, so that no backup brings them back.

Whatever erases people's records notes it here, in the same transaction. The ids are random; they say nothing
about a person. They travel with every later backup, and a restore applies them.
"""

import datetime as dt
from collections.abc import Mapping

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


def erase_case(store: Store, case_id: CaseId, at: dt.datetime) -> None:
    """Inside a transaction: erase a case with everything that hangs on it, and remember that it was."""
    note(store, dict.fromkeys(cases.remove(store, case_id), at))
