"""The attack's intervals are exact: against every table that fits, counted out one by one."""

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, milp

from wellbeing.anonymise.intervals import Interval, intervals

MOST = 4


def _counted_out(sums: list[tuple[dict[int, int], int]], count: int) -> list[tuple[int, int]]:
    fitting = [
        table
        for table in itertools.product(range(MOST * 2 + 1), repeat=count)
        if all(sum(factor * table[cell] for cell, factor in terms.items()) == value for terms, value in sums)
    ]
    return [(min(column), max(column)) for column in zip(*fitting, strict=True)]


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10**9), count=st.integers(2, 4))
def test_every_bound_is_reached_and_none_beyond(seed: int, count: int) -> None:
    dice = random.Random(seed)
    truth = [dice.randint(0, MOST) for _cell in range(count)]
    sums: list[tuple[dict[int, int], int]] = [
        ({cell: 1, other: 1}, truth[cell] + truth[other]) for cell, other in itertools.pairwise(range(count))
    ]
    for _sum in range(dice.randint(0, 2)):
        chosen = dice.sample(range(count), dice.randint(1, count))
        terms = {cell: dice.choice((1, 1, -1, 2)) for cell in chosen}
        sums.append((terms, sum(factor * truth[cell] for cell, factor in terms.items())))
    found = intervals(list(range(count)), sums)
    assert found is not None
    assert [(one.least, one.most) for one in found.values()] == _counted_out(sums, count)


@settings(deadline=None, max_examples=3)
@given(seed=st.integers(0, 10**9), most=st.sampled_from([1, 2, 9]))
def test_three_ways_of_adding_up_are_exact_too(seed: int, most: int) -> None:
    """Where every line of a table of three dimensions is published, corners lie at fractions: against a program in
    whole numbers for each end, which has to prove that nothing is better."""
    truth = np.random.default_rng(seed).integers(0, most + 1, (3, 3, 4))
    place = np.arange(truth.size).reshape(truth.shape)
    lines = [line for axis in range(3) for line in np.moveaxis(place, axis, -1).reshape(-1, truth.shape[axis])]
    found = intervals(
        range(truth.size), [(dict.fromkeys(line.tolist(), 1), int(truth.flat[line].sum())) for line in lines]
    )
    assert found is not None
    assert all(interval.settled for interval in found.values())
    sums = np.array([np.isin(place.ravel(), line) for line in lines], dtype=float)
    for cell, interval in found.items():
        for sign, end in ((1, interval.least), (-1, interval.most)):
            fits = LinearConstraint(sums, *[[float(truth.flat[line].sum()) for line in lines]] * 2)
            program = milp(sign * (place.ravel() == cell), constraints=fits, integrality=np.ones(truth.size))
            assert round(sign * program.fun) == end


def test_where_nothing_bounds_a_cell_there_is_no_most() -> None:
    found = intervals(["total", "part", "rest", "alone"], [({"total": 1, "part": -1, "rest": -1}, 5)])
    assert found == {
        "total": Interval(5, None),
        "part": Interval(0, None),
        "rest": Interval(0, None),
        "alone": Interval(0, None),
    }


def test_whole_counts_are_closer_than_fractions() -> None:
    """With quarters `d` could be anything from 0 to 3."""
    pairs = [({"a": 1, "b": 1}, 1), ({"b": 1, "c": 1}, 1), ({"a": 2, "c": 2, "d": -1}, 1)]
    found = intervals(["a", "b", "c", "d"], pairs)
    assert found is not None
    assert found["d"] == Interval(3, 3)


@pytest.mark.parametrize(
    "known",
    [
        [({}, 3)],
        [({"a": 1}, -1)],
        [({"a": 1, "b": 1}, 3), ({"a": 1, "b": 1}, 4)],
        [({"a": 2, "b": 2}, 3)],
    ],
)
def test_sums_that_no_table_fits_are_a_contradiction(known: list[tuple[dict[str, int], int]]) -> None:
    assert intervals(["a", "b"], known) is None


def test_large_counts_are_exact_too() -> None:
    found = intervals(["a", "b"], [({"a": 1, "b": 1}, 4_999_999)])
    assert found == {"a": Interval(0, 4_999_999), "b": Interval(0, 4_999_999)}
