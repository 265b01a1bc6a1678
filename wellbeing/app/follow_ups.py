"""Follow-ups: an attempt is not a contact, and only a contact closes one."""

import datetime as dt

from wellbeing.app.session import Changed, Session
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.follow_up import Contact, FollowUp, Reach, Result
from wellbeing.domain.identity import CaseId, FollowUpId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import debriefs, follow_ups


def get(session: Session, follow_up_id: FollowUpId) -> FollowUp:
    """One step."""
    return follow_ups.get(session.store, follow_up_id)


def of_case(session: Session, case_id: CaseId) -> list[FollowUp]:
    """The whole cadence of a case."""
    return follow_ups.of_case(session.store, case_id)


def note_attempt(session: Session, follow_up_id: FollowUpId, reach: Reach) -> None:
    """The officer was not reached. The follow-up stays open."""
    follow_up = _open(session, follow_up_id)
    contact = Contact(at=session.now(), reach=reach, reached=False)
    with session.store.transaction("follow-up.attempted", follow_up.uid):
        follow_ups.add_contact(session.store, follow_up_id, contact)
    session.note_change(Changed.CASES)


def note_contact(session: Session, follow_up_id: FollowUpId, reach: Reach, at: dt.datetime | None = None) -> Result:
    """The officer was reached at `at` (now where None): kept inside the window, late after it."""
    follow_up = _open(session, follow_up_id)
    with session.store.transaction("follow-up.reached", follow_up.uid):
        result = close_by_contact(session, follow_up, reach, at)
    session.note_change(Changed.CASES)
    return result


def close_by_contact(session: Session, follow_up: FollowUp, reach: Reach, at: dt.datetime | None = None) -> Result:
    """Inside a transaction: write the contact, close the follow-up, and close earlier ones as missed whose
    window has passed: the officer has been called for all of them at once."""
    moment = at or session.now()
    if moment > session.now():
        raise Refused(_("The talk lies in the future. Please check its time."), field="at")
    result = follow_up.result_of_contact(moment)
    follow_ups.add_contact(session.store, follow_up.id, Contact(at=moment, reach=reach, reached=True))
    follow_ups.close(session.store, follow_up.id, result, session.now())
    for other in follow_ups.of_case(session.store, follow_up.case_id):
        if other.result is None and other.step < follow_up.step and other.closes_at < moment:
            follow_ups.close(session.store, other.id, Result.MISSED, session.now())
    return result


def decline(session: Session, follow_up_id: FollowUpId) -> None:
    """The officer does not want this contact. That is a result, and a good one."""
    _end(session, follow_up_id, Result.DECLINED, "follow-up.declined")


def give_up(session: Session, follow_up_id: FollowUpId) -> None:
    """The window has passed without a contact: missed."""
    follow_up = _open(session, follow_up_id)
    if follow_up.closes_at > session.now():
        raise Refused(_("There is still time for this follow-up. It can be closed as missed after its last day."))
    _end(session, follow_up_id, Result.MISSED, "follow-up.missed")


def reopen(session: Session, follow_up_id: FollowUpId) -> None:
    """Undo a result that was entered by mistake, with the contact that brought it.

    The contact of a finished talk stays: the talk did happen.
    """
    follow_up = follow_ups.get(session.store, follow_up_id)
    if follow_up.result in (None, Result.NOT_POSSIBLE):
        raise Refused(_("This follow-up is not closed."))
    talked = any(
        debrief.step is follow_up.step and debrief.state is DebriefState.DONE
        for debrief in debriefs.of_case(session.store, follow_up.case_id)
    )
    with session.store.transaction("follow-up.reopened", follow_up.uid):
        follow_ups.reopen(session.store, follow_up_id)
        if not talked:
            follow_ups.forget_reached(session.store, follow_up_id)
    session.note_change(Changed.CASES)


def _open(session: Session, follow_up_id: FollowUpId) -> FollowUp:
    follow_up = follow_ups.get(session.store, follow_up_id)
    if follow_up.result is not None:
        raise Refused(_("This follow-up is already closed."))
    return follow_up


def _end(session: Session, follow_up_id: FollowUpId, result: Result, action: str) -> None:
    follow_up = _open(session, follow_up_id)
    with session.store.transaction(action, follow_up.uid):
        follow_ups.close(session.store, follow_up_id, result, session.now())
    session.note_change(Changed.CASES)
