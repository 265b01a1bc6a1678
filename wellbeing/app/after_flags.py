"""The contacts that follow a red flag: planned beside the cadence, and never twice on one day."""

from wellbeing.app import silence
from wellbeing.app.session import Session
from wellbeing.domain.after_flag import plan_after_flags, window
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import FollowUp, Reason
from wellbeing.domain.identity import CaseId, FollowUpId, new_uid
from wellbeing.vault import cases, follow_ups


def plan(session: Session, case_id: CaseId) -> None:
    """Plan what is missing, and take out what is needed no more: a flag was taken back, or a step of the cadence
    falls on the day. To be called inside the transaction of whatever changes flags or follow-ups."""
    if cases.get(session.store, case_id).state is not CaseState.OPEN:
        return
    wanted = [day for _raised, days in silence.planned_days(session, case_id) for day in days]
    present = follow_ups.of_case(session.store, case_id)
    if not wanted and not any(found.reason is Reason.RED_FLAG for found in present):
        return
    tried = {follow_up_id for follow_up_id, _contact in follow_ups.contacts(session.store, case_id)}
    missing, spare = plan_after_flags(wanted, present, session.today())
    for found in spare:
        if found.id not in tried:
            follow_ups.remove(session.store, found.id)
    for day in missing:
        opens, due, closes = window(day)
        follow_ups.add(
            session.store,
            FollowUp(
                id=FollowUpId(0),
                uid=new_uid(),
                case_id=case_id,
                step=None,
                reason=Reason.RED_FLAG,
                about=day.flag,
                opens_at=opens,
                due_at=due,
                closes_at=closes,
            ),
        )
