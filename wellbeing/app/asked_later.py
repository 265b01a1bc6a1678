"""The answers to what is asked at the end of a talk: facts of the case, each of which may stay open."""

import dataclasses

from wellbeing.app import case_facts
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Session
from wellbeing.domain.answer import YesNo
from wellbeing.domain.asked_later import Later
from wellbeing.domain.case import Case
from wellbeing.domain.court import ENDED
from wellbeing.domain.identity import CaseId
from wellbeing.vault import cases as stored


def tell(session: Session, case_id: CaseId, fact: Later, code: str | None) -> None:
    """Keep an answer (None: open again). A case in court that has not ended has no day on which it did."""
    refuse_restricted(session, case_id)
    case = stored.get(session.store, case_id)
    case_facts.correct_case(session, _told(case, fact, code))


def _told(case: Case, fact: Later, code: str | None) -> Case:
    match fact:
        case Later.CARE_TIME:
            return dataclasses.replace(case, care_time=code)
        case Later.RECORDED:
            return dataclasses.replace(case, recorded=YesNo(code) if code else None)
        case Later.LEGAL_AID:
            return dataclasses.replace(case, legal_aid=code)
        case Later.JUSTICE:
            return dataclasses.replace(case, justice=code, justice_on=case.justice_on if code in ENDED else None)
