"""The words of the red flags that were raised in a case, each in the version of the guide that raised it."""

from wellbeing.app.session import Session
from wellbeing.app.talk_state import checklist_of
from wellbeing.content import library
from wellbeing.domain.checklist import RedFlag
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.vault import debriefs

FlagWords = dict[tuple[DebriefId | None, str], RedFlag]


def words_of_case(session: Session, case_id: CaseId) -> FlagWords:
    """The words of every red flag that was raised in a case, by debrief and flag."""
    raised_flags = debriefs.flags(session.store, case_id)
    if not raised_flags:
        return {}
    held = {debrief.id: checklist_of(debrief) for debrief in debriefs.of_case(session.store, case_id)}
    newest = {flag.id: flag for flag in library.red_flags()}
    found: FlagWords = {}
    for raised in raised_flags:
        checklist = held.get(raised.debrief_id) if raised.debrief_id is not None else None
        flag = (checklist.red_flag(raised.flag) if checklist else None) or newest.get(raised.flag)
        if flag is not None:
            found[(raised.debrief_id, raised.flag)] = flag
    return found
