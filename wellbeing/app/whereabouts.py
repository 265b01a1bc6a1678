"""Where a case is: here, or with another representative, and the ways that it went."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.app import representatives
from wellbeing.app.session import Session
from wellbeing.domain.case import Case, CaseState
from wellbeing.domain.departure import FileKind, FileThatLeft
from wellbeing.domain.hand_over import LASTS, Basis, HandedOver, Received
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, departures, hand_overs, officers

_AWAY = _("This case was handed over. It is looked after by another representative now.")
_OBJECTED = _("The officer objected to this hand-over. Please save the receipt: then the case is erased here.")


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
    objected: bool
    """The officer has objected, and the case is not erased yet: its receipt could not be written for sure."""
    package: FileThatLeft | None
    """The package that was written last, while the case is away."""

    @property
    def expires_at(self) -> dt.datetime | None:
        """Until when that package can be taken in."""
        return self.package.at + LASTS if self.package is not None else None


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
        objected=bool(came) and came[-1].objected_at is not None,
        package=_package(session, case_id) if away is not None else None,
    )


def _package(session: Session, case_id: CaseId) -> FileThatLeft | None:
    files = departures.all_files(session.store, case_id)
    return max((file for file in files if file.kind is FileKind.CASE_PACKAGE), key=lambda file: file.at, default=None)


def _names(session: Session) -> dict[str, str]:
    return {card.fingerprint: card.name for card in representatives.known(session)}


def refuse_away(session: Session, case: Case) -> None:
    """Raises Refused for a case that was handed over, or that is about to be erased: nothing is written to it here."""
    if hand_overs.away(session.store, case.uid) is not None:
        raise Refused(_AWAY)
    came = hand_overs.received(session.store, case.uid)
    if came and came[-1].objected_at is not None:
        raise Refused(_OBJECTED)
