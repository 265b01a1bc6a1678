"""The words of the red flags that were raised in a case, each in the version of the guide that raised it."""

from wellbeing.app.session import Session
from wellbeing.app.talk_state import checklist_of
from wellbeing.content import library
from wellbeing.domain.checklist import Level, RedFlag, Steps
from wellbeing.domain.debrief import FlagRaised
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.language import _
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
        found[(raised.debrief_id, raised.flag)] = flag or _of_missing_guide(raised)
    return found


def _of_missing_guide(raised: FlagRaised) -> RedFlag:
    """A red flag whose guide is not on this computer any more: how urgent it was is known, its words are not."""
    return RedFlag(
        id=raised.flag,
        level=Level(raised.level),
        title=_("A red flag of a guide that is not installed here"),
        act_now=Steps(in_person=()),
        say=None,
        done=(),
        refusal=(),
    )
