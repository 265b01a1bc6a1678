"""The quick no of cleaning up: what no shift moves apart, told from random sums of shifts."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anonymise.suppression.tables import DEEP, FLAT, made, problem
from wellbeing.anonymise.suppression import suppress as passes
from wellbeing.anonymise.suppression.covering import cover
from wellbeing.anonymise.suppression.insiders import protect_from_insiders
from wellbeing.anonymise.suppression.state import State
from wellbeing.anonymise.suppression.ties import Mixtures, Ties

SHIFTS = ({0: 1, 1: -1, 2: 1, 3: -1}, {2: 2, 3: -2, 4: 1, 5: -1}, {4: 3, 6: 1})


def _tied(published: int, cells: list[int]) -> dict[frozenset[int], list[int]]:
    group, way = Mixtures(SHIFTS, 8).tied(published, np.array(cells))
    places = [np.flatnonzero(group == number) for number in np.unique(group)]
    return {frozenset(cells[place] for place in tied): way[tied].tolist() for tied in places}


def test_cells_that_every_shift_moves_alike_are_tied() -> None:
    assert _tied(7, [0, 1, 2, 3, 4, 5, 6]) == {
        frozenset({0, 1}): [1, -1],
        frozenset({2, 3}): [1, -1],
        frozenset({4}): [1],
        frozenset({5}): [1],
        frozenset({6}): [1],
    }


def test_a_published_cell_takes_the_shifts_that_move_it_but_not_their_sums() -> None:
    """Twice the first less the second leaves cells 2 and 3: with these, only cell 3 is exact."""
    cells = [3, 0, 1, 5, 6]
    group, way = Mixtures(SHIFTS, 8).tied(2, np.array(cells))
    assert group[0] == 0
    assert 0 != group[1] == group[2] == group[3] != group[4]
    assert way[1:].tolist() == [1, -1, 0, 1]


def test_without_shifts_nothing_moves() -> None:
    assert Mixtures((), 3).tied(0, np.array([1, 2]))[0].tolist() == [0, 0]
    assert Mixtures((), 3).tied(0, np.array([], dtype=np.int64))[0].tolist() == []


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_no_program_finds_what_ties_deny(seed: int) -> None:
    """Where the shifts reach every table, a cell that is said to be exposed is."""
    state = State(problem(made(seed, DEEP, FLAT), threshold=5, width=3))
    state.begin_with(cover(state.problem))
    passes._widen_all(state, lambda *_told: None)
    protect_from_insiders(state, lambda *_told: None)
    ties = Ties(state)
    for cell in sorted(state.cause):
        exposed = ties.exposed_without(cell)
        if exposed is not None:
            state.hidden[cell] = False
            retired = state.witnesses.retire(cell)
            known = [{other} for other in state.few - {exposed} if (exposed, other) not in state.alike]
            assert not state.shifts.reaches(exposed, state.problem.width, state.hidden) or not all(
                state.shifts.reaches(exposed, 1, state.hidden, frozenset(still)) for still in known
            )
            state.hidden[cell] = True
            state.witnesses.restore(retired)
