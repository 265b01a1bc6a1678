"""Cases: the list, the case with everything that belongs to it, its facts, notes and end."""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from wellbeing.app import after_flags, red_flags, silence, whereabouts
from wellbeing.app import incidents as incident_cases
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.app.silence import Quiet
from wellbeing.app.whereabouts import Whereabouts
from wellbeing.domain import cadence, court
from wellbeing.domain.case import Case, CaseState, Membership
from wellbeing.domain.consent import Consent, Purpose
from wellbeing.domain.debrief import Debrief, FlagRaised
from wellbeing.domain.departure import FileThatLeft
from wellbeing.domain.follow_up import Contact, FollowUp, Result
from wellbeing.domain.identity import CaseId, FollowUpId, IncidentId, OfficerId, ReferralId
from wellbeing.domain.incident import Incident
from wellbeing.domain.officer import Officer
from wellbeing.domain.reachable import ReachableThrough
from wellbeing.domain.referral import Referral, Service, Station
from wellbeing.domain.rights import Restriction
from wellbeing.domain.rights import corrected as corrected_fields
from wellbeing.domain.self_check import KeptSelfCheck
from wellbeing.domain.silence import ended_without_contact
from wellbeing.domain.task import Task
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import (
    cases,
    consents,
    debriefs,
    departures,
    follow_ups,
    hand_overs,
    incidents,
    notes,
    officers,
    reachable,
    referrals,
    rights,
    search,
    self_checks,
    services,
    tasks,
)
from wellbeing.vault.cases import CaseRow as CaseRow

PAGE = 200
"""Rows of the list that are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything about one case, for its screen and its timeline."""

    case: Case
    officer: Officer
    incident: Incident
    follow_ups: tuple[FollowUp, ...]
    contacts: tuple[tuple[FollowUpId, Contact], ...]
    quiet: Quiet
    tasks: tuple[Task, ...]
    reachable: ReachableThrough | None
    self_checks: tuple[KeptSelfCheck, ...]
    """Only what the officer asked to have kept."""
    debriefs: tuple[Debrief, ...]
    flags: tuple[FlagRaised, ...]
    consents: tuple[Consent, ...]
    referrals: tuple[Referral, ...]
    stations: tuple[tuple[ReferralId, Station], ...]
    services: dict[int, Service]
    notes: tuple[tuple[dt.datetime, str], ...]
    files: tuple[FileThatLeft, ...]
    colleagues: tuple[tuple[CaseId, str], ...]
    """The other officers of the same incident: case and alias."""
    whereabouts: Whereabouts
    restriction: Restriction | None = None
    """While one is in force the records are kept and not used."""

    @property
    def next_follow_up(self) -> FollowUp | None:
        """The first step that is still open."""
        return next((found for found in self.follow_ups if found.result is None), None)


def rows(session: Session, state: CaseState | None = None, offset: int = 0) -> list[CaseRow]:
    """A page of the list, the newest case first."""
    found = cases.rows(session.store, state=state, limit=PAGE, now=session.now(), offset=offset)
    return silence.mark_peace(session, found)


def counts(session: Session) -> dict[CaseState, int]:
    """Number of cases per state."""
    return cases.counts(session.store)


def case_file(session: Session, case_id: CaseId) -> CaseFile:
    """One case with everything that belongs to it."""
    store = session.store
    case = cases.get(store, case_id)
    made = tuple(referrals.of_case(store, case_id))
    others = [other for other in cases.of_incident(store, case.incident_id) if other.id != case_id]
    return CaseFile(
        case=case,
        officer=officers.get(store, case.officer_id),
        incident=incidents.get(store, case.incident_id),
        follow_ups=tuple(follow_ups.of_case(store, case_id)),
        contacts=tuple(follow_ups.contacts(store, case_id)),
        quiet=silence.quiet(session, case_id),
        tasks=tuple(tasks.of_case(store, case_id)),
        reachable=reachable.get(store, case_id),
        self_checks=tuple(self_checks.of_case(store, case_id)),
        debriefs=tuple(debriefs.of_case(store, case_id)),
        flags=tuple(debriefs.flags(store, case_id)),
        consents=tuple(consents.of_case(store, case_id)),
        referrals=made,
        stations=tuple(referrals.stations(store, case_id)),
        services={referral.service_id: services.get(store, referral.service_id) for referral in made},
        notes=tuple(notes.of_case(store, case_id)),
        files=tuple(departures.all_files(store, case_id)),
        whereabouts=whereabouts.of_case(session, case_id),
        colleagues=tuple((other.id, officers.get(store, other.officer_id).alias) for other in others),
        restriction=rights.restriction(store, case.officer_id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One officer of an incident with the case that carries the facts of that time."""

    case: Case
    officer: Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An incident with everybody who has a case for it."""

    incident: Incident
    people: tuple[Person, ...]


def facts(session: Session, incident_id: IncidentId) -> Facts:
    """The facts of an incident and of each officer who was there; those whose case was handed over are not changed
    here any more."""
    store = session.store
    away = hand_overs.all_away(store)
    found = [case for case in cases.of_incident(store, incident_id) if case.uid not in away]
    return Facts(
        incident=incidents.get(store, incident_id),
        people=tuple(Person(case=case, officer=officers.get(store, case.officer_id)) for case in found),
    )


def correct_facts(session: Session, corrected: Facts) -> None:
    """Write the facts of an incident and of its cases together; a refusal leaves all of them as they were.

    Where the time changed, open follow-ups move with it.
    """
    incident = corrected.incident
    incident_cases.check_when(session, incident.occurred_on, incident.occurred_at)
    stored = {case.id: case for case in cases.of_incident(session.store, incident.id)}
    if any(case.state is CaseState.HISTORY for case in stored.values()):
        raise Refused(_("Imported cases are history and are not changed here."))
    if any(not person.officer.alias.strip() for person in corrected.people):
        raise Refused(_("Please enter an alias: it is what the screen shows instead of the name."), field="alias")
    _refuse_shared_aliases(session, corrected.people)
    for person in corrected.people:
        _refuse_impossible_end(session, person.case, incident)
        whereabouts.refuse_away(session, person.case)
        _refuse_record_without_consent(session, person.case)
    with session.store.transaction("incident.corrected", incident.uid):
        _note_before(session, corrected, stored)
        incidents.update(session.store, incident)
        for person in corrected.people:
            if person.case.id in stored:
                # Who counts it is no fact of the case: it may have changed while the page stood open.
                case = dataclasses.replace(person.case, lead=stored[person.case.id].lead)
                cases.update(session.store, case)
                officers.update(session.store, person.officer)
        for case in stored.values():
            if case.state is CaseState.OPEN:
                steps = cadence.plan(incident_cases.occurred(incident), case.opened_at)
                follow_ups.move(session.store, case.id, steps, session.now())
                after_flags.plan(session, case.id)
            _index_officer(session, case.officer_id)
    session.note_change(Changed.CASES)


def _note_before(session: Session, after: Facts, stored: dict[CaseId, Case]) -> None:
    """What stood there before is kept, for each officer whose record it was."""
    now, before = session.now(), incidents.get(session.store, after.incident.id)
    people = {person.case.id: person for person in after.people}
    for case in stored.values():
        found = corrected_fields("incident", before, after.incident, now, case.id)
        if case.id in people:
            person, officer = people[case.id], officers.get(session.store, case.officer_id)
            found += corrected_fields("case", case, person.case, now, case.id)
            found += corrected_fields("officer", officer, person.officer, now, None)
        rights.note_corrections(session.store, case.officer_id, found)


def _refuse_shared_aliases(session: Session, people: tuple[Person, ...]) -> None:
    """Only an alias that was changed is looked at: an import may have brought two that are the same."""
    for person in people:
        known = officers.get(session.store, person.officer.id)
        others = officers.aliases(session.store) - {known.alias}
        if person.officer.alias != known.alias and incident_cases.is_taken(person.officer.alias, others):
            raise Refused(incident_cases.ALIAS_TAKEN, field="alias")


def _refuse_impossible_end(session: Session, case: Case, incident: Incident) -> None:
    """A case in court ends after the incident, and not tomorrow."""
    day = case.justice_on
    if day is not None and not court.may_have_ended(day, incident.occurred_on, session.today()):
        raise Refused(
            _("The case in court can't have ended before the incident, or on a day to come. Please check the day."),
            field=f"court {case.id}",
        )


def _refuse_record_without_consent(session: Session, case: Case) -> None:
    """Without a tie to the union a record rests on consent: a correction can't get round it."""
    if case.membership is not Membership.NONE:
        return
    consent = consents.latest(session.store, case.id, Purpose.RECORD)
    if consent is None or not consent.in_force:
        raise Refused(
            _("Without a tie to the union this record needs the officer's own consent, which was not given."),
            field="membership",
        )


def _index_officer(session: Session, officer_id: OfficerId) -> None:
    """An officer's alias and name stand in the search document of each of their cases."""
    for case_id in cases.of_officer(session.store, officer_id):
        search.index_case(session.store, case_id)


def correct_case(session: Session, case: Case) -> None:
    """Write corrected facts of a case (injury, days lost, conditions, membership, role, care, record, outcome)."""
    known = cases.get(session.store, case.id)
    if known.state is CaseState.HISTORY:
        raise Refused(_("Imported cases are history and are not changed here."))
    whereabouts.refuse_away(session, known)
    _refuse_record_without_consent(session, case)
    _refuse_impossible_end(session, case, incidents.get(session.store, case.incident_id))
    with session.store.transaction("case.corrected", case.uid):
        before = corrected_fields("case", known, case, session.now(), case.id)
        rights.note_corrections(session.store, case.officer_id, before)
        cases.update(session.store, dataclasses.replace(case, lead=known.lead))
        search.index_case(session.store, case.id)
    session.note_change(Changed.CASES)


def correct_incident(session: Session, incident: Incident) -> None:
    """Write corrected facts of an incident; where its time changed, open follow-ups move with it."""
    incident_cases.check_when(session, incident.occurred_on, incident.occurred_at)
    before = incidents.get(session.store, incident.id)
    with session.store.transaction("incident.corrected", incident.uid):
        incidents.update(session.store, incident)
        for case in cases.of_incident(session.store, incident.id):
            found = corrected_fields("incident", before, incident, session.now(), case.id)
            rights.note_corrections(session.store, case.officer_id, found)
            if case.state is CaseState.OPEN:
                steps = cadence.plan(incident_cases.occurred(incident), case.opened_at)
                follow_ups.move(session.store, case.id, steps, session.now())
                after_flags.plan(session, case.id)
            search.index_case(session.store, case.id)
    session.note_change(Changed.CASES)


def correct_officer(
    session: Session, case_id: CaseId, *, alias: str, name: str, contact: str, language: str | None = None
) -> None:
    """Correct how an officer is called and reached (and the language, where one is given). What stood there before
    is kept. Raises Refused without an alias, or with one that another officer has."""
    if not alias.strip():
        raise Refused(_("Please enter an alias: it is what the screen shows instead of the name."), field="alias")
    officer = officers.get(session.store, cases.get(session.store, case_id).officer_id)
    others = officers.aliases(session.store) - {officer.alias}
    if alias.strip() != officer.alias and incident_cases.is_taken(alias.strip(), others):
        raise Refused(incident_cases.ALIAS_TAKEN, field="alias")
    corrected = dataclasses.replace(
        officer,
        alias=alias.strip(),
        name=name.strip() or None,
        contact=contact.strip() or None,
        language=language or officer.language,
    )
    with session.store.transaction("officer.corrected", officer.uid):
        before = corrected_fields("officer", officer, corrected, session.now(), None)
        rights.note_corrections(session.store, officer.id, before)
        officers.update(session.store, corrected)
        _index_officer(session, officer.id)
    session.note_change(Changed.CASES)


def add_note(session: Session, case_id: CaseId, text: str) -> None:
    """Write a note that never leaves the vault. Refused where free text may not be protected."""
    refuse_restricted(session, case_id)
    case = cases.get(session.store, case_id)
    if incidents.get(session.store, case.incident_id).without_free_text:
        raise Refused(_("No notes are kept for this case: what is written here may not be protected."), field="note")
    whereabouts.refuse_away(session, case)
    if not text.strip():
        raise Refused(_("The note is empty."), field="note")
    with session.store.transaction("note.written", case.uid):
        notes.add(session.store, case_id, text.strip(), session.now())
        search.index_case(session.store, case_id)
    session.note_change(Changed.CASES)


def close(session: Session, case_id: CaseId) -> None:
    """Close a case. Open follow-ups end with it, as declined; it can be opened again.

    Raises Refused while a referral is open, and while an emergency has no word on what was done.
    """
    case = cases.get(session.store, case_id)
    if case.state is not CaseState.OPEN:
        raise Refused(_("This case is already closed."))
    if any(referral.is_open for referral in referrals.of_case(session.store, case_id)):
        raise Refused(_("A referral of this case is still open. Please close it with its outcome first."))
    if red_flags.without_word(session, case_id):
        raise Refused(_("An emergency is open. Please note what was done; 'help was refused' is an answer too."))
    silence.refuse_while_silent(session, case_id)
    now, peace_since = session.now(), silence.quiet(session, case_id).peace_since
    with session.store.transaction("case.closed", case.uid):
        for follow_up in follow_ups.of_case(session.store, case_id):
            if follow_up.result is None:
                passed = follow_up.closes_at < now
                result = ended_without_contact(follow_up, peace_since) if passed else Result.DECLINED
                follow_ups.close(session.store, follow_up.id, result, now)
        cases.update(session.store, dataclasses.replace(case, state=CaseState.CLOSED, closed_at=now))
    session.note_change(Changed.CASES)


def reopen(session: Session, case_id: CaseId) -> None:
    """Open a closed case again. Steps that ended with the closing are open again while their time lasts."""
    case = cases.get(session.store, case_id)
    if case.state is not CaseState.CLOSED:
        raise Refused(_("This case is not closed."))
    refuse_restricted(session, case_id)
    whereabouts.refuse_away(session, case)
    with session.store.transaction("case.reopened", case.uid):
        for follow_up in follow_ups.of_case(session.store, case_id):
            ended_with_it = follow_up.closed_at == case.closed_at and follow_up.result is Result.DECLINED
            if ended_with_it and follow_up.closes_at > session.now():
                follow_ups.reopen(session.store, follow_up.id)
        cases.update(session.store, dataclasses.replace(case, state=CaseState.OPEN, closed_at=None))
        after_flags.plan(session, case_id)
    session.note_change(Changed.CASES)
