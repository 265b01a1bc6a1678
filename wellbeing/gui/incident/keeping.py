"""Opening the cases of officers who said yes, with what was ticked before there was a case."""

from collections.abc import Callable, Sequence
from typing import Protocol

from wellbeing.app import debriefs, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership, Relation
from wellbeing.domain.checklist import Mode
from wellbeing.domain.condition import Answer
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId
from wellbeing.gui.incident.begun import Person


class Tick(Protocol):
    """What was ticked on the help-now sheet before there was a case."""

    mode: Mode
    checklist: str
    version: int
    answers: dict[str, Answer]
    done: dict[str, tuple[str, ...]]


def cases_of(
    agreed: Sequence[Person], act: str, there: int | None, *, join: IncidentId | None, ticked: Tick | None
) -> Callable[[Session], list[CaseId]]:
    """The use case that opens a case for each of `agreed`, in the incident `join` where one is known already.

    `there` is how many officers were there; None where nobody said.
    """
    involved = [_involved(person) for person in agreed]

    def save(session: Session) -> list[CaseId]:
        if join is not None:
            return [incidents.join_incident(session, join, officer) for officer in involved]
        new = NewIncident(act=act, officers=involved, officers_there=there, agreed=True)
        opened = incidents.open_incident(session, new)
        if ticked is not None and opened:
            debriefs.take_over(
                session,
                opened[0],
                checklist=ticked.checklist,
                version=ticked.version,
                mode=ticked.mode,
                answers=ticked.answers,
                done=ticked.done,
            )
        return opened

    return save


def _involved(person: Person) -> Involved:
    return Involved(
        officer_id=OfficerId(person.officer_id) if person.officer_id is not None else None,
        alias=person.alias,
        name=person.name,
        membership=Membership(person.membership or Membership.NONE),
        relation=Relation(person.relation or Relation.NONE),
    )
