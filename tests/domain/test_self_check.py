"""A self-check: sum times factor, thresholds with their ends included, and no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.content import self_checks

WHO_5 = self_checks.self_check()


@given(st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_the_value_is_four_times_the_sum(numbers: list[int]) -> None:
    assert WHO_5.value_of(numbers) == 4 * sum(numbers) == WHO_5.value_of_sum(sum(numbers))
    assert 0 <= WHO_5.value_of(numbers) <= WHO_5.highest_value == 100


@pytest.mark.parametrize("numbers", [[], [1, 2, 3, 4], [1, 2, 3, 4, 5, 5], [0, 0, 0, 0, 6], [0, 0, 0, 0, -1]])
def test_what_the_form_cannot_give_is_no_value(numbers: list[int]) -> None:
    with pytest.raises(ValueError, match="self-check needs a number"):
        WHO_5.value_of(numbers)


@pytest.mark.parametrize("total", [-1, 26])
def test_nor_is_a_sum_out_of_range(total: int) -> None:
    with pytest.raises(ValueError, match="sum lies outside"):
        WHO_5.value_of_sum(total)


@pytest.mark.parametrize(("value", "at_most"), [(0, 28), (28, 28), (32, 50), (50, 50), (52, None), (100, None)])
def test_the_published_thresholds_include_their_ends(value: int, at_most: int | None) -> None:
    reached = WHO_5.reached(value)
    assert (reached.at_most if reached else None) == at_most
