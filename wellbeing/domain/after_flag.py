"""What follows a red flag: contacts on certain days, and an emergency that stands until the officer was heard of."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wellbeing.domain.checklist import Level
from wellbeing.domain.debrief import FlagRaised
from wellbeing.domain.follow_up import FollowUp, Reason, local_day

EMERGENCY_DAYS = (1, 3, 7)
"""Days after an emergency on which somebody is in touch, whatever the content says."""

TICKED_BY_MISTAKE = "ticked_by_mistake"
"""The answer to 'what was done' that takes a red flag back."""
HELP_WAS_THERE = "help_was_there"
"""The answer that nothing was done because somebody else was helping already."""

_GRACE = dt.timedelta(days=2)
"""Days that a contact after a flag of weeks may come later and still counts as kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDay:
    """A day on which somebody is in touch after a red flag."""

    flag: str
    day: dt.date
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """A red flag of the highest level, and the days on which somebody is in touch because of it."""

    flag: str
    raised_at: dt.datetime
    days: tuple[dt.date, ...]

    @property
    def last_day(self) -> dt.date:
        """Whoever hears of the officer from this day on has brought the emergency to its end."""
        return self.days[-1]

    def watches(self, follow_up: FollowUp) -> bool:
        """Whether silence at this follow-up would be silence after the emergency."""
        return local_day(follow_up.closes_at) > local_day(self.raised_at)


def contact_days(raised: FlagRaised, after_days: Collection[int]) -> tuple[ContactDay, ...]:
    """The days on which somebody is in touch after a red flag; none where it was ticked by mistake.

    `after_days` are those of the flag's content. An emergency has its own, so that no content can change them.
    """
    if TICKED_BY_MISTAKE in raised.done:
        return ()
    level = Level(raised.level)
    counted = EMERGENCY_DAYS if level is Level.EMERGENCY else after_days
    first = local_day(raised.raised_at)
    return tuple(
        ContactDay(flag=raised.flag, day=first + dt.timedelta(days=days), level=level) for days in sorted(set(counted))
    )


def standing_emergencies(
    planned: Iterable[tuple[FlagRaised, tuple[ContactDay, ...]]], heard: Collection[dt.datetime]
) -> tuple[Emergency, ...]:
    """The emergencies that are not over: on their last day, or after it, nobody has heard of the officer yet.

    `heard` are the moments at which the officer was reached.
    """
    found = []
    for raised, days in planned:
        if not days or days[0].level is not Level.EMERGENCY:
            continue
        emergency = Emergency(
            flag=raised.flag, raised_at=raised.raised_at, days=tuple(planned_day.day for planned_day in days)
        )
        if all(local_day(moment) < emergency.last_day for moment in heard):
            found.append(emergency)
    return tuple(found)


def window(wanted: ContactDay) -> tuple[dt.datetime, dt.datetime, dt.datetime]:
    """When the contact of a day opens, is due and closes, in UTC: the day itself, with some grace for weeks."""
    last = wanted.day + _GRACE if wanted.level is Level.WEEKS else wanted.day
    return (
        _moment(wanted.day, dt.time.min),
        _moment(wanted.day, dt.time(12)),
        _moment(last, dt.time(23, 59, 59)),
    )


def day_window(day: dt.date) -> tuple[dt.datetime, dt.datetime, dt.datetime]:
    """The same for a day that was agreed."""
    return (_moment(day, dt.time.min), _moment(day, dt.time(12)), _moment(day, dt.time(23, 59, 59)))


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time).astimezone().astimezone(dt.UTC)


def plan_after_flags(
    wanted: Iterable[ContactDay], present: Collection[FollowUp], today: dt.date
) -> tuple[tuple[ContactDay, ...], tuple[FollowUp, ...]]:
    """What is to be added and what to be taken out, so that each day to come has one follow-up and none has two.

    A follow-up that falls on the day already stands for it while it is open. What is to be taken out is only what
    was added here before; the caller keeps it where somebody has tried already.
    """
    wanted_days = {one.day: one for one in sorted(wanted, key=lambda one: one.level is Level.EMERGENCY)}
    missing = tuple(one for one in wanted_days.values() if one.day > today and not _stands_for(one.day, present))
    spare = tuple(
        found
        for found in present
        if found.reason is Reason.RED_FLAG
        and found.result is None
        and found.due_day > today
        and (
            found.due_day not in wanted_days
            or any(other.reason is not Reason.RED_FLAG and _is_open_on(found.due_day, other) for other in present)
        )
    )
    return missing, spare


def _stands_for(day: dt.date, present: Collection[FollowUp]) -> bool:
    return any(
        _is_open_on(day, found) or (found.reason is Reason.RED_FLAG and found.due_day == day) for found in present
    )


def _is_open_on(day: dt.date, found: FollowUp) -> bool:
    return found.result is None and found.due_day == day
