"""Debriefs, their answers and the red flags that were raised."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from wellbeing.domain.cadence import Step
from wellbeing.domain.condition import Answer
from wellbeing.domain.debrief import Debrief, DebriefState, FlagRaised, Joined
from wellbeing.domain.identity import CaseId, DebriefId, Uid
from wellbeing.vault.columns import (
    from_codes,
    from_moment,
    from_optional_moment,
    to_codes,
    to_moment,
    to_optional_moment,
)
from wellbeing.vault.store import Store

_COLUMNS = "id, uid, case_id, step, mode, checklist, version, state, started_at, finished_at, position"


def _debrief(store: Store, row: tuple[Any, ...]) -> Debrief:
    answers: dict[str, Answer | None] = {
        question: None if value is None else msgspec.json.decode(value)
        for question, value in store.all("SELECT question, value FROM answer WHERE debrief_id = ?", (row[0],))
    }
    topics = store.all(
        "SELECT checklist, version, after FROM debrief_topic WHERE debrief_id = ? ORDER BY place", (row[0],)
    )
    return Debrief(
        id=DebriefId(row[0]),
        uid=Uid(row[1]),
        case_id=CaseId(row[2]),
        step=None if row[3] is None else Step(row[3]),
        mode=row[4],
        checklist=row[5],
        version=row[6],
        state=DebriefState(row[7]),
        started_at=to_moment(row[8]),
        finished_at=to_optional_moment(row[9]),
        position=row[10],
        topics=tuple(Joined(checklist=name, version=version, after=after) for name, version, after in topics),
        answers=answers,
    )


def add(store: Store, debrief: Debrief) -> DebriefId:
    """Insert a debrief without answers and topics."""
    return DebriefId(
        store.run(
            "INSERT INTO debrief (uid, case_id, step, mode, checklist, version, state, started_at, finished_at,"
            " position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                debrief.uid,
                debrief.case_id,
                debrief.step,
                debrief.mode,
                debrief.checklist,
                debrief.version,
                debrief.state,
                from_moment(debrief.started_at),
                from_optional_moment(debrief.finished_at),
                debrief.position,
            ),
        )
    )


def get(store: Store, debrief_id: DebriefId) -> Debrief:
    """The debrief with its answers, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM debrief WHERE id = ?", (debrief_id,))
    if row is None:
        raise KeyError(debrief_id)
    return _debrief(store, row)


def of_case(store: Store, case_id: CaseId) -> list[Debrief]:
    """All debriefs of a case, oldest first."""
    found = store.all(f"SELECT {_COLUMNS} FROM debrief WHERE case_id = ? ORDER BY started_at, id", (case_id,))
    return [_debrief(store, row) for row in found]


def answer(store: Store, debrief_id: DebriefId, question: str, value: Answer | None, at: dt.datetime) -> None:
    """Write one answer; None means that the question was skipped."""
    text = None if value is None else msgspec.json.encode(value).decode()
    store.run(
        "INSERT INTO answer (debrief_id, question, value, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (debrief_id, question) DO UPDATE SET value = excluded.value, at = excluded.at",
        (debrief_id, question, text, from_moment(at)),
    )


def move(
    store: Store,
    debrief_id: DebriefId,
    *,
    position: str | None,
    state: DebriefState,
    mode: str,
    finished_at: dt.datetime | None,
) -> None:
    """Where the debrief stands now."""
    store.run(
        "UPDATE debrief SET position = ?, state = ?, mode = ?, finished_at = ? WHERE id = ?",
        (position, state, mode, from_optional_moment(finished_at), debrief_id),
    )


def join(store: Store, debrief_id: DebriefId, topic: Joined) -> None:
    """Let a topic guide join a debrief, after those that have joined it already."""
    store.run(
        "INSERT INTO debrief_topic (debrief_id, place, checklist, version, after) VALUES (?,"
        " (SELECT count(*) FROM debrief_topic WHERE debrief_id = ?), ?, ?, ?)",
        (debrief_id, debrief_id, topic.checklist, topic.version, topic.after),
    )


def renew(store: Store, debrief_id: DebriefId, versions: Mapping[str, int], keep: Collection[str]) -> None:
    """Bind the guides of a debrief to other versions, by name; answers to other questions than `keep` go."""
    for name, version in versions.items():
        store.run("UPDATE debrief SET version = ? WHERE id = ? AND checklist = ?", (version, debrief_id, name))
        store.run(
            "UPDATE debrief_topic SET version = ? WHERE debrief_id = ? AND checklist = ?", (version, debrief_id, name)
        )
    for (question,) in store.all("SELECT question FROM answer WHERE debrief_id = ?", (debrief_id,)):
        if question not in keep:
            store.run("DELETE FROM answer WHERE debrief_id = ? AND question = ?", (debrief_id, question))


def raise_flag(store: Store, raised: FlagRaised) -> int:
    """Record that an answer raised a red flag; the row's id."""
    return store.run(
        "INSERT INTO flag_raised (case_id, debrief_id, flag, level, raised_at, done, done_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            raised.case_id,
            raised.debrief_id,
            raised.flag,
            raised.level,
            from_moment(raised.raised_at),
            from_codes(raised.done),
            from_optional_moment(raised.done_at),
        ),
    )


def note_done(store: Store, case_id: CaseId, flag: str, done: tuple[str, ...], at: dt.datetime) -> None:
    """Record what was done about a red flag (the latest raising of it in this case)."""
    store.run(
        "UPDATE flag_raised SET done = ?, done_at = ? WHERE id ="
        " (SELECT id FROM flag_raised WHERE case_id = ? AND flag = ? ORDER BY id DESC LIMIT 1)",
        (from_codes(done), from_moment(at), case_id, flag),
    )


def flags(store: Store, case_id: CaseId) -> list[FlagRaised]:
    """Every red flag of a case, oldest first."""
    return [
        FlagRaised(
            case_id=case_id,
            debrief_id=None if row[0] is None else DebriefId(row[0]),
            flag=row[1],
            level=row[2],
            raised_at=to_moment(row[3]),
            done=to_codes(row[4]),
            done_at=to_optional_moment(row[5]),
        )
        for row in store.all(
            "SELECT debrief_id, flag, level, raised_at, done, done_at FROM flag_raised WHERE case_id = ? ORDER BY id",
            (case_id,),
        )
    ]
