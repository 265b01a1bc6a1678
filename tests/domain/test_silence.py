"""Silence: two tries in a row are enough, except after an emergency, where it goes to a person."""

import datetime as dt

import pytest

from wellbeing.domain.after_flag import Emergency
from wellbeing.domain.cadence import Step
from wellbeing.domain.follow_up import Contact, FollowUp, Reach, Result, TurnedTo
from wellbeing.domain.identity import CaseId, FollowUpId, new_uid
from wellbeing.domain.silence import ended_without_contact, left_in_peace_since, silences

NOON = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
RAISED = Emergency(flag="wants_to_die", raised_at=NOON, days=tuple((NOON + days * DAY).date() for days in (1, 3, 7)))


def contact(days: float, *, reached: bool) -> Contact:
    return Contact(at=NOON + days * DAY, reach=Reach.PHONE, reached=reached)


def due_on(days: int, *, closes: int | None = None, turned: float | None = None) -> FollowUp:
    return FollowUp(
        id=FollowUpId(days),
        uid=new_uid(),
        case_id=CaseId(1),
        step=Step.DAY_1,
        opens_at=NOON + days * DAY,
        due_at=NOON + days * DAY,
        closes_at=NOON + (days if closes is None else closes) * DAY,
        turned_to=() if turned is None else (TurnedTo.DUTY_COMMANDER,),
        turned_at=None if turned is None else NOON + turned * DAY,
    )


@pytest.mark.parametrize(
    ("tries", "reached", "since"),
    [
        ((), (), None),
        ((1,), (), None),
        ((1, 2), (), 2),
        ((1, 2, 3), (), 2),
        ((1, 3), (2,), None),
        ((1, 2), (0,), 2),
        ((1, 2), (3,), None),
        ((4, 5), (3,), 5),
    ],
)
def test_the_second_try_in_a_row_without_an_answer_begins_the_peace(
    tries: tuple[int, ...], reached: tuple[int, ...], since: int | None
) -> None:
    contacts = [contact(day, reached=False) for day in tries] + [contact(day, reached=True) for day in reached]
    assert left_in_peace_since(contacts) == (None if since is None else NOON + since * DAY)


def test_a_talk_ends_the_peace_as_a_contact_does() -> None:
    tries = [contact(1, reached=False), contact(2, reached=False)]
    assert left_in_peace_since(tries, [NOON + 3 * DAY]) is None


def test_what_came_and_passed_in_peace_was_not_missed() -> None:
    assert ended_without_contact(due_on(5, closes=9), NOON + 2 * DAY) is Result.NOT_POSSIBLE
    assert ended_without_contact(due_on(1, closes=9), NOON + 2 * DAY) is Result.MISSED
    assert ended_without_contact(due_on(5, closes=9), None) is Result.MISSED


def test_after_an_emergency_the_first_unanswered_try_is_silence() -> None:
    step = due_on(1)
    (found,) = silences([step], [(step.id, contact(1, reached=False))], [RAISED], NOON + DAY)
    assert found.tried
    assert found.since == NOON + DAY


def test_so_is_a_day_on_which_nobody_tried_whatever_the_window_of_the_step() -> None:
    step = due_on(3, closes=5)
    assert silences([step], [], [RAISED], NOON + 3 * DAY) == ()
    (found,) = silences([step], [], [RAISED], NOON + 4 * DAY)
    assert not found.tried


def test_a_step_that_falls_on_no_day_of_the_emergency_has_its_own_window() -> None:
    step = due_on(4, closes=5)
    assert silences([step], [], [RAISED], NOON + 5 * DAY) == ()
    assert silences([step], [], [RAISED], NOON + 6 * DAY)


def test_it_is_told_until_somebody_was_told_and_again_after_the_next_try() -> None:
    told = due_on(1, turned=1.5)
    first, second = (told.id, contact(1, reached=False)), (told.id, contact(2, reached=False))
    assert silences([told], [first], [RAISED], NOON + 2 * DAY) == ()
    assert silences([told], [first, second], [RAISED], NOON + 2 * DAY)


def test_without_an_emergency_nobody_is_called_about_a_silence() -> None:
    step = due_on(1)
    assert silences([step], [(step.id, contact(1, reached=False))], [], NOON + 9 * DAY) == ()
