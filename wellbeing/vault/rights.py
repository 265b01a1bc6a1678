"""Corrections, restrictions and holds in the vault."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from wellbeing.domain.identity import CaseId, OfficerId, Uid
from wellbeing.domain.rights import Correction, Ground, Hold, Restriction
from wellbeing.vault.columns import from_moment, to_date, to_moment, to_optional_moment
from wellbeing.vault.store import Store

_RESTRICTION = "SELECT uid, officer_id, reason, since, lifted_at FROM restriction"
_HOLD = "SELECT uid, officer_id, reason, until, set_at, lifted_at FROM hold"


def note_corrections(store: Store, officer_id: OfficerId, corrections: Iterable[Correction]) -> None:
    """Keep what stood there before."""
    store.run_many(
        "INSERT INTO correction (officer_id, case_id, what, before, at) VALUES (?, ?, ?, ?, ?)",
        [(officer_id, one.case_id, one.what, one.before, from_moment(one.at)) for one in corrections],
    )


def corrections(store: Store, officer_id: OfficerId) -> list[Correction]:
    """What was corrected, the oldest first."""
    return [
        Correction(what=row[0], before=row[1], at=to_moment(row[2]), case_id=None if row[3] is None else CaseId(row[3]))
        for row in store.all(
            "SELECT what, before, at, case_id FROM correction WHERE officer_id = ? ORDER BY at, id", (officer_id,)
        )
    ]


def restrict(store: Store, restriction: Restriction) -> None:
    """From now on the officer's records are not used."""
    store.run(
        "INSERT INTO restriction (uid, officer_id, reason, since) VALUES (?, ?, ?, ?)",
        (restriction.uid, restriction.officer_id, restriction.ground, from_moment(restriction.since)),
    )


def lift_restriction(store: Store, officer_id: OfficerId, at: dt.datetime) -> None:
    """They may be used again."""
    store.run(
        "UPDATE restriction SET lifted_at = ? WHERE officer_id = ? AND lifted_at IS NULL", (from_moment(at), officer_id)
    )


def _restriction(row: tuple[Any, ...]) -> Restriction:
    return Restriction(
        uid=Uid(row[0]),
        officer_id=OfficerId(row[1]),
        ground=Ground(row[2]),
        since=to_moment(row[3]),
        lifted_at=to_optional_moment(row[4]),
    )


def restrictions(store: Store, officer_id: OfficerId) -> list[Restriction]:
    """Every restriction of an officer's records, the oldest first."""
    return [_restriction(row) for row in store.all(f"{_RESTRICTION} WHERE officer_id = ? ORDER BY id", (officer_id,))]


def restriction(store: Store, officer_id: OfficerId) -> Restriction | None:
    """The restriction that is in force, if one is."""
    row = store.one(f"{_RESTRICTION} WHERE officer_id = ? AND lifted_at IS NULL", (officer_id,))
    return None if row is None else _restriction(row)


def restricted_cases(store: Store) -> set[CaseId]:
    """The cases of all officers whose records are not used at present."""
    sql = "SELECT c.id FROM case_ c JOIN restriction r ON r.officer_id = c.officer_id WHERE r.lifted_at IS NULL"
    return {CaseId(row[0]) for row in store.all(sql)}


def is_restricted(store: Store, case_id: CaseId) -> bool:
    """Whether a case may not be used at present."""
    sql = (
        "SELECT 1 FROM case_ c JOIN restriction r ON r.officer_id = c.officer_id WHERE c.id = ? AND r.lifted_at IS NULL"
    )
    return store.one(sql, (case_id,)) is not None


def hold(store: Store, hold: Hold) -> None:
    """Let a hold stand against erasure."""
    store.run(
        "INSERT INTO hold (uid, officer_id, reason, until, set_at) VALUES (?, ?, ?, ?, ?)",
        (hold.uid, hold.officer_id, hold.reason, hold.until.isoformat(), from_moment(hold.set_at)),
    )


def lift_hold(store: Store, uid: Uid, at: dt.datetime) -> None:
    """It stands in the way no more."""
    store.run("UPDATE hold SET lifted_at = ? WHERE uid = ? AND lifted_at IS NULL", (from_moment(at), uid))


def holds(store: Store, officer_id: OfficerId) -> list[Hold]:
    """Every hold of an officer, the oldest first."""
    return [
        Hold(
            uid=Uid(row[0]),
            officer_id=OfficerId(row[1]),
            reason=row[2],
            until=to_date(row[3]) or dt.date.max,
            set_at=to_moment(row[4]),
            lifted_at=to_optional_moment(row[5]),
        )
        for row in store.all(f"{_HOLD} WHERE officer_id = ? ORDER BY id", (officer_id,))
    ]
