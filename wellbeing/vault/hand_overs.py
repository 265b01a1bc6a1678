"""Representatives who are known, packages that left, and packages that were received."""

import datetime as dt
from typing import Any

from wellbeing.domain.hand_over import Basis, HandedOver, Received
from wellbeing.domain.identity import CaseId, Uid
from wellbeing.vault.columns import from_moment, from_optional_moment, to_moment, to_optional_moment
from wellbeing.vault.store import Store

_LEFT = (
    "SELECT h.uid, h.case_uid, c.id, h.recipient, h.basis, h.sequence, h.at, h.ended_at FROM hand_over h"
    " LEFT JOIN case_ c ON c.uid = h.case_uid"
)
_RECEIVED = "SELECT uid, case_uid, sender, basis, sequence, at, objected_at FROM received"


def know(store: Store, fingerprint: str, card: bytes, at: dt.datetime) -> None:
    """Keep a representative's card, or the newer spelling of their name."""
    store.run(
        "INSERT INTO representative (fingerprint, card, known_at) VALUES (?, ?, ?)"
        " ON CONFLICT (fingerprint) DO UPDATE SET card = excluded.card",
        (fingerprint, card, from_moment(at)),
    )


def cards(store: Store) -> list[bytes]:
    """The card's file of everybody who is known, in the order in which they became known."""
    return [row[0] for row in store.all("SELECT card FROM representative ORDER BY known_at, fingerprint")]


def next_sequence(store: Store) -> int:
    """The number of the next package."""
    row = store.one("SELECT coalesce(max(sequence), 0) + 1 FROM hand_over")
    return int(row[0]) if row else 1


def note_left(store: Store, left: HandedOver) -> None:
    """Note that a package leaves."""
    store.run(
        "INSERT INTO hand_over (uid, case_uid, recipient, basis, sequence, at) VALUES (?, ?, ?, ?, ?, ?)",
        (left.uid, left.case_uid, left.recipient, left.basis, left.sequence, from_moment(left.at)),
    )


def _handed_over(row: tuple[Any, ...]) -> HandedOver:
    return HandedOver(
        uid=Uid(row[0]),
        case_uid=Uid(row[1]),
        case_id=None if row[2] is None else CaseId(row[2]),
        recipient=row[3],
        basis=Basis(row[4]),
        sequence=row[5],
        at=to_moment(row[6]),
        ended_at=to_optional_moment(row[7]),
    )


def left(store: Store) -> list[HandedOver]:
    """Every package that left, the newest first."""
    return [_handed_over(row) for row in store.all(f"{_LEFT} ORDER BY h.id DESC")]


def away(store: Store, case_uid: Uid) -> HandedOver | None:
    """The last package of a case that is somewhere else now; None for a case that lies here."""
    row = store.one(f"{_LEFT} WHERE h.case_uid = ? AND h.ended_at IS NULL ORDER BY h.id DESC LIMIT 1", (case_uid,))
    return None if row is None else _handed_over(row)


def end(store: Store, case_uid: Uid, at: dt.datetime) -> None:
    """The case lies here again."""
    store.run("UPDATE hand_over SET ended_at = ? WHERE case_uid = ? AND ended_at IS NULL", (from_moment(at), case_uid))


def forget(store: Store, uid: Uid) -> None:
    """The package could not be written: nothing left."""
    store.run("DELETE FROM hand_over WHERE uid = ?", (uid,))


def objected(store: Store, case_uid: Uid, recipient: str) -> bool:
    """Whether a hand-over of this case to this recipient ended by a receipt: no package brought it back."""
    sql = (
        "SELECT 1 FROM hand_over h WHERE h.case_uid = ? AND h.recipient = ? AND h.ended_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM received r WHERE r.case_uid = h.case_uid AND r.at = h.ended_at)"
    )
    return store.one(sql, (case_uid, recipient)) is not None


def note_received(store: Store, received: Received) -> None:
    """Note that a package was received."""
    store.run(
        "INSERT INTO received (uid, case_uid, sender, basis, sequence, at, objected_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            received.uid,
            received.case_uid,
            received.sender,
            received.basis,
            received.sequence,
            from_moment(received.at),
            from_optional_moment(received.objected_at),
        ),
    )


def received(store: Store, case_uid: Uid) -> list[Received]:
    """What was received of a case, the oldest first."""
    return [
        Received(
            uid=Uid(row[0]),
            case_uid=Uid(row[1]),
            sender=row[2],
            basis=Basis(row[3]),
            sequence=row[4],
            at=to_moment(row[5]),
            objected_at=to_optional_moment(row[6]),
        )
        for row in store.all(f"{_RECEIVED} WHERE case_uid = ? ORDER BY at, uid", (case_uid,))
    ]


def note_objection(store: Store, package_uid: Uid, at: dt.datetime) -> None:
    """The officer objected to this hand-over."""
    store.run("UPDATE received SET objected_at = ? WHERE uid = ?", (from_moment(at), package_uid))
