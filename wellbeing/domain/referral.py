"""Services that can help, and a referral's way from an idea to an outcome."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
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
    CONSENT_ASKED = "consent_asked"
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


class Helped(StrEnum):
    """What the officer says of the help, in one choice. It is the officer's word, whatever the outcome is."""

    A_LOT = "a_lot"
    A_LITTLE = "a_little"
    NOT_AT_ALL = "not_at_all"
    TOO_EARLY = "too_early"


NEXT_STATES: dict[ReferralState, frozenset[ReferralState]] = {
    ReferralState.CONSIDERED: frozenset({ReferralState.CONSENT_ASKED, ReferralState.DECLINED, ReferralState.MADE}),
    ReferralState.CONSENT_ASKED: frozenset({ReferralState.DECLINED, ReferralState.MADE}),
    ReferralState.DECLINED: frozenset(),
    ReferralState.MADE: frozenset(
        {ReferralState.ACKNOWLEDGED, ReferralState.APPOINTMENT, ReferralState.UNDER_WAY, ReferralState.CLOSED}
    ),
    ReferralState.ACKNOWLEDGED: frozenset({ReferralState.APPOINTMENT, ReferralState.UNDER_WAY, ReferralState.CLOSED}),
    ReferralState.APPOINTMENT: frozenset({ReferralState.APPOINTMENT, ReferralState.UNDER_WAY, ReferralState.CLOSED}),
    ReferralState.UNDER_WAY: frozenset({ReferralState.CLOSED}),
    ReferralState.CLOSED: frozenset(),
}
"""Every move that is allowed; an appointment that is moved to another day is an appointment again."""

NOT_MADE = frozenset({ReferralState.CONSIDERED, ReferralState.CONSENT_ASKED, ReferralState.DECLINED})
"""States in which nobody outside knows of it."""

WAITING = frozenset({ReferralState.MADE, ReferralState.ACKNOWLEDGED})
"""States in which somebody else has to answer."""

DATED = frozenset({ReferralState.APPOINTMENT, ReferralState.UNDER_WAY, ReferralState.CLOSED})
"""Stations at which the day of the first appointment can be noted: an appointment needs one."""

LONGEST_WAIT = dt.timedelta(days=3 * 365)
"""A first appointment that lies further away than this is a slip of the pen."""

ANSWER_DAYS = 14
"""Days until a service is asked again whose usual time is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A move of a referral: where it came to, and what was said with it. One that was taken back stays in sight."""

    state: ReferralState
    at: dt.datetime
    appointment_on: dt.date | None = None
    outcome: Outcome | None = None
    taken_back_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """`moved_at` is when it reached its present state; `appointment_on` the first appointment's date; `earlier_id`
    the referral that this one follows; `helped` the officer's own word."""

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
    earlier_id: ReferralId | None = None
    helped: Helped | None = None

    def __post_init__(self) -> None:
        if (self.state is ReferralState.CLOSED) != (self.outcome is not None):
            raise ValueError("a referral is closed exactly when it has an outcome")
        if (self.state in NOT_MADE) != (self.made_at is None):
            raise ValueError("a referral has a moment at which it was made exactly when it was")

    @property
    def is_open(self) -> bool:
        """Whether it still needs somebody's attention."""
        return bool(NEXT_STATES[self.state])

    @property
    def made_on(self) -> dt.date | None:
        """The local day on which it was made."""
        return None if self.made_at is None else self.made_at.astimezone().date()

    @property
    def waited_days(self) -> int | None:
        """Days from making it to the first appointment: 0 for the same day, None where no day is known."""
        return None if self.made_on is None else waited_days(self.made_on, self.appointment_on)

    def waiting_days(self, today: dt.date) -> int | None:
        """Days from making the referral to the first appointment, or to `today` while there is none."""
        return None if self.made_on is None else ((self.appointment_on or today) - self.made_on).days

    def reached(self, station: Station) -> "Referral":
        """As it is after one more station."""
        state = station.state
        return dataclasses.replace(
            self,
            state=state,
            moved_at=station.at,
            made_at=station.at if state is ReferralState.MADE else self.made_at,
            appointment_on=station.appointment_on or self.appointment_on,
            outcome=station.outcome,
        )

    def after(self, stations: Iterable[Station]) -> "Referral":
        """As it is after those of `stations`, oldest first, that were not taken back."""
        standing = [station for station in stations if station.taken_back_at is None]
        first, *later = standing
        found = dataclasses.replace(
            self, state=first.state, moved_at=first.at, made_at=None, appointment_on=None, outcome=None
        )
        for station in later:
            found = found.reached(station)
        return found if found.made_at is not None else dataclasses.replace(found, helped=None)


class WrongDay(StrEnum):
    """Why a day can't be that of a first appointment."""

    BEFORE_MADE = "before_made"
    TOO_FAR = "too_far"
    STILL_TO_COME = "still_to_come"


def wrong_day(made_on: dt.date, appointment_on: dt.date, state: ReferralState, today: dt.date) -> WrongDay | None:
    """Why the first appointment of a referral that goes to `state` can't be on that day; None where it can."""
    if appointment_on < made_on:
        return WrongDay.BEFORE_MADE
    if appointment_on > max(made_on, today) + LONGEST_WAIT:
        return WrongDay.TOO_FAR
    if state is ReferralState.UNDER_WAY and appointment_on > today:
        return WrongDay.STILL_TO_COME
    return None


def waited_days(made_on: dt.date, appointment_on: dt.date | None) -> int | None:
    """Days from the day a referral was made to its first appointment; None where that is missing or lies before."""
    days = None if appointment_on is None else (appointment_on - made_on).days
    return None if days is None or days < 0 else days


def waiting_class(days: int) -> str:
    """The class of a waiting time in days, as in waiting_classes.csv. Raises ValueError below zero."""
    if days < 0:
        raise ValueError("nobody waits for less than no time")
    for limit, code in ((8, "D0-7"), (15, "D8-14"), (29, "D15-28"), (57, "D29-56"), (91, "D57-90")):
        if days < limit:
            return code
    return "D_GE91"
