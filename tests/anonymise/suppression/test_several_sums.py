"""What several sums together need: each need is a true one, so nothing is withheld for it that could be published."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anonymise.suppression.tables import DEEP, FLAT, Attack, Made, made, problem
from wellbeing.anonymise.suppression.chains import Chains
from wellbeing.anonymise.suppression.covering import cover
from wellbeing.anonymise.suppression.elimination import determined
from wellbeing.anonymise.suppression.limits import Limits
from wellbeing.anonymise.suppression.problem import Mask, Problem, Row, matrix_of

ROWS = [(0, (1, 2, 3)), (2, (4, 5))]
"""Two sums: cell 2 is a part of the first and the whole of the second."""
VALUES = [29, 1, 8, 20, 1, 7]


def _two_sums(*, few: set[int], hidden: set[int]) -> tuple[Problem, Mask]:
    nothing = np.zeros(len(VALUES), dtype=bool)
    made_up = Problem(
        sums=matrix_of(len(VALUES), ROWS),
        values=np.array(VALUES),
        unsafe=np.array(VALUES) < 3,
        settled=nothing,
        withheld=nothing,
        few=np.isin(np.arange(len(VALUES)), list(few)),
        last=nothing,
        width=3,
        every_width=False,
    )
    return made_up, np.isin(np.arange(len(VALUES)), list(hidden))


def test_who_knows_the_end_of_a_chain_knows_its_other_end() -> None:
    """Cell 1 moves against cell 2, and this with cell 4: published cells of either sum break that."""
    chains = Chains(*_with_sums(few={4}, hidden={1, 2, 4}))
    assert list(chains.breaking()) == [frozenset({0, 3, 5})]


def test_a_chain_from_nobody_is_none() -> None:
    assert not list(Chains(*_with_sums(few=set(), hidden={1, 2, 4})).breaking())


def test_a_third_withheld_cell_breaks_a_chain() -> None:
    assert not list(Chains(*_with_sums(few={4}, hidden={1, 2, 3, 4})).breaking())


def test_what_is_in_two_sums_of_a_chain_alike_breaks_nothing() -> None:
    """The second sum from the first leaves cells 1 and 5: withholding cell 3 would not part them."""
    made_up, _hidden = _two_sums(few={5}, hidden=set())
    sums, withheld = _sums([(0, (1, 2, 3)), (4, (2, 3, 5))]), np.isin(np.arange(len(VALUES)), [1, 2, 5])
    assert list(Chains(made_up, sums, withheld).breaking()) == [frozenset({0, 4})]


def test_little_in_one_sum_is_little_in_the_next() -> None:
    """Cell 1 falls by one at most, and so does cell 4: then cell 2 neither rises nor falls by more, though it is 8."""
    made_up, hidden = _two_sums(few=set(), hidden={1, 2, 4})
    limits = Limits(made_up, _sums(ROWS))
    assert list(limits.lifting(hidden)) == [frozenset({0, 3, 5})]
    for another in (0, 3, 5):
        assert not list(limits.lifting(hidden | (np.arange(len(VALUES)) == another)))


def _with_sums(*, few: set[int], hidden: set[int]) -> tuple[Problem, list[dict[int, int]], Mask]:
    made_up, withheld = _two_sums(few=few, hidden=hidden)
    return made_up, _sums(ROWS), withheld


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_withholding_all_but_the_breaking_cells_leaves_the_chain(seed: int) -> None:
    table, first = _begun(seed)
    found = list(Chains(first, _sums(table.rows), first.unsafe).breaking())
    for cells in found:
        hidden = ~np.isin(np.arange(first.size), list(cells))
        known = np.flatnonzero(first.few & hidden).tolist()
        left = (determined(first.sums, hidden & (np.arange(first.size) != cell)) for cell in known)
        targets = set(np.flatnonzero(first.unsafe).tolist())
        assert any(exact & targets for exact in left)


@settings(deadline=None, max_examples=5)
@given(seed=st.integers(0, 10**9))
def test_withholding_all_but_the_lifting_cells_leaves_a_narrow_one(seed: int) -> None:
    table, first = _begun(seed)
    for cells in Limits(first, _sums(table.rows)).lifting(first.unsafe):
        attack = Attack(table, {cell: table.values[cell] for cell in cells})
        widths = (attack.interval(int(cell)) for cell in np.flatnonzero(first.unsafe))
        assert any(most - least < first.width for least, most in widths)


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_the_cover_leaves_no_chain_and_no_limit_that_a_cell_could_lift(seed: int) -> None:
    table, first = _begun(seed)
    found = cover(first)
    assert not any(Chains(first, _sums(table.rows), found).breaking())
    assert not any(Limits(first, _sums(table.rows)).lifting(found))


def _begun(seed: int) -> tuple[Made, Problem]:
    table = made(seed, DEEP, FLAT)
    return table, problem(table, threshold=5, width=3)


def _sums(rows: Sequence[Row]) -> list[dict[int, int]]:
    return [{whole: 1, **dict.fromkeys(parts, -1)} for whole, parts in rows]
