"""Red flags of a case: recorded as soon as an answer raises them, with what was done or why nothing was."""

from wellbeing.app import after_flags
from wellbeing.app.session import Changed, Session
from wellbeing.app.standing import Standing, standing
from wellbeing.app.talk_state import Talk
from wellbeing.domain.after_flag import TICKED_BY_MISTAKE
from wellbeing.domain.checklist import Level
from wellbeing.domain.debrief import FlagRaised
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import debriefs


def record(session: Session, talk: Talk) -> None:
    """Write down the red flags that a talk's answers raise, and plan the contacts that follow; each stays, whatever
    is answered later. To be called inside a transaction."""
    of_case = debriefs.flags(session.store, talk.case.id)
    known = {raised.flag for raised in of_case if raised.debrief_id == talk.debrief.id}
    new = [flag for flag in talk.flags if flag.id not in known]
    for flag in new:
        debriefs.raise_flag(
            session.store,
            FlagRaised(
                case_id=talk.case.id,
                debrief_id=talk.debrief.id,
                flag=flag.id,
                level=flag.level.value,
                raised_at=session.now(),
            ),
        )
    if new:
        after_flags.plan(session, talk.case.id)


def note_done(session: Session, debrief_id: DebriefId, flag_id: str, done: tuple[str, ...]) -> Standing:
    """Record what was done about a red flag of a talk. Raises Refused for an empty answer."""
    debrief = debriefs.get(session.store, debrief_id)
    note_done_in(session, debrief.case_id, debrief_id, flag_id, done)
    return standing(session, debrief_id)


def note_done_in(
    session: Session, case_id: CaseId, debrief_id: DebriefId | None, flag_id: str, done: tuple[str, ...]
) -> None:
    """The same outside the talk. What was ticked by mistake takes the planned contacts along."""
    if not done:
        raise Refused(_("Please say what was done; 'help was refused' is an answer too."), field="done")
    if TICKED_BY_MISTAKE in done and len(done) > 1:
        raise Refused(_("'Ticked by mistake' goes with no other answer."), field="done")
    subject = debriefs.get(session.store, debrief_id).uid if debrief_id is not None else None
    with session.store.transaction("flag.handled", subject):
        debriefs.note_done(session.store, case_id, debrief_id, flag_id, done, session.now())
        after_flags.plan(session, case_id)
    session.note_change(Changed.CASES)


def without_word(session: Session, case_id: CaseId) -> list[FlagRaised]:
    """The emergencies of a case of which nobody has said yet what was done."""
    return [
        raised
        for raised in debriefs.flags(session.store, case_id)
        if raised.level == Level.EMERGENCY and raised.done_at is None
    ]
