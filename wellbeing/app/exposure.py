"""Over the years: everything that one officer has been through, as far as this vault knows. Nothing is stored for it,
nothing is added up, and no figure may read it (an import contract says so)."""

import itertools
from dataclasses import dataclass

from wellbeing.app.session import Session
from wellbeing.content import library
from wellbeing.domain.case import CaseState
from wellbeing.domain.condition import looks_at
from wellbeing.domain.exposure import Lived, close_together
from wellbeing.domain.identity import CaseId
from wellbeing.domain.referral import Outcome
from wellbeing.vault import cases, incidents, officers, referrals


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """The newest year first, and in it the newest event. `guide` names the topic guide for it, where there is one."""

    alias: str
    years: tuple[tuple[int, tuple[Lived, ...]], ...]
    close_together: bool
    guide: str | None


def of_case(session: Session, case_id: CaseId) -> Exposure:
    """What the officer of a case has been through: their own cases of this vault, and imported ones tied to them."""
    officer_id = cases.get(session.store, case_id).officer_id
    lived = [_lived(session, found) for found in cases.of_officer(session.store, officer_id)]
    lived.sort(key=lambda event: (event.day, event.case_id), reverse=True)
    years = itertools.groupby(lived, key=lambda event: event.day.year)
    return Exposure(
        alias=officers.get(session.store, officer_id).alias,
        years=tuple((year, tuple(events)) for year, events in years),
        close_together=close_together(lived),
        guide=_guide(),
    )


def has_history(session: Session, case_id: CaseId) -> bool:
    """Whether the officer of a case has others."""
    return len(cases.of_officer(session.store, cases.get(session.store, case_id).officer_id)) > 1


def _lived(session: Session, case_id: CaseId) -> Lived:
    case = cases.get(session.store, case_id)
    incident = incidents.get(session.store, case.incident_id)
    made = referrals.of_case(session.store, case_id)
    helped = dict.fromkeys(referral.kind for referral in made if referral.outcome is Outcome.HELPED)
    return Lived(
        case_id=case_id,
        day=incident.occurred_on,
        act=incident.act,
        days_lost=case.days_lost,
        helped=tuple(helped),
        imported=case.state is CaseState.HISTORY,
    )


def _guide() -> str | None:
    """The topic guide that asks for an officer's other cases."""
    return next((head.name for head in library.topics() if looks_at(head.topic.fits, "other_cases")), None)
