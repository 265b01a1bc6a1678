"""Referrals: from an idea to an outcome, never without the officer's consent for that service."""

import dataclasses
import datetime as dt

from wellbeing.app.session import Changed, Session
from wellbeing.domain.consent import Consent, Purpose
from wellbeing.domain.identity import CaseId, ReferralId, ServiceId, new_uid
from wellbeing.domain.referral import NEXT_STATES, Outcome, Referral, ReferralState
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import consents, referrals, services


def consider(session: Session, case_id: CaseId, service_id: ServiceId) -> ReferralId:
    """Note that this service may help."""
    now = session.now()
    service = services.get(session.store, service_id)
    referral = Referral(
        id=ReferralId(0),
        uid=new_uid(),
        case_id=case_id,
        service_id=service_id,
        kind=service.kind,
        created_at=now,
        moved_at=now,
    )
    with session.store.transaction("referral.considered", referral.uid):
        referral_id = referrals.add(session.store, referral)
    session.note_change(Changed.CASES)
    return referral_id


def get(session: Session, referral_id: ReferralId) -> Referral:
    """One referral."""
    return referrals.get(session.store, referral_id)


def of_case(session: Session, case_id: CaseId) -> list[Referral]:
    """All referrals of a case, oldest first."""
    return referrals.of_case(session.store, case_id)


def next_states(referral: Referral) -> frozenset[ReferralState]:
    """Where a referral can go from here."""
    return NEXT_STATES[referral.state]


def consent_in_force(session: Session, referral: Referral) -> Consent | None:
    """The consent for this referral's service; None where there is none, or it was withdrawn."""
    consent = consents.latest(session.store, referral.case_id, Purpose.SERVICE, referral.service_id)
    return consent if consent and consent.in_force else None


def move(
    session: Session,
    referral_id: ReferralId,
    state: ReferralState,
    *,
    appointment_on: dt.date | None = None,
    outcome: Outcome | None = None,
) -> None:
    """Move a referral to its next station.

    Raises Refused where the station does not follow, where making it lacks consent, where an appointment has
    no date, or where a closing lacks its outcome.
    """
    referral = referrals.get(session.store, referral_id)
    if state not in NEXT_STATES[referral.state]:
        raise Refused(_("This referral cannot take that step now."), field="state")
    if state is ReferralState.MADE and consent_in_force(session, referral) is None:
        raise Refused(_("The officer has not agreed that this service is told. Please ask first."), field="consent")
    if state is ReferralState.APPOINTMENT and appointment_on is None:
        raise Refused(_("Please enter the day of the first appointment."), field="appointment_on")
    if state is ReferralState.CLOSED and outcome is None:
        raise Refused(_("Please choose how the referral ended."), field="outcome")
    now = session.now()
    moved = dataclasses.replace(
        referral,
        state=state,
        moved_at=now,
        made_at=now if state is ReferralState.MADE else referral.made_at,
        appointment_on=appointment_on or referral.appointment_on,
        outcome=outcome if state is ReferralState.CLOSED else None,
    )
    with session.store.transaction(f"referral.{state.value.replace('_', '-')}", referral.uid):
        referrals.move(session.store, moved)
    session.note_change(Changed.CASES)
