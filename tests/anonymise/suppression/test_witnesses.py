"""What shifts prove, and that a shift which moves a published cell proves nothing."""

import numpy as np

from wellbeing.anonymise.suppression.witnesses import Witnesses


def of_counts(*values: int) -> Witnesses:
    return Witnesses(np.array(values), np.ones(len(values), dtype=bool))


def test_the_width_is_how_far_the_shifts_reach_both_ways() -> None:
    found = of_counts(5, 5, 5)
    found.add({0: 4, 1: -4})
    found.add({0: -2, 2: 2})
    assert (found.low[0], found.high[0]) == (-2, 4)
    assert found.width().tolist() == [6, 4, 2]


def test_a_published_cell_takes_its_shifts_with_it_until_it_is_hidden_again() -> None:
    found = of_counts(5, 5, 5)
    found.add({0: 4, 1: -4})
    found.add({0: -2, 2: 2})
    retired = found.retire(1)
    assert found.width().tolist() == [2, 0, 2]
    assert list(found.moving(0)) == [{0: -2, 2: 2}]
    found.restore(retired)
    assert found.width().tolist() == [6, 4, 2]


def test_who_knows_a_cell_sees_only_the_shifts_without_it() -> None:
    found = of_counts(5, 5, 5)
    found.add({0: 4, 1: -4})
    found.add({0: -2, 2: 2})
    assert found.without(0, still={1}) == (-2, 0)
    assert found.without(0, still={2}) == (0, 4)
    assert found.without(1, still={0}) == (0, 0)


def test_two_shifts_that_move_a_cell_against_each_other_prove_what_a_third_would() -> None:
    found = of_counts(5, 1, 1, 5)
    found.add({0: 2, 1: -1, 2: -1})
    found.add({1: 1, 3: -1})
    assert found.sum_without(0, still={1}) == {0: 2, 2: -1, 3: -1}
    assert found.sum_without(0, still={1}, beyond=(0, 2)) is None
    assert found.sum_without(0, still={2}) is None


def test_two_shifts_that_take_more_from_a_cell_than_it_has_prove_nothing_together() -> None:
    found = of_counts(5, 1, 1, 5)
    found.add({0: 2, 1: -1, 2: -1})
    found.add({1: 1, 2: -1})
    assert found.sum_without(0, still={1}) is None


def test_shifts_of_a_published_cell_still_prove_something_together() -> None:
    found = of_counts(5, 1, 1, 5)
    found.add({0: 2, 1: -1, 2: -1})
    found.add({1: 1, 3: -1})
    retired = found.retire(1)
    assert found.sum_without(0, still={1}) is None
    assert found.sum_without(0, still={1}, retired=retired) == {0: 2, 2: -1, 3: -1}
