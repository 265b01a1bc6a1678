"""After a red flag somebody is in touch on fixed days, once a day, until the officer was heard of on the last one."""

import datetime as dt

import pytest

from wellbeing.domain.after_flag import (
    TICKED_BY_MISTAKE,
    contact_days,
    plan_after_flags,
    standing_emergencies,
    window,
)
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Level
from wellbeing.domain.debrief import FlagRaised
from wellbeing.domain.follow_up import FollowUp, Reason, Result
from wellbeing.domain.identity import CaseId, DebriefId, FollowUpId, new_uid

RAISED_AT = dt.datetime(2026, 3, 12, 23, 50, tzinfo=dt.UTC)
DAY_0 = RAISED_AT.astimezone().date()
DAY = dt.timedelta(days=1)


def raised(level: Level = Level.EMERGENCY, *done: str) -> FlagRaised:
    return FlagRaised(
        case_id=CaseId(1),
        debrief_id=DebriefId(1),
        flag="wants_to_die",
        level=level.value,
        raised_at=RAISED_AT,
        done=done,
    )


def follow_up(days: int, reason: Reason, result: Result | None = None) -> FollowUp:
    at = RAISED_AT + days * DAY
    return FollowUp(
        id=FollowUpId(days),
        uid=new_uid(),
        case_id=CaseId(1),
        step=Step.DAY_1 if reason is Reason.CADENCE else None,
        reason=reason,
        opens_at=at,
        due_at=at,
        closes_at=at,
        result=result,
        closed_at=None if result is None else at,
    )


@pytest.mark.parametrize("after_days", [(), (1, 3, 7), (3,)])
def test_an_emergency_has_its_three_days_whatever_the_content_says(after_days: tuple[int, ...]) -> None:
    assert [found.day - DAY_0 for found in contact_days(raised(), after_days)] == [DAY, 3 * DAY, 7 * DAY]


def test_another_flag_has_the_days_of_its_content() -> None:
    assert [found.day - DAY_0 for found in contact_days(raised(Level.WEEKS), (14,))] == [14 * DAY]
    assert contact_days(raised(Level.SAME_DAY), ()) == ()


def test_what_was_ticked_by_mistake_is_followed_by_nothing() -> None:
    assert contact_days(raised(Level.EMERGENCY, TICKED_BY_MISTAKE), (1,)) == ()


def test_the_next_day_begins_at_midnight_however_late_it_was() -> None:
    opens, due, closes = window(contact_days(raised(), ())[0])
    assert opens - RAISED_AT == dt.timedelta(minutes=10)
    assert opens < due < closes
    assert closes.astimezone().date() == DAY_0 + DAY


def test_a_step_of_the_cadence_on_the_same_day_is_enough() -> None:
    wanted = contact_days(raised(), ())
    missing, spare = plan_after_flags(wanted, [follow_up(3, Reason.CADENCE)], DAY_0)
    assert [found.day - DAY_0 for found in missing] == [DAY, 7 * DAY]
    assert spare == ()


def test_a_step_that_was_closed_before_its_day_does_not_stand_for_it() -> None:
    early = follow_up(3, Reason.CADENCE, Result.KEPT)
    missing, _spare = plan_after_flags(contact_days(raised(), ()), [early], DAY_0)
    assert DAY_0 + 3 * DAY in [found.day for found in missing]


def test_planning_again_changes_nothing() -> None:
    planned = [follow_up(days, Reason.RED_FLAG) for days in (1, 3, 7)]
    assert plan_after_flags(contact_days(raised(), ()), planned, DAY_0) == ((), ())


def test_what_a_flag_no_longer_asks_for_is_taken_out_and_what_was_done_stays() -> None:
    planned = [follow_up(1, Reason.RED_FLAG, Result.KEPT), follow_up(3, Reason.RED_FLAG)]
    missing, spare = plan_after_flags([], planned, DAY_0 + DAY)
    assert missing == ()
    assert [found.id for found in spare] == [3]


def test_two_flags_on_one_day_make_one_contact_and_the_emergency_leads() -> None:
    both = [*contact_days(raised(Level.SAME_DAY), (1,)), *contact_days(raised(), ())]
    missing, _spare = plan_after_flags(both, [], DAY_0)
    assert [(found.day - DAY_0, found.level) for found in missing] == [
        (DAY, Level.EMERGENCY),
        (3 * DAY, Level.EMERGENCY),
        (7 * DAY, Level.EMERGENCY),
    ]


@pytest.mark.parametrize(("heard_after_days", "stands"), [((), True), ((1, 3), True), ((6,), True), ((7,), False)])
def test_an_emergency_stands_until_the_officer_was_heard_of_on_its_last_day(
    heard_after_days: tuple[int, ...], stands: bool
) -> None:
    one = raised()
    heard = [RAISED_AT + days * DAY for days in heard_after_days]
    assert bool(standing_emergencies([(one, contact_days(one, ()))], heard)) is stands


def test_only_an_emergency_is_one() -> None:
    one = raised(Level.SAME_DAY)
    assert standing_emergencies([(one, contact_days(one, (1,)))], []) == ()
