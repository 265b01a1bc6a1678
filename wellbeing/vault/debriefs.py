"""Debriefs, their answers and the red flags that were raised."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Level
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

_ANSWER = msgspec.json.Decoder(Answer)
"""Raises ValueError for what is no answer: a package may bring anything."""


def _debrief(store: Store, row: tuple[Any, ...]) -> Debrief:
    answers = store.all("SELECT question, value FROM answer WHERE debrief_id = ?", (row[0],))
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
        answers={question: None if value is None else _ANSWER.decode(value) for question, value in answers},
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


def of_case(store: Store, case_id: CaseId, besides: DebriefId | None = None) -> list[Debrief]:
    """All debriefs of a case, oldest first; without the one `besides` which they are wanted."""
    found = store.all(f"SELECT {_COLUMNS} FROM debrief WHERE case_id = ? ORDER BY started_at, id", (case_id,))
    return [_debrief(store, row) for row in found if row[0] != besides]


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


def note_done(
    store: Store, case_id: CaseId, debrief_id: DebriefId | None, flag: str, done: tuple[str, ...], at: dt.datetime
) -> None:
    """Record what was done about a red flag that a talk raised."""
    store.run(
        "UPDATE flag_raised SET done = ?, done_at = ? WHERE case_id = ? AND flag = ? AND debrief_id IS ?",
        (from_codes(done), from_moment(at), case_id, flag, debrief_id),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRow:
    """A talk that was begun and not finished, as Today shows it: alias and step or guide."""

    debrief_id: DebriefId
    case_id: CaseId
    alias: str
    step: Step | None
    checklist: str
    started_at: dt.datetime


def open_talks(store: Store) -> list[TalkRow]:
    """Talks of open cases that were begun and not finished, the newest first."""
    return [
        TalkRow(
            debrief_id=DebriefId(row[0]),
            case_id=CaseId(row[1]),
            alias=row[2],
            step=None if row[3] is None else Step(row[3]),
            checklist=row[4],
            started_at=to_moment(row[5]),
        )
        for row in store.all(
            "SELECT d.id, d.case_id, o.alias, d.step, d.checklist, d.started_at FROM debrief d"
            " JOIN case_ c ON c.id = d.case_id AND c.state = 'open' JOIN officer o ON o.id = c.officer_id"
            " WHERE d.state <> 'done' ORDER BY d.started_at DESC, d.id DESC"
        )
    ]


def cases_with_emergencies(store: Store) -> list[tuple[CaseId, str]]:
    """Open cases in which an emergency was ever raised, with the officer's alias."""
    found = store.all(
        "SELECT DISTINCT c.id, o.alias FROM flag_raised r JOIN case_ c ON c.id = r.case_id AND c.state = 'open'"
        " JOIN officer o ON o.id = c.officer_id WHERE r.level = ? ORDER BY c.id",
        (Level.EMERGENCY,),
    )
    return [(CaseId(case_id), alias) for case_id, alias in found]
