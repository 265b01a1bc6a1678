"""An officer who does not answer: left in peace after one more try, or, after an emergency, never without a person.

What stands is worked out from the approaches and red flags of a case. Only to whom the representative turned is kept.
"""

import datetime as dt
from dataclasses import dataclass

from wellbeing.app import country
from wellbeing.app.flag_words import words_of_case
from wellbeing.app.session import Changed, Session
from wellbeing.domain.after_flag import ContactDay, Emergency, contact_days, standing_emergencies
from wellbeing.domain.case import CaseState
from wellbeing.domain.checklist import Level
from wellbeing.domain.country import HelpNumber
from wellbeing.domain.debrief import DebriefState, FlagRaised
from wellbeing.domain.follow_up import Contact, FollowUp, Result, TurnedTo
from wellbeing.domain.identity import CaseId, FollowUpId
from wellbeing.domain.reachable import ReachableThrough
from wellbeing.domain.silence import Silence, left_in_peace_since, silences
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import debriefs, follow_ups, reachable
from wellbeing.vault.cases import CaseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Where a case stands with silence: `emergencies` that are not over, `silences` that nobody was told of, and
    since when the officer is left in peace. After an emergency there is no peace."""

    emergencies: tuple[Emergency, ...]
    silences: tuple[Silence, ...]
    peace_since: dt.datetime | None

    def silent_at(self, follow_up_id: FollowUpId) -> Silence | None:
        """The silence at this follow-up, where there is one."""
        return next((found for found in self.silences if found.follow_up.id == follow_up_id), None)

    def watches(self, follow_up: FollowUp) -> bool:
        """Whether an emergency stands behind this follow-up."""
        return any(emergency.watches(follow_up) for emergency in self.emergencies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whom to turn to: what the officer stated, else the country's numbers, never empty."""

    through: ReachableThrough | None
    numbers: tuple[HelpNumber, ...]


def planned_days(session: Session, case_id: CaseId) -> list[tuple[FlagRaised, tuple[ContactDay, ...]]]:
    """Every red flag of a case with the days on which somebody is in touch because of it."""
    words = words_of_case(session, case_id)
    found = []
    for raised in debriefs.flags(session.store, case_id):
        flag = words.get((raised.debrief_id, raised.flag))
        found.append((raised, contact_days(raised, flag.contact_after_days if flag else ())))
    return found


def _emergency_days(session: Session, case_id: CaseId) -> list[tuple[FlagRaised, tuple[ContactDay, ...]]]:
    """The same of emergencies alone: their days are fixed, so that Today reads no guide for them."""
    raised_flags = debriefs.flags(session.store, case_id)
    return [(raised, contact_days(raised, ())) for raised in raised_flags if raised.level == Level.EMERGENCY]


def quiet(session: Session, case_id: CaseId) -> Quiet:
    """Where a case stands now."""
    known = follow_ups.of_case(session.store, case_id)
    contacts = follow_ups.contacts(session.store, case_id)
    heard = _heard(session, case_id, known, [contact for _id, contact in contacts])
    emergencies = standing_emergencies(_emergency_days(session, case_id), heard)
    peace = None if emergencies else left_in_peace_since([contact for _id, contact in contacts], heard)
    return Quiet(
        emergencies=emergencies,
        silences=silences(known, contacts, emergencies, session.now()),
        peace_since=peace,
    )


def at_peace(session: Session) -> set[CaseId]:
    """The open cases whose officers are left in peace: nothing nags there."""
    return _at_peace(session, follow_ups.tried_in_vain(session.store))


def mark_peace(session: Session, rows: list[CaseRow]) -> list[CaseRow]:
    """Rows of a list, with those marked whose officers are left in peace. Only these rows are looked into, and only
    what is open: it is done at every key press of a search."""
    open_ = [row.case_id for row in rows if row.state is CaseState.OPEN]
    peaceful = _at_peace(session, follow_ups.tried_in_vain(session.store, open_)) if open_ else set()
    return [row._replace(at_peace=True) if row.case_id in peaceful else row for row in rows]


def _at_peace(session: Session, tried: list[CaseId]) -> set[CaseId]:
    return {case_id for case_id in tried if quiet(session, case_id).peace_since is not None}


def _heard(session: Session, case_id: CaseId, known: list[FollowUp], contacts: list[Contact]) -> list[dt.datetime]:
    """When the officer was heard of: reached, in a talk about a topic, or saying that a contact is not wanted."""
    reached = [contact.at for contact in contacts if contact.reached]
    talks = [
        debrief.finished_at
        for debrief in debriefs.of_case(session.store, case_id)
        if debrief.state is DebriefState.DONE and debrief.step is None and debrief.finished_at is not None
    ]
    refused = [found.closed_at for found in known if found.result is Result.DECLINED and found.closed_at is not None]
    return [*reached, *talks, *refused]


def whom_to_turn_to(session: Session, case_id: CaseId) -> Turn:
    """The person the officer named, and the numbers of the country: the emergency number, the duty commander."""
    profile = country.of_session(session)
    return Turn(through=reachable.get(session.store, case_id), numbers=profile.emergency_block())


def note_turned_to(session: Session, follow_up_id: FollowUpId, whom: tuple[TurnedTo, ...]) -> None:
    """Record what was done about a silence after an emergency. The follow-up stays open until somebody was reached."""
    follow_up = follow_ups.get(session.store, follow_up_id)
    if not whom:
        raise Refused(_("Please say to whom you turned; that nobody was reached is an answer too."), field="turned_to")
    with session.store.transaction("follow-up.turned-to", follow_up.uid):
        follow_ups.turned_to(session.store, follow_up_id, whom, session.now())
    session.note_change(Changed.CASES)


def refuse_while_silent(session: Session, case_id: CaseId, follow_up_id: FollowUpId | None = None) -> None:
    """After an emergency nobody lets go of a silent officer before a person was told. Raises Refused."""
    found = quiet(session, case_id).silences
    if any(follow_up_id is None or silence.follow_up.id == follow_up_id for silence in found):
        raise Refused(
            _("The officer was not reached after an emergency. Please note first to whom you turned."),
            field="turned_to",
        )
