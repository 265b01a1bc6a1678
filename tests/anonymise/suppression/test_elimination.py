"""Exact arithmetic finds what follows from published cells, against rational elimination of the whole matrix."""

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anonymise.suppression.tables import DEEP, FLAT, made
from wellbeing.anonymise.suppression.elimination import determined
from wellbeing.anonymise.suppression.problem import Mask, matrix_of


def _by_fractions(matrix: list[list[int]], hidden: list[int]) -> set[int]:
    rows = [[Fraction(row[cell]) for cell in hidden] for row in matrix]
    done = 0
    for column in range(len(hidden)):
        pivot = next((place for place in range(done, len(rows)) if rows[place][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for place, row in enumerate(rows):
            if place != done and row[column]:
                factor = row[column]
                rows[place] = [value - factor * other for value, other in zip(row, rows[done], strict=True)]
        done += 1
    alone = [[place for place, value in enumerate(row) if value] for row in rows[:done]]
    return {hidden[places[0]] for places in alone if len(places) == 1}


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10**9), share=st.sampled_from((0.15, 0.3, 0.5)), deep=st.booleans())
def test_it_finds_exactly_what_follows(seed: int, share: float, deep: bool) -> None:
    table = made(seed, DEEP if deep else FLAT, FLAT)
    hidden: Mask = np.random.default_rng(seed).random(len(table.values)) < share
    sums = matrix_of(len(table.values), table.rows)
    expected = _by_fractions(sums.toarray().tolist(), np.flatnonzero(hidden).tolist())
    assert determined(sums, hidden) == expected


def test_two_hidden_in_every_line_can_still_give_one_away() -> None:
    """The classic: a cell that no line alone gives away, but all lines together."""
    table = made(1, FLAT, FLAT)
    at = table.cells
    hidden = np.zeros(len(at), dtype=bool)
    hidden[[at["a", "a"], at["a", "b"], at["b", "a"], at["b", "b"]]] = True
    assert determined(matrix_of(len(at), table.rows), hidden) == set()
    hidden[at["b", "b"]] = False
    assert determined(matrix_of(len(at), table.rows), hidden) == set(np.flatnonzero(hidden).tolist())
