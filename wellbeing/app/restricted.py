"""What stands in the way: records that are restricted are not used, and records under a hold are not erased."""

from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, rights

RESTRICTED = _(
    "The officer's records are restricted: they are kept and not used. Lift the restriction on the page “Rights” first."
)
_HELD = _(
    "A hold stands until {date}: while a claim is open, nothing of this officer is erased. Lift the hold on the page "
    "“Rights” first, if the claim has ended."
)


def refuse_restricted(session: Session, case_id: CaseId) -> None:
    """Raises Refused (field `restricted`) while the records of a case's officer are kept and not used."""
    if rights.is_restricted(session.store, case_id):
        raise Refused(RESTRICTED, field="restricted")


def refuse_held(session: Session, officer_id: OfficerId) -> None:
    """Raises Refused (field `hold`) while a hold stands against erasing anything of an officer."""
    until = [hold.until for hold in rights.holds(session.store, officer_id) if hold.stands(session.today())]
    if until:
        raise Refused(_HELD, field="hold", date=session.language.date(max(until)))


def refuse_held_case(session: Session, case_id: CaseId) -> None:
    """The same for the officer of a case."""
    refuse_held(session, cases.get(session.store, case_id).officer_id)
