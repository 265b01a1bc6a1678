"""Cases: the list, the case with everything that belongs to it, its facts, notes and end."""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from wellbeing.app import after_flags, red_flags, silence, whereabouts
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.app.silence import Quiet
from wellbeing.app.whereabouts import Whereabouts
from wellbeing.domain.case import Case, CaseState
from wellbeing.domain.consent import Consent
from wellbeing.domain.debrief import Debrief, FlagRaised
from wellbeing.domain.departure import FileThatLeft
from wellbeing.domain.follow_up import Contact, FollowUp, Result
from wellbeing.domain.identity import CaseId, FollowUpId, ReferralId
from wellbeing.domain.incident import Incident
from wellbeing.domain.officer import Officer
from wellbeing.domain.reachable import ReachableThrough
from wellbeing.domain.referral import Referral, Service, Station
from wellbeing.domain.rights import Restriction
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
