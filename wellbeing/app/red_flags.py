"""Red flags of a case: recorded as soon as an answer raises them, with what was done."""

from wellbeing.app.session import Changed, Session
from wellbeing.app.talk_state import Standing, Talk, checklist_of, standing
from wellbeing.content import library
from wellbeing.domain.checklist import RedFlag
from wellbeing.domain.debrief import FlagRaised
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import debriefs


def record(session: Session, talk: Talk) -> None:
    """Write down the red flags that a talk's answers raise; each stays, whatever is answered later. To be called
    inside a transaction."""
    of_case = debriefs.flags(session.store, talk.case.id)
    known = {raised.flag for raised in of_case if raised.debrief_id == talk.debrief.id}
    for flag in talk.flags:
        if flag.id not in known:
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


def note_done(session: Session, debrief_id: DebriefId, flag_id: str, done: tuple[str, ...]) -> Standing:
    """Record what was done about a red flag."""
    debrief = debriefs.get(session.store, debrief_id)
    if not done:
        raise Refused(_("Please say what was done; 'help was refused' is an answer too."), field="done")
    with session.store.transaction("flag.handled", debrief.uid):
        debriefs.note_done(session.store, debrief.case_id, flag_id, done, session.now())
    session.note_change(Changed.CASES)
    return standing(session, debrief_id)


def words_of_case(session: Session, case_id: CaseId) -> dict[tuple[DebriefId | None, str], RedFlag]:
    """The words of every red flag that was raised in a case, by debrief and flag; in the version of its guide."""
    raised_flags = debriefs.flags(session.store, case_id)
    if not raised_flags:
        return {}
    held = {debrief.id: checklist_of(debrief) for debrief in debriefs.of_case(session.store, case_id)}
    newest = {flag.id: flag for flag in library.red_flags()}
    found: dict[tuple[DebriefId | None, str], RedFlag] = {}
    for raised in raised_flags:
        checklist = held.get(raised.debrief_id) if raised.debrief_id is not None else None
        flag = (checklist.red_flag(raised.flag) if checklist else None) or newest.get(raised.flag)
        if flag is not None:
            found[(raised.debrief_id, raised.flag)] = flag
    return found
