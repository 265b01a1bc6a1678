"""Follow-ups and contacts in the vault."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wellbeing.domain.cadence import Planned, Step
from wellbeing.domain.follow_up import Contact, FollowUp, Reach, Reason, Result, TurnedTo
from wellbeing.domain.identity import CaseId, FollowUpId, Uid, new_uid
from wellbeing.vault.columns import (
    from_codes,
    from_moment,
    from_optional_moment,
    to_codes,
    to_moment,
    to_optional_moment,
)
from wellbeing.vault.store import Store

_COLUMNS = (
    "f.id, f.uid, f.case_id, f.step, f.opens_at, f.due_at, f.closes_at, f.result, f.closed_at, f.reason, f.about,"
    " f.turned_to, f.turned_at"
)
_WIDTH = 13


def _follow_up(row: tuple[Any, ...]) -> FollowUp:
    return FollowUp(
        id=FollowUpId(row[0]),
        uid=Uid(row[1]),
        case_id=CaseId(row[2]),
        step=None if row[3] is None else Step(row[3]),
        opens_at=to_moment(row[4]),
        due_at=to_moment(row[5]),
        closes_at=to_moment(row[6]),
        result=None if row[7] is None else Result(row[7]),
        closed_at=to_optional_moment(row[8]),
        reason=Reason(row[9]),
        about=row[10],
        turned_to=tuple(map(TurnedTo, to_codes(row[11]))),
        turned_at=to_optional_moment(row[12]),
    )


def plan(store: Store, case_id: CaseId, steps: list[Planned], now: dt.datetime) -> None:
    """Lay the cadence of a case; steps that can no longer be kept are closed as 'not possible'."""
    store.run_many(
        "INSERT INTO follow_up (uid, case_id, step, reason, opens_at, due_at, closes_at, result, closed_at)"
        " VALUES (?, ?, ?, 'cadence', ?, ?, ?, ?, ?)",
        [
            (
                new_uid(),
                case_id,
                planned.step,
                from_moment(planned.opens_at),
                from_moment(planned.due_at),
                from_moment(planned.closes_at),
                None if planned.possible else Result.NOT_POSSIBLE,
                None if planned.possible else from_moment(now),
            )
            for planned in steps
        ],
    )


def add(store: Store, follow_up: FollowUp) -> FollowUpId:
    """Insert a follow-up beside the cadence; the id is given by the vault."""
    return FollowUpId(
        store.run(
            "INSERT INTO follow_up (uid, case_id, step, reason, about, opens_at, due_at, closes_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                follow_up.uid,
                follow_up.case_id,
                follow_up.step,
                follow_up.reason,
                follow_up.about,
                from_moment(follow_up.opens_at),
                from_moment(follow_up.due_at),
                from_moment(follow_up.closes_at),
            ),
        )
    )


def remove(store: Store, follow_up_id: FollowUpId) -> None:
    """Take out a follow-up beside the cadence that turned out not to be needed."""
    store.run("DELETE FROM follow_up WHERE id = ? AND step IS NULL", (follow_up_id,))


def turned_to(store: Store, follow_up_id: FollowUpId, whom: tuple[TurnedTo, ...], at: dt.datetime) -> None:
    """Record who was told of a silence after an emergency."""
    store.run(
        "UPDATE follow_up SET turned_to = ?, turned_at = ? WHERE id = ?",
        (from_codes(whom), from_moment(at), follow_up_id),
    )


def mean_for(store: Store, follow_up_id: FollowUpId, due: dt.datetime) -> None:
    """Mean a follow-up for another moment of its window. The window stays, so that what counts as kept does too."""
    store.run("UPDATE follow_up SET due_at = ? WHERE id = ?", (from_moment(due), follow_up_id))


def move(store: Store, case_id: CaseId, steps: list[Planned], now: dt.datetime) -> None:
    """Lay the open follow-ups anew after the incident's time was corrected; those with a contact stay, and so does
    the day for which one is meant while its window is the same."""
    for planned in steps:
        store.run(
            "UPDATE follow_up SET"
            " due_at = CASE WHEN opens_at = :opens AND closes_at = :closes THEN due_at ELSE :due END,"
            " opens_at = :opens, closes_at = :closes, result = :result, closed_at = :closed"
            " WHERE case_id = :case AND step = :step AND (result IS NULL OR result = 'not_possible')",
            {
                "opens": from_moment(planned.opens_at),
                "due": from_moment(planned.due_at),
                "closes": from_moment(planned.closes_at),
                "result": None if planned.possible else Result.NOT_POSSIBLE,
                "closed": from_optional_moment(None if planned.possible else now),
                "case": case_id,
                "step": planned.step,
            },
        )


def get(store: Store, follow_up_id: FollowUpId) -> FollowUp:
    """The follow-up, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM follow_up f WHERE f.id = ?", (follow_up_id,))
    if row is None:
        raise KeyError(follow_up_id)
    return _follow_up(row)


def of_case(store: Store, case_id: CaseId) -> list[FollowUp]:
    """All follow-ups of a case, in the order in which they are due."""
    sql = f"SELECT {_COLUMNS} FROM follow_up f WHERE f.case_id = ? ORDER BY f.due_at, f.step, f.id"
    return [_follow_up(row) for row in store.all(sql, (case_id,))]


def close(store: Store, follow_up_id: FollowUpId, result: Result, at: dt.datetime) -> None:
    """End a follow-up with its result."""
    store.run("UPDATE follow_up SET result = ?, closed_at = ? WHERE id = ?", (result, from_moment(at), follow_up_id))


def reopen(store: Store, follow_up_id: FollowUpId) -> None:
    """Take a result back that was entered by mistake."""
    store.run("UPDATE follow_up SET result = NULL, closed_at = NULL WHERE id = ?", (follow_up_id,))


def forget_reached(store: Store, follow_up_id: FollowUpId) -> None:
    """Take the contact back that closed a follow-up by mistake; attempts stay."""
    store.run("DELETE FROM contact WHERE follow_up_id = ? AND reached = 1", (follow_up_id,))


def forget_last_attempt(store: Store, follow_up_id: FollowUpId) -> None:
    """Take back an attempt that was noted by mistake."""
    store.run(
        "DELETE FROM contact WHERE id = (SELECT id FROM contact WHERE follow_up_id = ? AND reached = 0"
        " ORDER BY at DESC, id DESC LIMIT 1)",
        (follow_up_id,),
    )


def add_contact(store: Store, follow_up_id: FollowUpId, contact: Contact) -> None:
    """Note an attempt or a contact."""
    store.run(
        "INSERT INTO contact (follow_up_id, at, reach, reached) VALUES (?, ?, ?, ?)",
        (follow_up_id, from_moment(contact.at), contact.reach, int(contact.reached)),
    )


def contacts(store: Store, case_id: CaseId) -> list[tuple[FollowUpId, Contact]]:
    """Every approach of a case with the follow-up it was made for, oldest first."""
    return [
        (FollowUpId(row[0]), Contact(at=to_moment(row[1]), reach=Reach(row[2]), reached=bool(row[3])))
        for row in store.all(
            "SELECT c.follow_up_id, c.at, c.reach, c.reached FROM contact c JOIN follow_up f ON f.id = c.follow_up_id"
            " WHERE f.case_id = ? ORDER BY c.at, c.id",
            (case_id,),
        )
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFollowUp:
    """An open follow-up as Today shows it: alias and step only."""

    follow_up: FollowUp
    alias: str
    attempts: int
    debrief_paused: bool


def open_until(store: Store, until: dt.datetime) -> list[OpenFollowUp]:
    """The next open follow-up of each open case whose window opens before `until`, the most urgent first.

    Of several windows of one case that have come, only the latest is shown: an officer is called once.
    """
    found = store.all(
        f"SELECT {_COLUMNS}, o.alias,"
        " (SELECT count(*) FROM contact WHERE follow_up_id = f.id AND reached = 0),"
        " EXISTS (SELECT 1 FROM debrief d WHERE d.case_id = f.case_id AND d.step = f.step AND d.state <> 'done')"
        " FROM follow_up f JOIN case_ c ON c.id = f.case_id AND c.state = 'open'"
        " JOIN officer o ON o.id = c.officer_id"
        " WHERE f.result IS NULL AND f.opens_at <= ? ORDER BY f.closes_at",
        (from_moment(until),),
    )
    return [
        OpenFollowUp(
            follow_up=_follow_up(row[:_WIDTH]),
            alias=row[_WIDTH],
            attempts=row[_WIDTH + 1],
            debrief_paused=bool(row[_WIDTH + 2]),
        )
        for row in found
    ]


def tried_in_vain(store: Store, among: Sequence[CaseId] | None = None) -> list[CaseId]:
    """Open cases (of all, or `among` these) in which somebody tried more than once since the officer was last
    reached."""
    chosen = "" if among is None else f" AND f.case_id IN ({', '.join('?' * len(among))})"
    found = store.all(
        "SELECT f.case_id FROM contact k JOIN follow_up f ON f.id = k.follow_up_id"
        " JOIN case_ c ON c.id = f.case_id AND c.state = 'open' WHERE k.reached = 0 AND k.at >"
        " coalesce((SELECT max(r.at) FROM contact r JOIN follow_up g ON g.id = r.follow_up_id"
        f" WHERE g.case_id = f.case_id AND r.reached = 1), ''){chosen} GROUP BY f.case_id HAVING count(*) > 1",
        () if among is None else among,
    )
    return [CaseId(case_id) for (case_id,) in found]
