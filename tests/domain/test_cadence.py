"""The cadence: windows, and what is possible for a case that was opened late."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.cadence import WINDOWS, Step, plan

NIGHT = dt.datetime(2026, 3, 9, 23, 40, tzinfo=dt.UTC)


def test_a_case_opened_at_once_has_all_eight_steps() -> None:
    planned = plan(NIGHT, NIGHT)
    assert [step.step for step in planned] == list(Step)
    assert all(step.possible for step in planned)


@pytest.mark.parametrize(
    ("days_late", "first_possible"),
    [(0, Step.SAME_SHIFT), (1, Step.DAY_1), (4, Step.DAY_3), (9, Step.WEEK_1), (36, Step.MONTHS_3)],
)
def test_steps_from_before_the_case_are_not_possible(days_late: int, first_possible: Step) -> None:
    planned = plan(NIGHT, NIGHT + dt.timedelta(days=days_late))
    assert next(step.step for step in planned if step.possible) is first_possible


def test_a_window_is_possible_until_the_very_hour_it_closes() -> None:
    closes = NIGHT + dt.timedelta(hours=WINDOWS[Step.DAY_1].closes)
    assert plan(NIGHT, closes - dt.timedelta(seconds=1))[1].possible
    assert not plan(NIGHT, closes)[1].possible


@given(late=st.timedeltas(dt.timedelta(0), dt.timedelta(days=500)))
def test_what_is_possible_stays_possible_for_every_later_step(late: dt.timedelta) -> None:
    possible = [step.possible for step in plan(NIGHT, NIGHT + late)]
    assert possible == sorted(possible)


def test_every_window_holds_its_nominal_hour() -> None:
    for window in WINDOWS.values():
        assert window.opens <= window.nominal <= window.closes
