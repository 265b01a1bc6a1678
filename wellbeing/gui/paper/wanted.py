"""What the paper screen is opened for, and preparing it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.app import (
    agreed,
    cases,
    consent_form,
    employer,
    follow_ups,
    kept_paper,
    letters,
    referral_letters,
    referrals,
    take_home,
)
from wellbeing.app.employer import Wish
from wellbeing.app.letters import Prepared
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId, FollowUpId, IncidentId, ReferralId
from wellbeing.errors import Refused


class Kind(StrEnum):
    """What the place 'paper' is opened for."""

    REFERRAL = "referral"
    CONFIRMATION = "confirmation"
    EMPLOYER = "employer"
    TAKE_HOME = "take-home"
    AGREED = "agreed"
    SLIP = "slip"
    CALENDAR = "calendar"
    CONSENT = "consent"
    KEPT = "kept"


DATED = frozenset({Kind.SLIP, Kind.CALENDAR})
"""Kinds that ask for the next date first."""
OWN_LANGUAGE = frozenset({Kind.CONFIRMATION, Kind.TAKE_HOME, Kind.AGREED, Kind.CONSENT, Kind.KEPT})
"""Kinds in the officer's own language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the screen was opened with, and what was entered since."""

    kind: Kind
    case: CaseId | None = None
    referral: ReferralId | None = None
    follow_up: FollowUpId | None = None
    wish: Wish | None = None
    """What the employer is asked."""
    to: str = ""
    """The fingerprint of the representative about whom the officer is asked."""
    code: str | None = None
    day: dt.date | None = None
    time: dt.time | None = None
    place: str = ""
    parts: frozenset[str] | None = None
    """The parts that were chosen, by key; None for those that are usual."""
    proposed: dt.date | None = None
    """The day that was entered before somebody came back to change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The case a paper is for, and the paper or why there is none."""

    alias: str
    case_id: CaseId
    incident_id: IncidentId
    due: dt.date | None
    today: dt.date
    code: str
    prepared: Prepared | None
    refused: Refused | None


def find(session: Session, wanted: Wanted) -> Found:
    """Prepare the paper that is wanted; a slip and a calendar entry only once their day was entered."""
    case_id = wanted.case
    if wanted.referral is not None:
        case_id = referrals.get(session, wanted.referral).case_id
    elif case_id is None and wanted.follow_up is not None:
        case_id = follow_ups.get(session, wanted.follow_up).case_id
    assert case_id is not None, "a paper belongs to a case"
    file = cases.case_file(session, case_id)
    prepared, refused = None, None
    if wanted.kind not in DATED or wanted.day is not None:
        try:
            prepared = _prepare(session, wanted, case_id)
        except Refused as error:
            refused = error
    step = next((found for found in file.follow_ups if found.id == wanted.follow_up), None)
    own = file.officer.language if wanted.kind in OWN_LANGUAGE else None
    return Found(
        alias=file.officer.alias,
        case_id=case_id,
        incident_id=file.incident.id,
        due=step.due_at.astimezone().date() if step else None,
        today=session.today(),
        code=wanted.code or own or session.language.code,
        prepared=prepared,
        refused=refused,
    )


def _prepare(session: Session, wanted: Wanted, case_id: CaseId) -> Prepared:
    match wanted.kind:
        case Kind.REFERRAL:
            assert wanted.referral is not None
            return referral_letters.referral_letter(session, wanted.referral, wanted.code)
        case Kind.CONFIRMATION:
            assert wanted.referral is not None
            return referral_letters.confirmation(session, wanted.referral, wanted.code)
        case Kind.EMPLOYER:
            assert wanted.wish is not None
            return employer.letter(session, case_id, wanted.wish, wanted.code)
        case Kind.TAKE_HOME:
            return take_home.take_home(session, case_id, wanted.code, wanted.parts)
        case Kind.AGREED:
            return agreed.agreed(session, case_id, wanted.code, wanted.parts)
        case Kind.KEPT:
            return kept_paper.of_case(session, case_id, wanted.code)
        case Kind.CONSENT:
            return consent_form.consent_form(session, case_id, wanted.code, wanted.wish, wanted.to)
    assert wanted.follow_up is not None
    assert wanted.day is not None
    if wanted.kind is Kind.SLIP:
        return letters.slip(session, wanted.follow_up, wanted.day, wanted.time, wanted.place, wanted.code)
    return letters.calendar(session, wanted.follow_up, wanted.day, wanted.time, wanted.code)
