"""Cells that are alone in a sum move as one: programs have fewer unknowns, and find the same shifts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import linprog

from tests.anonymise.suppression.tables import DEEP, FLAT, made, problem
from wellbeing.anonymise.suppression.block import Block
from wellbeing.anonymise.suppression.covering import cover
from wellbeing.anonymise.suppression.joined import joined


def _sums(*rows: list[int]) -> sparse.csc_matrix:
    return sparse.csc_matrix(np.array(rows))


def test_two_cells_that_are_alone_in_a_sum_move_as_one() -> None:
    """Parts of one total move against each other, a part and its total together; over a third, as far as it tells."""
    found = joined(_sums([0, -1, -1, 0, 0], [1, -1, 0, 0, 0], [0, 0, -1, -1, -1]))
    assert found.group.tolist() == [0, 0, 0, 1, 2]
    assert (found.way * found.way[0]).tolist()[:3] == [1, 1, -1]
    assert found.sums.shape == (1, 3)
    moved = found.moved(np.array([2.0, 1.0, 1.0]))
    assert moved.tolist() == [2.0, 2.0, -2.0, 1.0, 1.0]
    assert not (_sums([0, -1, -1, 0, 0], [1, -1, 0, 0, 0], [0, 0, -1, -1, -1]) @ moved).any()


def test_what_joining_leaves_of_a_sum_joins_on() -> None:
    found = joined(_sums([1, -1, 0, 0], [1, -1, -1, -1]))
    assert found.group.tolist() == [0, 0, 1, 1]
    assert found.way[2] == -found.way[3]
    assert found.sums.shape == (0, 2)


def test_cells_that_would_move_against_themselves_stay() -> None:
    """With each other by one sum, against each other by the next: they don't move, and nothing else is harmed."""
    sums = _sums([1, -1, 0, 0], [1, 1, 0, 0], [0, 0, 1, -1])
    found = joined(sums)
    assert found.group[0] != found.group[2]
    assert found.group[2] == found.group[3]
    block = Block(sums, np.arange(4), joins=True)
    assert _cheapest(block, 0, np.full(4, 9)) is None
    assert _cheapest(block, 2, np.full(4, 9)) == {2: 1, 3: 1}


def test_a_group_moves_no_further_than_each_of_its_cells() -> None:
    block = Block(_sums([1, -1, 0], [0, 1, 1]), np.arange(3), joins=True)
    assert _cheapest(block, 0, np.array([0, 0, 1])) == {0: 1, 1: 1, 2: -1}
    assert _cheapest(block, 0, np.array([0, 0, 0])) is None


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10**9))
def test_shifts_are_as_cheap_as_without_joining(seed: int) -> None:
    solved = problem(made(seed, DEEP, FLAT), threshold=5, width=3)
    cells = np.flatnonzero(cover(solved))
    sums, values = solved.sums.tocsc()[:, cells], solved.values[cells]
    block = Block(solved.sums.tocsc(), cells, joins=True)
    for place in np.flatnonzero(solved.unsafe[cells]).tolist():
        found = _cheapest(block, place, values)
        bare = _without_joining(sums, place, values)
        assert (found is None) == (bare is None)
        if found is not None and bare is not None:
            steps = np.array([found.get(int(cell), 0) for cell in cells])
            assert steps[place] == 1
            assert not (sums @ steps).any()
            assert (values + steps >= 0).all()
            assert np.abs(steps).sum() >= bare - 1e-6
            assert np.abs(steps).sum() == pytest.approx(bare) or bare % 1


def _cheapest(block: Block, place: int, values: np.ndarray) -> dict[int, int] | None:
    """What it takes to raise one cell by one, each step of any cell costing one."""
    count = len(values)
    least, most = np.zeros(2 * count), np.concatenate([np.full(count, np.inf), values.astype(float)])
    least[place] = most[place] = 1
    most[count + place] = 0
    return block.shift(np.ones(2 * count), least, most)


def _without_joining(sums: sparse.csc_matrix, place: int, values: np.ndarray) -> float | None:
    count = len(values)
    limits = [(0.0, None)] * count + [(0.0, float(value)) for value in values]
    limits[place], limits[count + place] = (1.0, 1.0), (0.0, 0.0)
    found = linprog(np.ones(2 * count), A_eq=sparse.hstack([sums, -sums]), b_eq=np.zeros(sums.shape[0]), bounds=limits)
    return None if found.x is None else float(found.fun)
