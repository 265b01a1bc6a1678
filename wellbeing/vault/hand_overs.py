"""Representatives who are known, packages that left, and packages that were received."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from wellbeing.domain.hand_over import Basis, HandedOver, Reason, Received
from wellbeing.domain.identity import CaseId, Uid
from wellbeing.vault.columns import from_moment, from_optional_moment, to_moment, to_optional_moment
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What travels with every backup: packages that left, the oldest first, and the cards of those to whom they went,
    by fingerprint. Numbers of cases are a vault's own and mean nothing here."""

    left: tuple[HandedOver, ...] = ()
    cards: tuple[tuple[str, bytes], ...] = ()


_LEFT = (
    "SELECT h.uid, h.case_uid, c.id, h.recipient, h.basis, h.sequence, h.at, h.reason, h.ended_at, h.counts,"
    # No package brought it back: then a receipt ended it.
    " h.ended_at IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM received r WHERE r.case_uid = h.case_uid AND r.at = h.ended_at)"
    " FROM hand_over h LEFT JOIN case_ c ON c.uid = h.case_uid"
)
_RECEIVED = "SELECT uid, case_uid, sender, basis, sequence, at, objected_at FROM received"


def know(store: Store, fingerprint: str, card: bytes, at: dt.datetime) -> None:
    """Keep a representative's card, or the newer spelling of their name."""
    store.run(
        "INSERT INTO representative (fingerprint, card, known_at) VALUES (?, ?, ?)"
        " ON CONFLICT (fingerprint) DO UPDATE SET card = excluded.card",
        (fingerprint, card, from_moment(at)),
    )


def know_too(store: Store, fingerprint: str, card: bytes, at: dt.datetime) -> None:
    """The same for a card that another state of this vault knew; what is known here stays."""
    store.run(
        "INSERT INTO representative (fingerprint, card, known_at) VALUES (?, ?, ?)"
        " ON CONFLICT (fingerprint) DO NOTHING",
        (fingerprint, card, from_moment(at)),
    )


def cards(store: Store) -> list[bytes]:
    """The card's file of everybody who is known, in the order in which they became known."""
    return [row[0] for row in store.all("SELECT card FROM representative ORDER BY known_at, fingerprint")]


def next_sequence(store: Store, at: dt.datetime) -> int:
    """The number of the next package: the second in which it is made, or more. So it grows even where a restore has
    forgotten packages that left."""
    row = store.one("SELECT coalesce(max(sequence), 0) + 1 FROM hand_over")
    return max(int(row[0]) if row else 1, int(at.timestamp()))


def note_left(store: Store, left: HandedOver) -> None:
    """Note that a package leaves. What was taken out before stays out: the case goes as it is."""
    store.forget_taken_out()
    store.run(
        "INSERT INTO hand_over (uid, case_uid, recipient, basis, sequence, at, reason, ended_at, counts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            left.uid,
            left.case_uid,
            left.recipient,
            left.basis,
            left.sequence,
            from_moment(left.at),
            left.reason,
            from_optional_moment(left.ended_at),
            int(left.counts),
        ),
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
        reason=None if row[7] is None else Reason(row[7]),
        ended_at=to_optional_moment(row[8]),
        counts=bool(row[9]),
        objected=bool(row[10]),
    )


def left(store: Store) -> list[HandedOver]:
    """Every package that left, the newest first."""
    return [_handed_over(row) for row in store.all(f"{_LEFT} ORDER BY h.id DESC")]


def carried(store: Store) -> Carried:
    """What a backup made now has to say of hand-overs; nothing where the store is older than their reasons are."""
    if store.one("SELECT 1 FROM pragma_table_info('hand_over') WHERE name = 'reason'") is None:
        return Carried(left=(), cards=())
    found = reversed(left(store))
    cards = store.all(
        "SELECT fingerprint, card FROM representative WHERE fingerprint IN (SELECT recipient FROM hand_over)"
        " ORDER BY fingerprint"
    )
    return Carried(
        left=tuple(replace(one, case_id=None) for one in found), cards=tuple((row[0], bytes(row[1])) for row in cards)
    )


def left_of(store: Store, case_uid: Uid) -> list[HandedOver]:
    """Every package of one case, the oldest first."""
    return [_handed_over(row) for row in store.all(f"{_LEFT} WHERE h.case_uid = ? ORDER BY h.id", (case_uid,))]


def all_away(store: Store) -> set[Uid]:
    """Every case that is somewhere else now."""
    return {Uid(row[0]) for row in store.all("SELECT case_uid FROM hand_over WHERE ended_at IS NULL")}


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
    return any(one.objected and one.recipient == recipient for one in left_of(store, case_uid))


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


def note_objection(store: Store, package_uid: Uid, at: dt.datetime | None) -> None:
    """The officer objected to this hand-over; None where the receipt could not be written."""
    store.run("UPDATE received SET objected_at = ? WHERE uid = ?", (from_optional_moment(at), package_uid))
