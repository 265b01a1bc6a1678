"""The first pattern gives each sum what it needs by itself, and looks at all sums at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anonymise.suppression.tables import DEEP, FLAT, made, problem
from wellbeing.anonymise.suppression import choice
from wellbeing.anonymise.suppression import problem as problem_module
from wellbeing.anonymise.suppression.covering import cover


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_no_sum_leaves_one_withheld_cell_alone(seed: int) -> None:
    solved = problem(made(seed, DEEP, FLAT), threshold=5, width=5, every_width=False)
    found = cover(solved)
    assert not (solved.unsafe & ~found).any()
    assert not (found & solved.settled).any()
    withheld_in_each_sum = abs(solved.sums) @ found.astype(np.int64)
    assert 1 not in withheld_in_each_sum


def test_a_large_problem_begins_with_its_unsafe_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    solved = problem(made(7, DEEP, FLAT), threshold=5, width=5, every_width=False)
    assert (cover(solved) & ~solved.unsafe).any()
    monkeypatch.setattr(problem_module, "SMALL", 1)
    assert (cover(solved) == (solved.unsafe | solved.withheld)).all()


@settings(deadline=None, max_examples=4)
@given(seed=st.integers(0, 10**9))
def test_cells_settled_beforehand_cost_hardly_more(seed: int) -> None:
    solved = problem(made(seed, DEEP, DEEP, FLAT, scale=4), threshold=4, width=3)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(choice, "_SURE", np.inf)
        best = float(solved.costs() @ cover(solved))
    assert float(solved.costs() @ cover(solved)) <= 1.03 * best
