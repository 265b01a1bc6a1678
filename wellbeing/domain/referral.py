"""Services that can help, and a referral's way from an idea to an outcome."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import CaseId, ReferralId, ServiceId, Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A place that helps. `kind` is a code of referral_kinds.csv, `audiences` are codes of audiences.csv; `whom`,
    `hours`, `cost` and `confidentiality` say in words what `audiences`, `weekly_hours` (as in `domain.weekly_hours`),
    `free` and `employer_learns` say for a filter; None is not known. `usual_days` is its usual time to a first
    appointment; `fictitious` marks an example that must never be called. `note` is what the union adds.

    `pack` names the content pack that brings it, empty for an entry of the vault's own; `pack_title` is empty where
    that pack is not in use. `hidden` is not offered any more.
    """

    id: ServiceId
    uid: Uid
    kind: str
    name: str
    audiences: tuple[str, ...] = ()
    whom: str | None = None
    region: str | None = None
    languages: tuple[str, ...] = ()
    reach: str | None = None
    weekly_hours: str = ""
    hours: str | None = None
    free: bool | None = None
    cost: str | None = None
    employer_learns: bool | None = None
    confidentiality: str | None = None
    usual_days: int | None = None
    note: str | None = None
    checked_on: dt.date | None = None
    fictitious: bool = False
    hidden: bool = False
    pack: str = ""
    pack_title: str = ""


class ReferralState(StrEnum):
    """The stations of a referral; `CLOSED` always carries an outcome."""

    CONSIDERED = "considered"
    DECLINED = "declined"
    MADE = "made"
    ACKNOWLEDGED = "acknowledged"
    APPOINTMENT = "appointment"
    UNDER_WAY = "under_way"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a referral ended."""

    HELPED = "helped"
    WAITING_LIST = "waiting_list"
    DECLINED_BY_SERVICE = "declined_by_service"
    DID_NOT_ATTEND = "did_not_attend"
    NO_ANSWER = "no_answer"
    OTHER = "other"


NEXT_STATES: dict[ReferralState, frozenset[ReferralState]] = {
    ReferralState.CONSIDERED: frozenset({ReferralState.DECLINED, ReferralState.MADE}),
    ReferralState.DECLINED: frozenset(),
    ReferralState.MADE: frozenset(
        {ReferralState.ACKNOWLEDGED, ReferralState.APPOINTMENT, ReferralState.UNDER_WAY, ReferralState.CLOSED}
    ),
    ReferralState.ACKNOWLEDGED: frozenset({ReferralState.APPOINTMENT, ReferralState.UNDER_WAY, ReferralState.CLOSED}),
    ReferralState.APPOINTMENT: frozenset({ReferralState.UNDER_WAY, ReferralState.CLOSED}),
    ReferralState.UNDER_WAY: frozenset({ReferralState.CLOSED}),
    ReferralState.CLOSED: frozenset(),
}

WAITING = frozenset({ReferralState.MADE, ReferralState.ACKNOWLEDGED})
"""States in which somebody else has to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """`moved_at` is when it reached its present state; `appointment_on` the first appointment's date."""

    id: ReferralId
    uid: Uid
    case_id: CaseId
    service_id: ServiceId
    kind: str
    state: ReferralState = ReferralState.CONSIDERED
    created_at: dt.datetime
    made_at: dt.datetime | None = None
    moved_at: dt.datetime
    appointment_on: dt.date | None = None
    outcome: Outcome | None = None

    def __post_init__(self) -> None:
        if (self.state is ReferralState.CLOSED) != (self.outcome is not None):
            raise ValueError("a referral is closed exactly when it has an outcome")

    @property
    def is_open(self) -> bool:
        """Whether it still needs somebody's attention."""
        return bool(NEXT_STATES[self.state])

    def waiting_days(self, today: dt.date) -> int | None:
        """Days from making the referral to the first appointment, or to `today` while there is none."""
        if self.made_at is None:
            return None
        return ((self.appointment_on or today) - self.made_at.astimezone().date()).days


def waiting_class(days: int) -> str:
    """The class of a waiting time in days, as in waiting_classes.csv."""
    for limit, code in ((8, "D0-7"), (15, "D8-14"), (29, "D15-28"), (57, "D29-56"), (91, "D57-90")):
        if days < limit:
            return code
    return "D_GE91"
