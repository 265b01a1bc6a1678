"""Records of the example that are worth a picture."""

import collections
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wellbeing.app import cases, today
from wellbeing.app.cases import CaseFile
from wellbeing.app.session import Session
from wellbeing.domain.debrief import DebriefState


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Records worth a picture, found in the vault."""

    case: int
    incident: int
    shared: int
    """An incident of which somebody was not spoken to."""
    follow_up: int
    step: Any
    talking: int
    referral: int
    service: int
    flag: Mapping[str, object]
    lived: int
    """The case of the officer with the most of them."""


def look(session: Session) -> Seen:
    """The case with the most to show, and the step that is under way."""
    files = [cases.case_file(session, row.case_id) for row in cases.rows(session)]
    full = max((file for file in files if file.referrals and file.next_follow_up), key=_fullness)
    due = today.today(session)
    talk = next((row for row in (*due.due, *due.overdue) if row.paused), (*due.due, *due.overdue)[0])
    flagged = next(file for file in files if file.flags)
    raised = flagged.flags[0]
    known = collections.Counter(file.officer.id for file in files)
    lived = max(files, key=lambda file: known[file.officer.id])
    unchecked = [row.incident_id for row in due.unchecked]
    return Seen(
        shared=(unchecked or [full.incident.id])[0],
        lived=lived.case.id,
        flag={"case": flagged.case.id, "debrief": raised.debrief_id, "flag": raised.flag},
        case=full.case.id,
        incident=full.incident.id,
        follow_up=talk.follow_up_id,
        step=talk.step,
        talking=talk.case_id,
        referral=full.referrals[0].id,
        service=full.referrals[0].service_id,
    )


def _fullness(file: CaseFile) -> int:
    done = sum(debrief.state is DebriefState.DONE for debrief in file.debriefs)
    agreed = any(consent.service_id and consent.in_force for consent in file.consents)
    return 5 * bool(file.flags) + 5 * bool(file.notes) + 10 * agreed + done + len(file.contacts)
