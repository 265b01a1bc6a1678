"""Through whom an officer can be reached after an emergency: their own statement, with their consent, and no name."""

from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import ReachableThrough, Tie, is_number
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, reachable


def get(session: Session, case_id: CaseId) -> ReachableThrough | None:
    """What the officer stated."""
    return reachable.get(session.store, case_id)


def state(session: Session, case_id: CaseId, tie: Tie, number: str, *, agreed: bool) -> None:
    """Keep what the officer stated. Raises Refused for anything but a number, and without the officer's consent."""
    refuse_restricted(session, case_id)
    if not is_number(number):
        raise Refused(_("Please enter a telephone number and nothing else: no name belongs here."), field="number")
    if not agreed:
        raise Refused(_("Only the officer can say who may be called. Please ask first."), field="agreed")
    stated = ReachableThrough(tie=tie, number=number.strip(), agreed_at=session.now())
    with session.store.transaction("case.reachable-through", cases.get(session.store, case_id).uid):
        reachable.put(session.store, case_id, stated)
    session.note_change(Changed.CASES)


def withdraw(session: Session, case_id: CaseId) -> None:
    """The officer took it back: it is gone."""
    with undoable(session, "case.reachable-withdrawn", cases.get(session.store, case_id).uid):
        reachable.remove(session.store, case_id)
    session.note_change(Changed.CASES)
