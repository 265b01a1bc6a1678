"""Follow-ups: overdue begins after the last day, and a contact's moment decides between kept and late."""

import datetime as dt

import pytest

from wellbeing.domain.cadence import Step
from wellbeing.domain.follow_up import FollowUp, Result, Urgency
from wellbeing.domain.identity import CaseId, FollowUpId, new_uid

OPENS = dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC)
CLOSES = OPENS + dt.timedelta(hours=72)


def follow_up() -> FollowUp:
    return FollowUp(
        id=FollowUpId(1),
        uid=new_uid(),
        case_id=CaseId(1),
        step=Step.DAY_3,
        opens_at=OPENS,
        due_at=OPENS + dt.timedelta(hours=24),
        closes_at=CLOSES,
    )


@pytest.mark.parametrize(
    ("moment", "urgency"),
    [
        (OPENS - dt.timedelta(minutes=1), Urgency.COMING),
        (OPENS, Urgency.DUE),
        (CLOSES, Urgency.DUE),
        (CLOSES.replace(hour=23, minute=59), Urgency.DUE),
        (CLOSES + dt.timedelta(days=1), Urgency.OVERDUE),
    ],
)
def test_overdue_begins_after_the_windows_last_day(moment: dt.datetime, urgency: Urgency) -> None:
    assert follow_up().urgency(moment) is urgency


def test_a_contact_on_the_last_day_is_kept_and_a_day_later_late() -> None:
    assert follow_up().result_of_contact(CLOSES) is Result.KEPT
    assert follow_up().result_of_contact(CLOSES + dt.timedelta(days=1)) is Result.LATE
