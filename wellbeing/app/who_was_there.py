"""Who was there: the officers of one incident with the next step of each, and whom nobody has spoken to yet.

Colleagues without a case are numbers, never people: nobody is named before they agreed to a record.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from wellbeing.app import silence
from wellbeing.app.session import Changed, Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import FollowUp, Urgency
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.domain.incident import Incident
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import follow_ups, incidents
from wellbeing.vault.incidents import PersonThere
from wellbeing.vault.rights import restricted_cases

MOST = 99
"""Officers that an incident can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An officer with a case for the incident. `spoken_to` also where they said that they want no contact."""

    case_id: CaseId
    alias: str
    state: CaseState
    spoken_to: bool
    at_peace: bool
    next: FollowUp | None

    @property
    def waits(self) -> bool:
        """Whether somebody should speak to them still."""
        return _waits(self.state, spoken_to=self.spoken_to, at_peace=self.at_peace)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoWasThere:
    """One incident with its officers."""

    incident: Incident
    people: tuple[Person, ...]

    @property
    def total(self) -> int:
        """How many officers were there, as far as is known."""
        known = len(self.people) + self.incident.spoken_without_case
        return max(known, self.incident.officers_there or 0)

    @property
    def without_case(self) -> int:
        """How many colleagues nobody has spoken to and nobody has a case for."""
        return self.total - len(self.people) - self.incident.spoken_without_case

    @property
    def not_spoken_to(self) -> int:
        """How many of all nobody has spoken to yet."""
        return self.without_case + sum(person.waits for person in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """An incident of which somebody was not spoken to: `aliases` of those with a case, and how many have none. One
    that came by a slip may have no case at all."""

    incident_id: IncidentId
    aliases: tuple[str, ...]
    without_case: int
    total: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known but that it was."""
        return not self.aliases and not self.without_case


def look(session: Session, incident_id: IncidentId) -> WhoWasThere:
    """The officers of an incident, in the order in which their cases were opened."""
    peaceful = silence.at_peace(session) | restricted_cases(session.store)
    people = incidents.people(session.store, incident_id)
    return WhoWasThere(
        incident=incidents.get(session.store, incident_id),
        people=tuple(_person(session, found, peaceful) for found in people),
    )


def _person(session: Session, found: PersonThere, peaceful: Collection[CaseId]) -> Person:
    return Person(
        case_id=found.case_id,
        alias=found.alias,
        state=found.state,
        spoken_to=found.spoken_to,
        at_peace=found.case_id in peaceful,
        next=_next(follow_ups.of_case(session.store, found.case_id), session.now()),
    )


def _next(known: list[FollowUp], now: dt.datetime) -> FollowUp | None:
    """As on Today: of the open steps the first whose window has not passed; where all have passed, the last."""
    open_ = [found for found in known if found.result is None]
    standing = [found for found in open_ if found.urgency(now) is not Urgency.OVERDUE]
    return standing[0] if standing else open_[-1] if open_ else None


def tell(session: Session, incident_id: IncidentId, officers_there: int | None, spoken_without_case: int) -> None:
    """Keep how many officers were there (None: nobody knows), and how many were spoken to and have no case here.

    Raises Refused where fewer were there than are known.
    """
    found = incidents.get(session.store, incident_id)
    known = len(incidents.people(session.store, incident_id)) + spoken_without_case
    if officers_there is not None and officers_there < known:
        raise Refused(_("More officers than that are known already. Please check the two numbers."), field="there")
    if known > MOST or (officers_there or 0) > MOST or spoken_without_case < 0:
        raise Refused(_("An incident holds 99 officers at most."), field="there")
    with session.store.transaction("incident.who-was-there", found.uid):
        incidents.tell_there(session.store, incident_id, officers_there, spoken_without_case)
    session.note_change(Changed.CASES)


def unchecked(session: Session, shown: Collection[CaseId], peaceful: Collection[CaseId]) -> tuple[Unchecked, ...]:
    """The incidents of open cases with somebody to whom nobody has spoken; not those whose case is `shown` anyway."""
    found = []
    for incident_id, (there, spoken_without_case) in incidents.to_check(session.store).items():
        people = incidents.people(session.store, incident_id)
        waiting = [
            person
            for person in people
            if person.case_id not in shown
            and _waits(person.state, spoken_to=person.spoken_to, at_peace=person.case_id in peaceful)
        ]
        known = len(people) + spoken_without_case
        without_case = max(0, (there or 0) - known)
        if waiting or without_case or not people:
            found.append(
                Unchecked(
                    incident_id=incident_id,
                    aliases=tuple(person.alias for person in waiting),
                    without_case=without_case,
                    total=known + without_case,
                )
            )
    return tuple(found)


def _waits(state: CaseState, *, spoken_to: bool, at_peace: bool) -> bool:
    return state is CaseState.OPEN and not spoken_to and not at_peace
