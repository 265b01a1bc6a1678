"""The facts of an incident and of everybody who has a case for it, and their correction.

What stood there before is kept as history of the officer's record.
"""

import dataclasses
from dataclasses import dataclass

from wellbeing.app import after_flags, whereabouts
from wellbeing.app import incidents as incident_cases
from wellbeing.app.session import Changed, Session
from wellbeing.domain import cadence, court
from wellbeing.domain.case import Case, CaseState, Membership
from wellbeing.domain.consent import Purpose
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId
from wellbeing.domain.incident import Incident
from wellbeing.domain.officer import Officer
from wellbeing.domain.rights import corrected as corrected_fields
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, consents, follow_ups, hand_overs, incidents, officers, rights, search


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
