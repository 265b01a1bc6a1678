"""Referrals: from an idea to an outcome, never without the officer's consent for that service."""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from wellbeing.app import services, tasks
from wellbeing.app.session import Changed, Session
from wellbeing.domain.consent import Consent, Purpose
from wellbeing.domain.departure import FileThatLeft
from wellbeing.domain.identity import CaseId, IncidentId, ReferralId, ServiceId, new_uid
from wellbeing.domain.officer import Officer
from wellbeing.domain.referral import NEXT_STATES, Outcome, Referral, ReferralState, Service
from wellbeing.domain.task import TaskKind
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, consents, departures, officers, referrals

FICTITIOUS = _("This service is made up, as an example. Nobody can be reached there. Please choose another one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a referral stands. `letters` left under a consent for this service, the newest first."""

    referral: Referral
    service: Service
    officer: Officer
    incident_id: IncidentId
    stations: tuple[tuple[ReferralState, dt.datetime], ...]
    consent: Consent | None
    """In force, or None."""
    letters: tuple[FileThatLeft, ...]
    today: dt.date


def standing(session: Session, referral_id: ReferralId) -> Standing:
    """One referral with everything that its screen shows."""
    store = session.store
    referral = referrals.get(store, referral_id)
    case = cases.get(store, referral.case_id)
    given = {
        consent.uid
        for consent in consents.of_case(store, referral.case_id)
        if consent.purpose is Purpose.SERVICE and consent.service_id == referral.service_id
    }
    return Standing(
        referral=referral,
        service=services.get(session, referral.service_id),
        officer=officers.get(store, case.officer_id),
        incident_id=case.incident_id,
        stations=tuple(
            (state, at) for found, state, at in referrals.stations(store, referral.case_id) if found == referral_id
        ),
        consent=consent_in_force(session, referral),
        letters=tuple(file for file in departures.all_files(store, referral.case_id) if file.consent_uid in given),
        today=session.today(),
    )


def consider(session: Session, case_id: CaseId, service_id: ServiceId) -> ReferralId:
    """Note that this service may help."""
    now = session.now()
    uid = new_uid()
    service = services.get(session, service_id)
    with session.store.transaction("referral.considered", uid):
        referral = Referral(
            id=ReferralId(0),
            uid=uid,
            case_id=case_id,
            service_id=services.kept(session, service_id),
            kind=service.kind,
            created_at=now,
            moved_at=now,
        )
        referral_id = referrals.add(session.store, referral)
        tasks.fulfil(session, case_id, TaskKind.REFERRAL, referral.kind)
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
    if state is ReferralState.MADE and not session.is_example and services.get(session, referral.service_id).fictitious:
        raise Refused(FICTITIOUS, field="service")
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
