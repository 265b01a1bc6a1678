"""One person behind several withheld cells puts all they know into the attack, and learns no cell of others exactly.

The attack is the tests' own (`attack.py`). Nobody tells the program which cells one person stands behind: here the
tests do.
"""

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pytest

from tests.anonymise.attack import ranges
from tests.anonymise.examples import YEAR
from tests.anonymise.national_examples import Contributed
from tests.anonymise.quarter_examples import CODES, counted
from tests.anonymise.test_quarters import BY_ACT, at, spread
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.protect import Protected, protect
from wellbeing.anonymise.published import HIDDEN, Figure, State
from wellbeing.anonymise.suppression.problem import Problem, Row, matrix_of
from wellbeing.anonymise.suppression.state import State as Working
from wellbeing.anonymise.suppression.suppress import suppress

ALONE, OTHER = 900, 901
MANY = [
    *spread("ASSAULT", (60, 66, 63, 58), 20_000),
    *spread("SERIOUS", (22, 25, 21, 31), 30_000),
    *spread("MINOR", (18, 12, 17, 14), 40_000),
    *spread("THREAT_NFD", (11, 12, 15, 16), 50_000),
    *spread("_U", (15, 9, 12, 11), 60_000),
]


def verbal(quarter: int, number: int, first: int) -> list[Contributed]:
    of_quarters = [0, 0, 0, 0]
    of_quarters[quarter] = number
    return spread("VERBAL", of_quarters, first)


def by(representative: int, cases: Sequence[Contributed]) -> list[Contributed]:
    return [(representative, one) for _by, one in cases]


def of_officer(officer: int, cases: Sequence[Contributed]) -> list[Contributed]:
    return [(by, replace(one, officer=officer)) for by, one in cases]


def protected(cases: Sequence[Contributed]) -> Protected:
    return protect(counted(cases, YEAR).narrowed(BY_ACT.tables))


def learnt(found: Protected, own: Collection[Cell]) -> list[Cell]:
    """Unsafe cells that are exact for who knows `own`, and in which somebody else stands."""
    figures = found.figures()
    known = {one: Figure(State.VALUE, found.counts.tallies[one].number) for one in own}
    targets = {one for one, why in found.why.items() if why != Why.COMPUTABLE and one not in known}
    assert targets
    reached = ranges(BY_ACT, {"2026": {**figures, **known}}, targets)
    return [
        one for (_label, one), (least, most) in reached.items() if most == least and found.counts.tallies[one].number
    ]


@pytest.mark.parametrize("numbers", [(4, 4, 3, 40), (6, 7, 3, 40), (12, 14, 9, 60)])
def test_the_only_representative_of_two_quarters_does_not_learn_the_third(numbers: tuple[int, ...]) -> None:
    first, second, third, many = numbers
    own = [*by(ALONE, verbal(0, first, 80_000)), *by(ALONE, verbal(1, second, 81_000))]
    others = [*by(OTHER, verbal(2, third, 82_000)), *verbal(3, many, 83_000)]
    found = protected([*MANY, *own, *others])
    quarters = [at(act="VERBAL", quarter=code) for code in CODES]
    assert {found.figures()[one] for one in quarters[:3]} == {HIDDEN}
    assert learnt(found, quarters[:2]) == []


def test_the_only_officer_of_two_quarters_does_not_learn_another_officers_third() -> None:
    own = [*of_officer(555, verbal(0, 6, 80_000)), *of_officer(555, verbal(1, 7, 81_000))]
    others = [*of_officer(556, verbal(2, 8, 82_000)), *verbal(3, 40, 83_000)]
    found = protected([*MANY, *own, *others])
    assert learnt(found, [at(act="VERBAL", quarter=code) for code in CODES[:2]]) == []


@pytest.mark.parametrize("together", [False, True])
def test_cells_of_any_sum_may_be_one_persons(together: bool) -> None:
    """Of 100 cases, 4, 4 and 3 are of few people. Known one by one they hide each other; known together they don't."""
    pattern = suppress(_problem([(0, (1, 2, 3, 4, 5))], (100, 4, 4, 3, 40, 49), few=(1, 2, 3), together=together))
    assert not pattern.stuck
    assert np.count_nonzero(pattern.hidden) == (4 if together else 3)
    assert pattern.hidden[[1, 2, 3]].all()


def test_where_a_sum_of_few_people_leaves_no_other_choice_each_cell_is_looked_at_alone() -> None:
    """Two people are behind cell 1, one behind each of its parts 3 and 4: who knows two of these knows the third."""
    rows: list[Row] = [(0, (1, 2)), (1, (3, 4)), (2, (5, 6)), (7, (3, 5)), (8, (4, 6)), (0, (7, 8))]
    pattern = suppress(_problem(rows, (62, 2, 60, 1, 1, 30, 30, 31, 31), few=(1, 3, 4), together=True))
    assert not pattern.stuck
    for cell, known in itertools.permutations((3, 4), 2):
        assert any(cell in shift and known not in shift for shift in pattern.shifts)


@pytest.mark.parametrize("every_width", [False, True])
def test_as_few_known_cells_as_may_be_move_with_another(every_width: bool) -> None:
    """Cell 1 moves against cell 2, and this against cell 5; or against cell 3, for which cell 7 is to be withheld."""
    rows: list[Row] = [(0, (1, 2, 3)), (4, (2, 5)), (6, (3, 7))]
    made = _problem(rows, (6, 2, 2, 2, 4, 2, 42, 40), few=(1, 2, 3, 5), together=True)
    state = Working(replace(made, settled=np.isin(np.arange(8), (0, 4, 6)), every_width=every_width))
    (shift,) = state.shifts.widen_dearly(1, state.hidden, frozenset({2, 3, 5}))
    assert shift.keys() == {1, 3, 7}


def _problem(rows: Sequence[Row], values: Sequence[int], few: Sequence[int], *, together: bool) -> Problem:
    size, marked = len(values), np.isin(np.arange(len(values)), few)
    none = np.zeros(size, dtype=bool)
    return Problem(
        sums=matrix_of(size, rows),
        values=np.array(values),
        unsafe=marked,
        settled=none,
        withheld=none,
        few=marked,
        last=np.arange(size) == 0,
        width=5,
        every_width=True,
        together=together,
    )
