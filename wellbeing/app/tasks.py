"""Tasks: taken on in a talk with one tap, done, and taken back. Nothing is created without the representative."""

import datetime as dt

from wellbeing.app import follow_ups
from wellbeing.app.session import Changed, Session
from wellbeing.app.standing import Standing, standing
from wellbeing.app.undo import undoable
from wellbeing.domain.checklist import ActionKind
from wellbeing.domain.identity import CaseId, DebriefId, TaskId, new_uid
from wellbeing.domain.proposal import Proposal
from wellbeing.domain.task import Task, TaskKind
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import tasks

_WEEK = dt.timedelta(days=7)
KIND = {
    ActionKind.TASK: TaskKind.TASK,
    ActionKind.REFERRAL: TaskKind.REFERRAL,
    ActionKind.CONSENT: TaskKind.CONSENT,
}


def take_on(session: Session, debrief_id: DebriefId, about: str, day: dt.date | None = None) -> Standing:
    """Take on what the answers of a talk propose, until `day` (the proposed one where None).

    Raises Refused where the answers don't propose it, and for a day that is missing or past.
    """
    shown = standing(session, debrief_id)
    proposal = _proposal(shown, about)
    day = day or proposal.day
    if day is None:
        raise Refused(_("Please enter the day that you agreed on."), field="day")
    if day < session.today():
        raise Refused(_("This day lies in the past. Please check it."), field="day")
    if proposal.action.kind is ActionKind.FOLLOW_UP:
        if proposal.follow_up is None:
            follow_ups.agree(session, shown.debrief.case_id, day, about)
    elif proposal.task is None:
        _add(session, shown.debrief.case_id, proposal, day)
    return standing(session, debrief_id)


def leave(session: Session, debrief_id: DebriefId, about: str) -> Standing:
    """Take back what was taken on from a talk."""
    proposal = _proposal(standing(session, debrief_id), about)
    if proposal.follow_up is not None:
        follow_ups.take_back(session, proposal.follow_up.id)
    elif proposal.task is not None:
        with undoable(session, "task.taken-back", proposal.task.uid):
            tasks.remove(session.store, proposal.task.id)
        session.note_change(Changed.CASES)
    return standing(session, debrief_id)


def _proposal(shown: Standing, about: str) -> Proposal:
    found = next((one for one in shown.proposals if one.action.label == about), None)
    if found is None:
        raise Refused(_("The answers of this talk don't propose that."))
    return found


def _add(session: Session, case_id: CaseId, proposal: Proposal, day: dt.date) -> None:
    task = Task(
        id=TaskId(0),
        uid=new_uid(),
        case_id=case_id,
        kind=KIND[proposal.action.kind],
        about=proposal.action.label,
        detail=proposal.action.detail,
        made_at=session.now(),
        due_on=day,
    )
    with session.store.transaction("task.taken-on", task.uid):
        tasks.add(session.store, task)
    session.note_change(Changed.CASES)


def set_done(session: Session, task_id: TaskId, *, done: bool) -> None:
    """Done, or not done after all."""
    task = tasks.get(session.store, task_id)
    if task.is_open is not done:
        return
    with session.store.transaction("task.done" if done else "task.not-done", task.uid):
        tasks.set_done(session.store, task_id, session.now() if done else None)
    session.note_change(Changed.CASES)


def put_off(session: Session, task_id: TaskId) -> None:
    """A week later than it was due; one that is overdue, a week from today."""
    task = tasks.get(session.store, task_id)
    with session.store.transaction("task.put-off", task.uid):
        tasks.set_due(session.store, task_id, max(task.due_on, session.today()) + _WEEK)
    session.note_change(Changed.CASES)


def fulfil(session: Session, case_id: CaseId, kind: TaskKind, detail: str) -> None:
    """Inside a transaction: what was taken on has been done on its own page, so that nobody has to tick it."""
    for task in tasks.of_case(session.store, case_id):
        if task.is_open and task.kind is kind and task.detail == detail:
            tasks.set_done(session.store, task.id, session.now())
