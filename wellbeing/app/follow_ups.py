"""Follow-ups: an attempt is not a contact, and only a contact closes one."""

import datetime as dt

from wellbeing.app import after_flags, silence
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.domain.after_flag import day_window
from wellbeing.domain.case import CaseState
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.follow_up import Contact, FollowUp, Reach, Reason, Result, local_day
from wellbeing.domain.identity import CaseId, FollowUpId, new_uid
from wellbeing.domain.silence import ended_without_contact
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, debriefs, follow_ups


def get(session: Session, follow_up_id: FollowUpId) -> FollowUp:
    """One step."""
    return follow_ups.get(session.store, follow_up_id)


def of_case(session: Session, case_id: CaseId) -> list[FollowUp]:
    """The cadence of a case and what was planned beside it, in the order in which they are due."""
    return follow_ups.of_case(session.store, case_id)


def note_attempt(session: Session, follow_up_id: FollowUpId, reach: Reach) -> None:
    """The officer was not reached. The follow-up stays open."""
    follow_up = _open(session, follow_up_id)
    contact = Contact(at=session.now(), reach=reach, reached=False)
    with session.store.transaction("follow-up.attempted", follow_up.uid):
        follow_ups.add_contact(session.store, follow_up_id, contact)
    session.note_change(Changed.CASES)


def take_back_attempt(session: Session, follow_up_id: FollowUpId) -> None:
    """Undo the last attempt, which was noted by mistake."""
    follow_up = _open(session, follow_up_id)
    with undoable(session, "follow-up.attempt-taken-back", follow_up.uid):
        follow_ups.forget_last_attempt(session.store, follow_up_id)
    session.note_change(Changed.CASES)


def note_contact(session: Session, follow_up_id: FollowUpId, reach: Reach, at: dt.datetime | None = None) -> Result:
    """The officer was reached at `at` (now where None): kept inside the window, late after it."""
    follow_up = _open(session, follow_up_id)
    with session.store.transaction("follow-up.reached", follow_up.uid):
        result = close_by_contact(session, follow_up, reach, at)
    session.note_change(Changed.CASES)
    return result


def close_by_contact(session: Session, follow_up: FollowUp, reach: Reach, at: dt.datetime | None = None) -> Result:
    """Inside a transaction: write the contact and close the follow-up, and with it what one call answers as well."""
    moment = at or session.now()
    if moment > session.now():
        raise Refused(_("The talk lies in the future. Please check its time."), field="at")
    peace_since = silence.quiet(session, follow_up.case_id).peace_since
    result = follow_up.result_of_contact(moment)
    follow_ups.add_contact(session.store, follow_up.id, Contact(at=moment, reach=reach, reached=True))
    follow_ups.close(session.store, follow_up.id, result, session.now())
    for other in follow_ups.of_case(session.store, follow_up.case_id):
        if other.result is None and other.due_at < follow_up.due_at and other.closes_at < moment:
            ended = ended_without_contact(other, peace_since)
            follow_ups.close(session.store, other.id, ended, session.now())
    heard_of(session, follow_up.case_id, moment)
    return result


def heard_of(session: Session, case_id: CaseId, moment: dt.datetime) -> None:
    """Inside a transaction: the officer was heard of, so that a contact after a red flag which was meant for this
    day is kept. An officer is called once."""
    for found in follow_ups.of_case(session.store, case_id):
        meant_for_now = found.opens_at <= moment and local_day(moment) <= local_day(found.closes_at)
        if found.reason is Reason.RED_FLAG and found.result is None and meant_for_now:
            follow_ups.close(session.store, found.id, Result.KEPT, session.now())
    after_flags.plan(session, case_id)


def agree(session: Session, case_id: CaseId, day: dt.date, about: str) -> FollowUpId:
    """Plan a contact on a day that was agreed with the officer. `about` is a sentence of the catalogue."""
    refuse_restricted(session, case_id)
    case = cases.get(session.store, case_id)
    if case.state is not CaseState.OPEN:
        raise Refused(_("This case is closed."))
    if day < session.today():
        raise Refused(_("This day lies in the past. Please check it."), field="day")
    opens, due, closes = day_window(day)
    planned = FollowUp(
        id=FollowUpId(0),
        uid=new_uid(),
        case_id=case_id,
        step=None,
        reason=Reason.AGREED,
        about=about,
        opens_at=opens,
        due_at=due,
        closes_at=closes,
    )
    with session.store.transaction("follow-up.agreed", planned.uid):
        follow_up_id = follow_ups.add(session.store, planned)
        after_flags.plan(session, case_id)
    session.note_change(Changed.CASES)
    return follow_up_id


def take_back(session: Session, follow_up_id: FollowUpId) -> None:
    """An agreed contact that was planned by mistake is gone again, as long as nobody has tried."""
    follow_up = _open(session, follow_up_id)
    tried = {found for found, _contact in follow_ups.contacts(session.store, follow_up.case_id)}
    if follow_up.reason is not Reason.AGREED or follow_up_id in tried:
        raise Refused(_("This follow-up can't be taken back. It can be closed as not wanted."))
    with undoable(session, "follow-up.taken-back", follow_up.uid):
        follow_ups.remove(session.store, follow_up_id)
        after_flags.plan(session, follow_up.case_id)
    session.note_change(Changed.CASES)


def decline(session: Session, follow_up_id: FollowUpId) -> None:
    """The officer does not want this contact. That is a result, and a good one."""
    _end(session, follow_up_id, Result.DECLINED, "follow-up.declined")


def give_up(session: Session, follow_up_id: FollowUpId) -> None:
    """The window has passed without a contact: missed."""
    follow_up = _open(session, follow_up_id)
    if follow_up.closes_at > session.now():
        raise Refused(_("There is still time for this follow-up. It can be closed as missed after its last day."))
    silence.refuse_while_silent(session, follow_up.case_id, follow_up_id)
    peace_since = silence.quiet(session, follow_up.case_id).peace_since
    _end(session, follow_up_id, ended_without_contact(follow_up, peace_since), "follow-up.missed")


def reopen(session: Session, follow_up_id: FollowUpId) -> None:
    """Undo a result that was entered by mistake, with the contact that brought it.

    The contact of a finished talk stays: the talk did happen.
    """
    follow_up = follow_ups.get(session.store, follow_up_id)
    refuse_restricted(session, follow_up.case_id)
    if follow_up.result in (None, Result.NOT_POSSIBLE):
        raise Refused(_("This follow-up is not closed."))
    talked = follow_up.step is not None and any(
        debrief.step is follow_up.step and debrief.state is DebriefState.DONE
        for debrief in debriefs.of_case(session.store, follow_up.case_id)
    )
    with undoable(session, "follow-up.reopened", follow_up.uid):
        follow_ups.reopen(session.store, follow_up_id)
        if not talked:
            follow_ups.forget_reached(session.store, follow_up_id)
        after_flags.plan(session, follow_up.case_id)
    session.note_change(Changed.CASES)


def _open(session: Session, follow_up_id: FollowUpId) -> FollowUp:
    follow_up = follow_ups.get(session.store, follow_up_id)
    refuse_restricted(session, follow_up.case_id)
    if follow_up.result is not None:
        raise Refused(_("This follow-up is already closed."))
    return follow_up


def _end(session: Session, follow_up_id: FollowUpId, result: Result, action: str) -> None:
    follow_up = _open(session, follow_up_id)
    with session.store.transaction(action, follow_up.uid):
        follow_ups.close(session.store, follow_up_id, result, session.now())
        after_flags.plan(session, follow_up.case_id)
    session.note_change(Changed.CASES)
