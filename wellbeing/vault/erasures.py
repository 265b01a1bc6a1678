"""Ids of records that were erased for good, so that no backup and no import brings them back.

Whatever erases people's records notes it here, in the same transaction. The ids are random, or keyed digests of what
an import knew a row by; they say nothing about a person. They travel with every later backup, and a restore applies
them.
"""

import contextlib
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wellbeing.domain.identity import CaseId, OfficerId, Uid
from wellbeing.vault import cases, header, merges, search
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.drafts import belongs
from wellbeing.vault.store import Store

Erased = Mapping[Uid, dt.datetime]
"""When each id was erased."""


def listed(store: Store) -> dict[Uid, dt.datetime]:
    """Every id that was erased, and when."""
    return {Uid(uid): to_moment(at) for uid, at in store.all("SELECT uid, at FROM erased ORDER BY at, uid")}


def note(store: Store, erased: Erased) -> None:
    """Inside the transaction that erases: these ids are gone for good. The first moment stays.

    Nothing that was taken out before can be brought back any more: it may tell of them.
    """
    store.forget_taken_out()
    store.run_many(
        "INSERT INTO erased (uid, at) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING",
        [(uid, from_moment(at)) for uid, at in erased.items()],
    )


def marks(store: Store, kind: str, names: Sequence[str]) -> list[Uid]:
    """What stands in the list for things that have no random id: digests of 128 bits, keyed with the vault's name.

    The name is the one thing that a change of key and an older backup leave as it is.
    """
    key = header.read(store.folder).vault.encode()
    return [
        Uid(hashlib.blake2b(f"{kind}\x1f{name}".encode(), digest_size=16, key=key, person=b"wb erased").hexdigest())
        for name in names
    ]


def erased_rows(store: Store, source_keys: Sequence[str]) -> set[str]:
    """Those rows of an imported file whose cases were erased here."""
    gone = listed(store)
    if not gone:
        return set()
    return {key for key, mark in zip(source_keys, marks(store, _ROW, source_keys), strict=True) if mark in gone}


_ROW = "import row"
OF_SEVERAL = "retention-several"
"""The draft of a reason for several records at once: it may tell of any of them, so it goes with each."""


@contextlib.contextmanager
def erasing(store: Store, action: str, case_id: CaseId, at: dt.datetime) -> Iterator[None]:
    """A transaction that erases a case with everything that hangs on it, and remembers that it was; what the block
    does happens with it. Then its half-written words go too: never before, since the erasure may fail."""
    with erasing_all(store, action, [case_id], at, cases.get(store, case_id).uid):
        yield


@contextlib.contextmanager
def erasing_officer(store: Store, officer_id: OfficerId, uid: Uid, at: dt.datetime) -> Iterator[None]:
    """The same for everything of one officer: all cases, and what hangs on the officer alone."""
    with erasing_all(store, "officer.erased", cases.of_officer(store, officer_id), at, uid):
        yield


@contextlib.contextmanager
def erasing_all(store: Store, action: str, case_ids: Sequence[CaseId], at: dt.datetime, subject: Uid) -> Iterator[None]:
    """The same for several cases in one entry of the log, which names `subject`."""
    named = {name for case_id in case_ids for name in _drafts_of(store, case_id)}
    with store.transaction(action, subject):
        _forget_rows(store, case_ids, at)
        for case_id in case_ids:
            _erase(store, case_id, at)
        search.forget_removed(store)
        yield
    store.drafts.end(named | {OF_SEVERAL})


def _forget_rows(store: Store, case_ids: Sequence[CaseId], at: dt.datetime) -> None:
    """The rows that an import knew the cases by: all at once, as they are found by their key and not by the case."""
    sql = "DELETE FROM import_row WHERE case_id IN (SELECT value FROM json_each(?)) RETURNING source_key"
    keys = [row[0] for row in store.run_returning(sql, (json.dumps(list(case_ids)),))]
    if keys:
        note(store, dict.fromkeys(marks(store, _ROW, keys), at))


def _erase(store: Store, case_id: CaseId, at: dt.datetime) -> None:
    # That something left stays known; where it was saved may name the person.
    store.run("UPDATE file_left SET place = NULL WHERE case_id = ?", (case_id,))
    merges.forget_case(store, case_id)
    note(store, dict.fromkeys(cases.remove(store, case_id), at))


def half_written(store: Store, case_ids: Iterable[CaseId]) -> list[str]:
    """The names of the drafts that belong to these cases: words that stand in no record yet."""
    return _among(store, {name for case_id in case_ids for name in _drafts_of(store, case_id)})


def _among(store: Store, named: set[str]) -> list[str]:
    return [draft.name for draft in store.drafts.listed().whole if belongs(draft.name, named)]


def _drafts_of(store: Store, case_id: CaseId) -> set[str]:
    """How the names of the drafts begin that belong to a case: the kind of the page, and the record's id."""
    case = cases.get(store, case_id)
    records: list[tuple[str, int]] = [
        ("note", case_id),
        ("reachable", case_id),
        ("debrief", case_id),
        ("officer", case.officer_id),
        ("employer", case_id),
        ("retention", case_id),
    ]
    if len(cases.of_incident(store, case.incident_id)) == 1:
        records += [("incident", case.incident_id), ("new-incident", case.incident_id)]
    for table, kinds in (("follow_up", ("follow-up", "slip", "calendar")), ("referral", ("referral",))):
        rows = store.all(f"SELECT id FROM {table} WHERE case_id = ?", (case_id,))
        records += [(kind, number) for kind in kinds for (number,) in rows]
    return {f"{kind}-{number}" for kind, number in records}
