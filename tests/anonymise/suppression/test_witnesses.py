"""What shifts prove, and that a shift which moves a published cell proves nothing."""

from wellbeing.anonymise.suppression.witnesses import Witnesses


def test_the_width_is_how_far_the_shifts_reach_both_ways() -> None:
    found = Witnesses(3)
    found.add({0: 4, 1: -4})
    found.add({0: -2, 2: 2})
    assert (found.low[0], found.high[0]) == (-2, 4)
    assert found.width().tolist() == [6, 4, 2]


def test_a_published_cell_takes_its_shifts_with_it_until_it_is_hidden_again() -> None:
    found = Witnesses(3)
    found.add({0: 4, 1: -4})
    found.add({0: -2, 2: 2})
    retired = found.retire(1)
    assert found.width().tolist() == [2, 0, 2]
    assert list(found.moving(0)) == [{0: -2, 2: 2}]
    found.restore(retired)
    assert found.width().tolist() == [6, 4, 2]


def test_who_knows_a_cell_sees_only_the_shifts_without_it() -> None:
    found = Witnesses(3)
    found.add({0: 4, 1: -4})
    found.add({0: -2, 2: 2})
    assert found.without(0, still=1) == (-2, 0)
    assert found.without(0, still=2) == (0, 4)
    assert found.without(1, still=0) == (0, 0)
