"""What is kept longer than its time allows, and erasing one kind of data of a case."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.domain.identity import CaseId, OfficerId, Uid
from wellbeing.domain.retention import Kind
from wellbeing.vault import erasures, merges, search
from wellbeing.vault.columns import from_date, from_moment, to_moment
from wellbeing.vault.store import Store

_TABLES: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTES: ("note",),
    Kind.TALKS: ("debrief", "self_check"),
    Kind.REFERRALS: ("referral",),
}
"""Tables whose rows are erased by kind; each has a uid and hangs on a case."""
_CONTACT = "officer contact"
_OF_CONTACT = "('officer.name', 'officer.contact')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A closed case, and how many records of each kind it has."""

    case_id: CaseId
    officer_id: OfficerId
    alias: str
    closed_at: dt.datetime
    counts: Mapping[Kind, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An import whose cases are still here."""

    import_id: int
    uid: Uid
    source: str
    at: dt.datetime
    cases: int


def closed_cases(store: Store, until: dt.date) -> list[Closed]:
    """Every case that was closed until a local day, give or take one, the one that was closed first above."""
    rows = store.all(
        "SELECT c.id, c.officer_id, o.alias, c.closed_at,"
        " (SELECT count(*) FROM note WHERE case_id = c.id),"
        " (SELECT count(*) FROM debrief WHERE case_id = c.id)"
        " + (SELECT count(*) FROM self_check WHERE case_id = c.id),"
        " (SELECT count(*) FROM referral WHERE case_id = c.id),"
        " (o.name IS NOT NULL) + (o.contact IS NOT NULL)"
        " + (SELECT count(*) FROM reachable_through WHERE case_id = c.id)"
        " FROM case_ c JOIN officer o ON o.id = c.officer_id WHERE c.state = 'closed' AND c.closed_at < ?"
        " ORDER BY c.closed_at, c.id",
        ((until + dt.timedelta(days=2)).isoformat(),),
    )
    kinds = (Kind.NOTES, Kind.TALKS, Kind.REFERRALS, Kind.CONTACT)
    return [
        Closed(
            case_id=CaseId(row[0]),
            officer_id=OfficerId(row[1]),
            alias=row[2],
            closed_at=to_moment(row[3]),
            counts=dict(zip(kinds, row[4:], strict=True)),
        )
        for row in rows
    ]


def officers_needed(store: Store, since: dt.date) -> set[OfficerId]:
    """Officers with a case that is open or was closed after a local day: their name and contact are needed."""
    sql = "SELECT DISTINCT officer_id FROM case_ WHERE state = 'open' OR (state = 'closed' AND closed_at >= ?)"
    return {OfficerId(row[0]) for row in store.all(sql, ((since + dt.timedelta(days=1)).isoformat(),))}


def officers_held(store: Store, today: dt.date) -> set[OfficerId]:
    """Officers under a hold or a restriction: nothing of them is proposed to be erased."""
    sql = (
        "SELECT officer_id FROM hold WHERE lifted_at IS NULL AND until >= ?"
        " UNION SELECT officer_id FROM restriction WHERE lifted_at IS NULL"
    )
    return {OfficerId(row[0]) for row in store.all(sql, (from_date(today),))}


def imports(store: Store) -> list[Imported]:
    """Every import with cases, the oldest first."""
    rows = store.all(
        "SELECT b.id, b.uid, b.source, b.at, count(c.id) FROM import_batch b JOIN case_ c ON c.import_id = b.id"
        " GROUP BY b.id ORDER BY b.id"
    )
    return [
        Imported(import_id=row[0], uid=Uid(row[1]), source=row[2], at=to_moment(row[3]), cases=row[4]) for row in rows
    ]


def cases_of_import(store: Store, import_id: int) -> list[tuple[CaseId, OfficerId]]:
    """The cases that came with an import and are still here, with their officers."""
    rows = store.all("SELECT id, officer_id FROM case_ WHERE import_id = ? ORDER BY id", (import_id,))
    return [(CaseId(row[0]), OfficerId(row[1])) for row in rows]


def keep(
    store: Store,
    kind: Kind,
    case_id: CaseId | None,
    import_id: int | None,
    until: dt.date,
    reason: str,
    at: dt.datetime,
) -> None:
    """Keep something longer, until the end of a local day."""
    store.run(
        "INSERT INTO kept_longer (kind, case_id, import_id, until, reason, at) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, case_id, import_id, from_date(until), reason, from_moment(at)),
    )


def kept(store: Store, today: dt.date) -> set[tuple[Kind, CaseId | None, int | None]]:
    """What is kept longer today."""
    rows = store.all("SELECT kind, case_id, import_id FROM kept_longer WHERE until >= ?", (from_date(today),))
    known = {kind.value: kind for kind in Kind}
    return {(known[row[0]], None if row[1] is None else CaseId(row[1]), row[2]) for row in rows if row[0] in known}


def erase(store: Store, kind: Kind, case_id: CaseId, at: dt.datetime) -> None:
    """Inside a transaction: erase the records of one kind of a case; no backup brings them back."""
    gone: list[Uid] = []
    for table in _TABLES.get(kind, ()):
        gone += [
            Uid(row[0])
            for row in store.run_returning(f"DELETE FROM {table} WHERE case_id = ? RETURNING uid", (case_id,))
        ]
    if kind is Kind.TALKS:
        store.run("DELETE FROM flag_raised WHERE case_id = ?", (case_id,))
    if kind is Kind.CONTACT:
        gone += _erase_contact(store, case_id)
    erasures.note(store, dict.fromkeys(gone, at))
    _index_again(store, case_id)
    search.forget_removed(store)


def _erase_contact(store: Store, case_id: CaseId) -> list[Uid]:
    ((officer_id, uid),) = store.all(
        "SELECT o.id, o.uid FROM officer o JOIN case_ c ON c.officer_id = o.id WHERE c.id = ?", (case_id,)
    )
    _forget_contact(store, officer_id)
    return erasures.marks(store, _CONTACT, [uid])


def _forget_contact(store: Store, officer_id: int) -> None:
    merges.forget_officer(store, OfficerId(officer_id))
    store.run("UPDATE officer SET name = NULL, contact = NULL WHERE id = ?", (officer_id,))
    store.run(f"DELETE FROM correction WHERE officer_id = ? AND what IN {_OF_CONTACT}", (officer_id,))
    mine = "(SELECT id FROM case_ WHERE officer_id = ?)"
    store.run(f"DELETE FROM reachable_through WHERE case_id IN {mine}", (officer_id,))
    store.run(f"UPDATE file_left SET place = NULL WHERE case_id IN {mine}", (officer_id,))


def _index_again(store: Store, case_id: CaseId) -> None:
    sql = "SELECT id FROM case_ WHERE officer_id = (SELECT officer_id FROM case_ WHERE id = ?)"
    for (found,) in store.all(sql, (case_id,)):
        search.index_case(store, CaseId(found))


def erase_again(store: Store, since: dt.datetime) -> None:
    """Inside the transaction of a restore: what was erased by kind does not come back with an older backup.

    Name and contact go where they were erased after `since`, when the backup was made: what was entered later stays.
    """
    tables = [table for tables in _TABLES.values() for table in tables]
    touched: set[CaseId] = set()
    for table in tables:
        sql = f"DELETE FROM {table} WHERE uid IN (SELECT uid FROM erased) RETURNING case_id"
        touched |= {CaseId(row[0]) for row in store.run_returning(sql)}
    gone = erasures.listed(store)
    for officer_id, uid in store.all("SELECT id, uid FROM officer"):
        (mark,) = erasures.marks(store, _CONTACT, [uid])
        if mark in gone and gone[mark] >= since:
            _forget_contact(store, officer_id)
            touched |= {CaseId(row[0]) for row in store.all("SELECT id FROM case_ WHERE officer_id = ?", (officer_id,))}
    for case_id in touched:
        search.index_case(store, case_id)
    search.forget_removed(store)
