"""Tasks in the vault."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wellbeing.domain.identity import CaseId, TaskId, Uid
from wellbeing.domain.task import Task, TaskKind
from wellbeing.vault.columns import from_date, from_moment, from_optional_moment, to_moment, to_optional_moment
from wellbeing.vault.store import Store

_COLUMNS = "t.id, t.uid, t.case_id, t.kind, t.about, t.detail, t.made_at, t.due_on, t.done_at"


def _task(row: tuple[Any, ...]) -> Task:
    return Task(
        id=TaskId(row[0]),
        uid=Uid(row[1]),
        case_id=CaseId(row[2]),
        kind=TaskKind(row[3]),
        about=row[4],
        detail=row[5],
        made_at=to_moment(row[6]),
        due_on=dt.date.fromisoformat(row[7]),
        done_at=to_optional_moment(row[8]),
    )


def add(store: Store, task: Task) -> TaskId:
    """Insert; the id is given by the vault."""
    return TaskId(
        store.run(
            "INSERT INTO task (uid, case_id, kind, about, detail, made_at, due_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                task.uid,
                task.case_id,
                task.kind,
                task.about,
                task.detail,
                from_moment(task.made_at),
                from_date(task.due_on),
            ),
        )
    )


def get(store: Store, task_id: TaskId) -> Task:
    """The task, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM task t WHERE t.id = ?", (task_id,))
    if row is None:
        raise KeyError(task_id)
    return _task(row)


def of_case(store: Store, case_id: CaseId) -> list[Task]:
    """All tasks of a case, those that are due first above."""
    sql = f"SELECT {_COLUMNS} FROM task t WHERE t.case_id = ? ORDER BY t.due_on, t.id"
    return [_task(row) for row in store.all(sql, (case_id,))]


def set_due(store: Store, task_id: TaskId, due_on: dt.date) -> None:
    """Another day until which it is to be done."""
    store.run("UPDATE task SET due_on = ? WHERE id = ?", (from_date(due_on), task_id))


def set_done(store: Store, task_id: TaskId, at: dt.datetime | None) -> None:
    """Done at a moment; None: not done after all."""
    store.run("UPDATE task SET done_at = ? WHERE id = ?", (from_optional_moment(at), task_id))


def remove(store: Store, task_id: TaskId) -> None:
    """Take a task back that was taken on by mistake."""
    store.run("DELETE FROM task WHERE id = ?", (task_id,))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """An open task as Today shows it: alias and task only."""

    task: Task
    alias: str


def open_until(store: Store, until: dt.date) -> list[OpenTask]:
    """Open tasks of open cases that are due until a day, the earliest first."""
    found = store.all(
        f"SELECT {_COLUMNS}, o.alias FROM task t JOIN case_ c ON c.id = t.case_id AND c.state = 'open'"
        " JOIN officer o ON o.id = c.officer_id WHERE t.done_at IS NULL AND t.due_on <= ? ORDER BY t.due_on, t.id",
        (from_date(until),),
    )
    return [OpenTask(task=_task(row[:9]), alias=row[9]) for row in found]


def for_answer(store: Store, case_id: CaseId, referral: Uid) -> Task | None:
    """The latest task of a case to see to the answer to a referral, open or done."""
    row = store.one(
        f"SELECT {_COLUMNS} FROM task t WHERE t.case_id = ? AND t.kind = 'answer' AND t.detail = ?"
        " ORDER BY t.id DESC LIMIT 1",
        (case_id, referral),
    )
    return None if row is None else _task(row)
