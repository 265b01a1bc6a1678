"""Referrals: from an idea to an outcome, never without the officer's consent for that service.

A service that does not answer within its usual time becomes a task: it is taken on with the referral, shows itself
when it is due, and is done as soon as an answer is noted.
"""

import datetime as dt
from dataclasses import dataclass

from wellbeing.app import services, tasks
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.domain.case import CaseState
from wellbeing.domain.consent import Consent, Purpose
from wellbeing.domain.departure import FileThatLeft
from wellbeing.domain.identity import CaseId, IncidentId, ReferralId, ServiceId, TaskId, new_uid
from wellbeing.domain.officer import Officer
from wellbeing.domain.referral import (
    ANSWER_DAYS,
    DATED,
    NEXT_STATES,
    NOT_MADE,
    Helped,
    Outcome,
    Referral,
    ReferralState,
    Service,
    Station,
    WrongDay,
    wrong_day,
)
from wellbeing.domain.task import Task, TaskKind
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, consents, departures, officers, referrals
from wellbeing.vault import tasks as stored_tasks
from wellbeing.vault.referrals import ListedReferral as ListedReferral

FICTITIOUS = _("This service is made up, as an example. Nobody can be reached there. Please choose another one.")
ASK_AGAIN = _("Ask the service again whether the referral has arrived")
"""What is to be done when a service does not answer."""
_WRONG_DAY = {
    WrongDay.BEFORE_MADE: _("The first appointment can't lie before the day on which the referral was made."),
    WrongDay.TOO_FAR: _("This day is years away. Please check the year."),
    WrongDay.STILL_TO_COME: _("The first appointment is still to come. Please correct its day first."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a referral stands. `letters` left under a consent for this service, the newest first; `ask_again` is the
    task that a missing answer has become; `earlier` the referral that this one follows."""

    referral: Referral
    service: Service
    officer: Officer
    incident_id: IncidentId
    stations: tuple[Station, ...]
    consent: Consent | None
    """In force, or None."""
    letters: tuple[FileThatLeft, ...]
    today: dt.date
    ask_again: Task | None
    earlier: Referral | None
    case_is_open: bool

    @property
    def may_take_back(self) -> bool:
        """Whether there is a step to take back: the first one only says that it is considered."""
        return self.case_is_open and len([one for one in self.stations if one.taken_back_at is None]) > 1


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
            station for found, station in referrals.stations(store, referral.case_id) if found == referral_id
        ),
        consent=consent_in_force(session, referral),
        letters=tuple(file for file in departures.all_files(store, referral.case_id) if file.consent_uid in given),
        today=session.today(),
        ask_again=_due_task(session, referral),
        earlier=None if referral.earlier_id is None else referrals.get(store, referral.earlier_id),
        case_is_open=case.state is CaseState.OPEN,
    )


def _due_task(session: Session, referral: Referral) -> Task | None:
    task = stored_tasks.for_answer(session.store, referral.case_id, referral.uid)
    return task if task is not None and task.is_open and task.due_on <= session.today() else None


def consider(
    session: Session, case_id: CaseId, service_id: ServiceId, earlier_id: ReferralId | None = None
) -> ReferralId:
    """Note that this service may help, perhaps after an earlier referral that has ended.

    Raises Refused where the case is closed, where a referral to this service is under way, or where the earlier one
    is of another case or has not ended.
    """
    _require_open(session, case_id)
    if earlier_id is not None:
        earlier = referrals.get(session.store, earlier_id)
        if earlier.case_id != case_id or earlier.is_open:
            raise Refused(_("A referral can follow one of the same case that has ended."), field="earlier")
    now = session.now()
    uid = new_uid()
    service = services.get(session, service_id)
    with session.store.transaction("referral.considered", uid):
        kept = services.kept(session, service_id)
        _refuse_second(session, case_id, kept)
        referral = Referral(
            id=ReferralId(0),
            uid=uid,
            case_id=case_id,
            service_id=kept,
            kind=service.kind,
            created_at=now,
            moved_at=now,
            earlier_id=earlier_id,
        )
        referral_id = referrals.add(session.store, referral)
        tasks.fulfil(session, case_id, TaskKind.REFERRAL, referral.kind)
    session.note_change(Changed.CASES)
    return referral_id


def _refuse_second(session: Session, case_id: CaseId, service_id: ServiceId) -> None:
    for known in referrals.of_case(session.store, case_id):
        if known.service_id == service_id and known.is_open:
            raise Refused(_("A referral to this service is under way already."), field="service")


def again(session: Session, referral_id: ReferralId) -> ReferralId:
    """Refer to the same service once more, after a referral that has ended. Raises Refused as `consider`."""
    ended = referrals.get(session.store, referral_id)
    return consider(session, ended.case_id, ended.service_id, ended.id)


def _require_open(session: Session, case_id: CaseId) -> None:
    refuse_restricted(session, case_id)
    if cases.get(session.store, case_id).state is not CaseState.OPEN:
        raise Refused(_("This case is closed. Please open it again first."), field="state")


def find(session: Session, text: str) -> Referral:
    """The referral whose uid begins with `text`. Raises Refused where none does, or several do."""
    found = [one.referral for one in referrals.listed(session.store) if text and one.referral.uid.startswith(text)]
    if len(found) != 1:
        raise Refused(_("No single referral has this id. The list shows the ids."), field="referral")
    return found[0]


def listed(session: Session) -> list[ListedReferral]:
    """Every referral of every case, oldest first."""
    return referrals.listed(session.store)


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
    """Move a referral to its next station. The day of the first appointment may be noted at each of `DATED`.

    Raises Refused where the station does not follow or the case is closed, where making it lacks consent, where an
    appointment has no day or an impossible one, and where a closing lacks its outcome.
    """
    referral = referrals.get(session.store, referral_id)
    _require_open(session, referral.case_id)
    if state not in NEXT_STATES[referral.state]:
        raise Refused(_("This referral cannot take that step now."), field="state")
    if state is ReferralState.MADE and not session.is_example and services.get(session, referral.service_id).fictitious:
        raise Refused(FICTITIOUS, field="service")
    if state is ReferralState.MADE and consent_in_force(session, referral) is None:
        raise Refused(_("The officer has not agreed that this service is told. Please ask first."), field="consent")
    if state is ReferralState.CLOSED and outcome is None:
        raise Refused(_("Please choose how the referral ended."), field="outcome")
    if state is not ReferralState.CLOSED and outcome is not None:
        raise Refused(_("Only a referral that is closed has an outcome."), field="outcome")
    _check_day(session, referral, state, appointment_on)
    station = Station(state=state, at=session.now(), appointment_on=appointment_on, outcome=outcome)
    with session.store.transaction(f"referral.{state.value.replace('_', '-')}", referral.uid):
        referrals.move(session.store, referral, station)
        _see_to_answer(session, referral.reached(station))
    session.note_change(Changed.CASES)


def _check_day(session: Session, referral: Referral, state: ReferralState, day: dt.date | None) -> None:
    if day is not None and state not in DATED:
        raise Refused(_("At this station there is no appointment yet."), field="appointment_on")
    if day is None and state is ReferralState.APPOINTMENT:
        raise Refused(_("Please enter the day of the first appointment."), field="appointment_on")
    known = day or (referral.appointment_on if state is ReferralState.UNDER_WAY else None)
    if known is not None and referral.made_on is not None:
        wrong = wrong_day(referral.made_on, known, state, session.today())
        if wrong is not None:
            raise Refused(_WRONG_DAY[wrong], field="appointment_on")


def take_back(session: Session, referral_id: ReferralId) -> None:
    """The latest step was a mistake: the referral stands where it stood before, and the history keeps both.

    Raises Refused where there is nothing to take back, where the case is closed, and where another referral to this
    service is under way meanwhile.
    """
    referral = referrals.get(session.store, referral_id)
    _require_open(session, referral.case_id)
    if not referral.is_open:
        _refuse_second(session, referral.case_id, referral.service_id)
    if not standing(session, referral_id).may_take_back:
        raise Refused(_("There is no step to take back."), field="state")
    with undoable(session, "referral.taken-back", referral.uid):
        before = referrals.take_back(session.store, referral, session.now())
        _see_to_answer(session, before)
    session.note_change(Changed.CASES)


def say_helped(session: Session, referral_id: ReferralId, helped: Helped | None) -> None:
    """Keep what the officer says of the help; None where nothing is said after all.

    Raises Refused before the referral was made.
    """
    referral = referrals.get(session.store, referral_id)
    if referral.state in NOT_MADE:
        raise Refused(_("Nobody has helped yet: the referral was not made."), field="helped")
    with session.store.transaction("referral.helped", referral.uid):
        referrals.say_helped(session.store, referral_id, helped)
    session.note_change(Changed.CASES)


def _see_to_answer(session: Session, referral: Referral) -> None:
    """Inside a transaction: who waits for an answer has one task, due the day after the service's usual time. It goes
    with the answer, and comes again where that was noted by mistake; once done, it stays done."""
    store = session.store
    task = stored_tasks.for_answer(store, referral.case_id, referral.uid)
    if referral.state is not ReferralState.MADE or referral.made_at is None or referral.made_on is None:
        if task is not None and task.is_open:
            stored_tasks.remove(store, task.id)
        return
    if task is not None and (task.is_open or task.made_at >= referral.made_at):
        return
    usual = services.get(session, referral.service_id).usual_days
    days = (ANSWER_DAYS if usual is None else usual) + 1
    stored_tasks.add(
        store,
        Task(
            id=TaskId(0),
            uid=new_uid(),
            case_id=referral.case_id,
            kind=TaskKind.ANSWER,
            about=ASK_AGAIN,
            detail=referral.uid,
            made_at=session.now(),
            due_on=referral.made_on + dt.timedelta(days=days),
        ),
    )
