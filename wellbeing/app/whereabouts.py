"""Where a case is: here, or with another representative, and the ways that it went."""

from dataclasses import dataclass

from wellbeing.app import representatives
from wellbeing.app.session import Session
from wellbeing.domain.case import Case, CaseState
from wellbeing.domain.hand_over import Basis, HandedOver, Received
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, hand_overs, officers

_AWAY = _("This case was handed over. It is looked after by another representative now.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """`away` is the package by which the case is somewhere else now. `names` has the representatives by fingerprint.

    `may_object`: it came here in an emergency, and the officer may object to that.
    """

    alias: str
    is_open: bool
    away: HandedOver | None
    left: tuple[HandedOver, ...]
    received: tuple[Received, ...]
    names: dict[str, str]
    may_object: bool


def of_case(session: Session, case_id: CaseId) -> Whereabouts:
    """Where a case is, the oldest way first."""
    case = cases.get(session.store, case_id)
    came = hand_overs.received(session.store, case.uid)
    away = hand_overs.away(session.store, case.uid)
    left = hand_overs.left_of(session.store, case.uid)
    return Whereabouts(
        alias=officers.get(session.store, case.officer_id).alias,
        is_open=case.state is CaseState.OPEN,
        away=away,
        left=tuple(left),
        received=tuple(came),
        names=_names(session) if came or left else {},
        may_object=bool(came) and came[-1].basis is Basis.EMERGENCY and away is None,
    )


def _names(session: Session) -> dict[str, str]:
    return {card.fingerprint: card.name for card in representatives.known(session)}


def refuse_away(session: Session, case: Case) -> None:
    """Raises Refused for a case that was handed over: nothing is written to it here."""
    if hand_overs.away(session.store, case.uid) is not None:
        raise Refused(_AWAY)
