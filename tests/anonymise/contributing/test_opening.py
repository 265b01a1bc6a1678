"""Sums that contradict themselves are void, and nothing of them is told; honest ones always open."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymise.examples import SCHEMA, alike, case, random_cases
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.contributing.layout import ANY_CASE, EVERY_CASE, Layout, Vector
from wellbeing.anonymise.contributing.opening import (
    ACTIVE,
    CONTRIBUTORS,
    MOST_CASES,
    NOT_A_SUM,
    OFFICERS,
    TOO_MANY,
    Void,
    opened,
    together,
)
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.equations import sums_within
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State

LAYOUT = Layout.of(SCHEMA)
CASES, OFFICERS_AT, PRESENT = (1 + block * LAYOUT.size for block in range(3))
VERBAL, THREAT = cell("cases", {"act": "VERBAL"}), cell("cases", {"act": "THREAT"})


def batch(representatives: int = 12) -> Vector:
    """The sum of so many honest payloads. Each has three officers with two cases of abuse, two with two assaults."""
    one = payload(
        LAYOUT, 2 * [*alike(3, act="VERBAL", injury="NONE", alone="Y"), *alike(2, 10, act="ASSAULT", injury="WOUND")]
    )
    return one * np.uint64(representatives)


def place(found: Cell) -> int:
    return LAYOUT.cells.index(found)


@given(seeds=st.lists(st.integers(0, 10**6), min_size=1, max_size=6), number=st.integers(0, 30))
def test_honest_sums_open_to_the_sums_of_what_was_counted(seeds: list[int], number: int) -> None:
    payloads = [payload(LAYOUT, random_cases(seed, number, 9)) for seed in seeds]
    found = opened(LAYOUT, np.sum(payloads, axis=0, dtype=np.uint64), len(seeds))
    alone = together(opened(LAYOUT, one, 1) for one in payloads)
    assert found == alone


def test_every_sum_that_holds_in_a_release_holds_in_what_was_opened() -> None:
    found = opened(LAYOUT, batch(), 12)
    states = dict.fromkeys(LAYOUT.cells, State.VALUE)
    sums = list(sums_within(SCHEMA, Period(year=2026, quarter=1), states))
    assert len(sums) == len(LAYOUT.wholes) > 10
    for (_label, whole), parts in sums:
        assert found.cases[whole] == sum(found.cases[part] for _other, part in parts)


def more(number: int, *places: int) -> Callable[[Vector], None]:
    def change(vector: Vector) -> None:
        vector[list(places)] += np.uint64(number % 2**64)

    return change


def everywhere(number: int, block: int) -> Callable[[Vector], None]:
    """So much more of one kind, in every total of it as well: no sum is hurt."""
    one = payload(LAYOUT, [case(1, act="VERBAL", injury="NONE", alone="Y")])
    return more(number, *(np.flatnonzero(one[CASES:OFFICERS_AT]) + block).tolist())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (more(1, CASES + place(VERBAL)), NOT_A_SUM),
        (more(1, CASES + place(EVERY_CASE)), NOT_A_SUM),
        (everywhere(-73, CASES), TOO_MANY),
        (everywhere(MOST_CASES * 12, CASES), TOO_MANY),
        (more(-37, OFFICERS_AT + place(VERBAL)), TOO_MANY),
        (everywhere(37, OFFICERS_AT), OFFICERS),
        (everywhere(-25, OFFICERS_AT), OFFICERS),
        (more(1, OFFICERS_AT + place(EVERY_CASE)), OFFICERS),
        (more(-25, OFFICERS_AT + place(EVERY_CASE)), OFFICERS),
        (everywhere(1, PRESENT), CONTRIBUTORS),
        (more(-1, PRESENT + place(EVERY_CASE)), OFFICERS),
        (more(-12, PRESENT + place(VERBAL)), OFFICERS),
        (more(1, PRESENT + place(THREAT)), OFFICERS),
        (more(1, ANY_CASE), CONTRIBUTORS),
        (more(-1, ANY_CASE), ACTIVE),
    ],
    ids=[
        "part not in its total",
        "total above its parts",
        "cases below zero",
        "more cases than anybody has",
        "officers below zero",
        "more officers than cases",
        "fewer officers than representatives",
        "more officers than in all parts",
        "fewer officers than in a part",
        "more representatives than contributed",
        "fewer representatives than in a part",
        "cases of no representative",
        "representatives without a case",
        "more active than contributed",
        "fewer active than with a case",
    ],
)
def test_what_does_not_fit_together_is_void_and_says_so(change: Callable[[Vector], None], sentence: str) -> None:
    """One liar among twelve is enough, and is not named: nobody can tell who it was."""
    vector = batch()
    change(vector)
    with pytest.raises(Void) as found:
        opened(LAYOUT, vector, 12)
    assert found.value.sentence == sentence
    assert not found.value.values


def test_cases_that_nobody_contributed_are_void() -> None:
    """Even where that fits in every total."""
    one = payload(LAYOUT, alike(3, act="VERBAL"))
    one[PRESENT:] = one[ANY_CASE] = 0
    with pytest.raises(Void) as found:
        opened(LAYOUT, one, 12)
    assert found.value.sentence == OFFICERS


@given(cell_changed=st.integers(0, LAYOUT.size - 1), number=st.integers(1, 2**64 - 1))
def test_a_number_of_cases_changed_alone_is_always_found(cell_changed: int, number: int) -> None:
    """Every cell of this schema has its place in a sum."""
    vector = batch(3)
    more(number, CASES + cell_changed)(vector)
    with pytest.raises(Void):
        opened(LAYOUT, vector, 3)


def test_a_lie_that_hurts_no_sum_is_not_found() -> None:
    """Stated openly in SECURITY.md: only proofs of every contribution would find it."""
    vector, honest = batch(), opened(LAYOUT, batch(), 12)
    everywhere(5, CASES)(vector)
    assert opened(LAYOUT, vector, 12).cases[VERBAL] == honest.cases[VERBAL] + 5


def test_more_representatives_in_a_cell_than_contributed_is_void() -> None:
    total: Vector = payload(LAYOUT, alike(2, act="VERBAL")) * np.uint64(5)
    assert opened(LAYOUT, total, 5).contributors[VERBAL] == 5
    with pytest.raises(Void):
        opened(LAYOUT, total, 4)


def test_another_length_is_no_sum() -> None:
    with pytest.raises(ValueError, match="numbers"):
        opened(LAYOUT, batch()[:-1], 12)
