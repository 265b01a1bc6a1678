"""A follow-up of one case: a step of the cadence, a contact after a red flag, or one that was agreed.

An attempt is not a contact.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.cadence import Step
from wellbeing.domain.identity import CaseId, FollowUpId, Uid


class Reason(StrEnum):
    """Why the officer is contacted."""

    CADENCE = "cadence"
    RED_FLAG = "red_flag"
    AGREED = "agreed"


class Result(StrEnum):
    """How a follow-up ended; the codes of the statistics."""

    KEPT = "kept"
    LATE = "late"
    MISSED = "missed"
    DECLINED = "declined"
    NOT_POSSIBLE = "not_possible"


class Urgency(StrEnum):
    """Where an open follow-up stands today."""

    OVERDUE = "overdue"
    DUE = "due"
    COMING = "coming"


class Reach(StrEnum):
    """How the officer was approached."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"


class TurnedTo(StrEnum):
    """To whom the representative turned when an officer was silent after an emergency."""

    REACHABLE_THROUGH = "reachable_through"
    CLINICIAN_ON_DUTY = "clinician_on_duty"
    DUTY_COMMANDER = "duty_commander"
    EMERGENCY_NUMBER = "emergency_number"
    NOBODY_REACHED = "nobody_reached"
    NOT_NEEDED = "not_needed"
    """The officer is known to be safe: said by somebody who sees them, or known in another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """`result` is None while it is open. Times are UTC.

    `step` is that of the cadence, else None. `about` is the red flag it comes after, or a sentence of the catalogue
    for one that was agreed. `turned_to` says who was told of a silence after an emergency, and when.
    """

    id: FollowUpId
    uid: Uid
    case_id: CaseId
    step: Step | None
    reason: Reason = Reason.CADENCE
    about: str = ""
    opens_at: dt.datetime
    due_at: dt.datetime
    closes_at: dt.datetime
    result: Result | None = None
    closed_at: dt.datetime | None = None
    turned_to: tuple[TurnedTo, ...] = ()
    turned_at: dt.datetime | None = None

    def urgency(self, now: dt.datetime) -> Urgency:
        """Overdue begins after the window's last day, not on the nominal one."""
        if local_day(now) > local_day(self.closes_at):
            return Urgency.OVERDUE
        return Urgency.DUE if now >= self.opens_at else Urgency.COMING

    def result_of_contact(self, at: dt.datetime) -> Result:
        """What a contact at this moment makes of the follow-up: kept inside the window, late after it."""
        return Result.KEPT if local_day(at) <= local_day(self.closes_at) else Result.LATE

    @property
    def due_day(self) -> dt.date:
        """The day it is meant for, where the representative is."""
        return local_day(self.due_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One approach for a follow-up. Only `reached` closes it."""

    at: dt.datetime
    reach: Reach
    reached: bool


def local_day(moment: dt.datetime) -> dt.date:
    """The day of a moment where the representative is."""
    return moment.astimezone().date()
