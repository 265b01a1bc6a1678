"""A follow-up: one step of the cadence for one case. An attempt is not a contact."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.cadence import Step
from wellbeing.domain.identity import CaseId, FollowUpId, Uid


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """`result` is None while it is open. Times are UTC."""

    id: FollowUpId
    uid: Uid
    case_id: CaseId
    step: Step
    opens_at: dt.datetime
    due_at: dt.datetime
    closes_at: dt.datetime
    result: Result | None = None
    closed_at: dt.datetime | None = None

    def urgency(self, now: dt.datetime) -> Urgency:
        """Overdue begins after the window's last day, not on the nominal one."""
        if _local_day(now) > _local_day(self.closes_at):
            return Urgency.OVERDUE
        return Urgency.DUE if now >= self.opens_at else Urgency.COMING

    def result_of_contact(self, at: dt.datetime) -> Result:
        """What a contact at this moment makes of the follow-up: kept inside the window, late after it."""
        return Result.KEPT if _local_day(at) <= _local_day(self.closes_at) else Result.LATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One approach for a follow-up. Only `reached` closes it."""

    at: dt.datetime
    reach: Reach
    reached: bool


def _local_day(moment: dt.datetime) -> dt.date:
    return moment.astimezone().date()
