"""The representative's absence, and what of the follow-ups falls into it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.after_flag import Emergency
from wellbeing.domain.follow_up import FollowUp, Reason, local_day
from wellbeing.domain.identity import AbsenceId, Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """From `first_day` to `last_day`, both included, nobody calls from here."""

    id: AbsenceId
    uid: Uid
    first_day: dt.date
    last_day: dt.date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("an absence ends on its first day or later")

    def covers(self, day: dt.date) -> bool:
        """Whether the representative is away on `day`."""
        return self.first_day <= day <= self.last_day


class Falls(StrEnum):
    """How a follow-up lies to an absence, when it is meant for a day of it."""

    EMERGENCY = "emergency"
    """After an emergency, and no day outside the absence will do: somebody has to be in touch."""
    WHOLE = "whole"
    """All of the window that is left lies in the absence."""
    BEFORE = "before"
    """The window opens before the absence begins."""
    AFTER = "after"
    """The window is open still when the absence has ended."""


class Arrangement(StrEnum):
    """What was arranged for a follow-up that falls into an absence and stays here."""

    CLINICIAN_ON_DUTY = "clinician_on_duty"
    REACHABLE_THROUGH = "reachable_through"
    DUTY_COMMANDER = "duty_commander"
    OFFICER_KNOWS = "officer_knows"
    """The officer was told that it rests. What becomes of it is counted as for any other."""


FOR_EMERGENCIES = (Arrangement.CLINICIAN_ON_DUTY, Arrangement.REACHABLE_THROUGH, Arrangement.DUTY_COMMANDER)
"""After an emergency a person is in touch; that the officer knows is not enough."""


def falls(follow_up: FollowUp, absence: Absence, today: dt.date, emergencies: Sequence[Emergency] = ()) -> Falls | None:
    """How an open follow-up lies to an absence; None where it is meant for another day, or its window has passed.

    `emergencies` are those of the case that stand.
    """
    opens, closes = local_day(follow_up.opens_at), local_day(follow_up.closes_at)
    if closes < today or not absence.covers(max(follow_up.due_day, today)):
        return None
    if any(follow_up.due_day in emergency.days for emergency in emergencies):
        return Falls.EMERGENCY
    if max(opens, today) < absence.first_day and follow_up.reason is not Reason.RED_FLAG:
        return Falls.BEFORE
    if closes > absence.last_day:
        return Falls.AFTER
    watched = any(emergency.watches(follow_up) for emergency in emergencies)
    return Falls.EMERGENCY if watched else Falls.WHOLE


def days_before(follow_up: FollowUp, absence: Absence, today: dt.date) -> tuple[dt.date, ...]:
    """The days of the window on which the officer can still be called before the absence, the latest first."""
    first = max(local_day(follow_up.opens_at), today)
    count = (absence.first_day - first).days
    return tuple(absence.first_day - dt.timedelta(days=back) for back in range(1, count + 1))


def moved_to(follow_up: FollowUp, day: dt.date) -> dt.datetime:
    """The moment on `day` for which a follow-up is meant once it was moved there: noon, never before it opens."""
    noon = dt.datetime.combine(day, dt.time(12)).astimezone().astimezone(dt.UTC)
    return min(max(noon, follow_up.opens_at), follow_up.closes_at)


def came_due(follow_up: FollowUp, absences: Iterable[Absence], today: dt.date) -> bool:
    """Whether a follow-up that is open still was meant for an absence that is over, or had its last day in it."""
    days = (follow_up.due_day, local_day(follow_up.closes_at))
    return any(absence.last_day < today and any(map(absence.covers, days)) for absence in absences)
