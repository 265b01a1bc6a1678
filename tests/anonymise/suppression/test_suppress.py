"""The engine on its own: no unsafe cell of a table can be worked out, not even by one who knows a cell."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.anonymise.suppression.tables import DEEP, FLAT, Attack, Made, Tree, made, problem
from wellbeing.anonymise.suppression import cleaning, neighbourhood
from wellbeing.anonymise.suppression import problem as problems
from wellbeing.anonymise.suppression.block import Block
from wellbeing.anonymise.suppression.problem import Mask, Problem
from wellbeing.anonymise.suppression.state import Begun
from wellbeing.anonymise.suppression.suppress import suppress

SHAPES = st.sampled_from(((DEEP,), (FLAT, FLAT), (DEEP, FLAT), (FLAT, FLAT, FLAT)))
few_examples = settings(
    deadline=None,
    max_examples=8,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


def attack(table: Made, hidden: Mask, *insiders: int) -> Attack:
    shown = [number for number in range(len(hidden)) if not hidden[number]]
    return Attack(table, {number: table.values[number] for number in (*shown, *insiders)})


def widths(table: Made, hidden: Mask, cells: list[int], *insiders: int) -> dict[int, int]:
    known = attack(table, hidden, *insiders)
    found = {}
    for cell in cells:
        least, most = known.interval(cell)
        assert least <= table.values[cell] <= most
        found[cell] = most - least
    return found


def targets(solved: Problem, hidden: Mask) -> list[int]:
    marked = hidden if solved.every_width else solved.unsafe
    return [int(cell) for cell in np.flatnonzero(marked)]


@few_examples
@given(seed=st.integers(0, 10**9), shape=SHAPES, width=st.sampled_from((3, 5)), every=st.booleans())
def test_every_unsafe_cell_keeps_its_width(seed: int, shape: tuple[Tree, ...], width: int, every: bool) -> None:
    table = made(seed, *shape)
    solved = problem(table, threshold=5, width=width, every_width=every)
    found = suppress(solved)
    assert not found.stuck
    assert not (solved.unsafe & ~found.hidden).any()
    assert all(w >= width for w in widths(table, found.hidden, targets(solved, found.hidden)).values())


@few_examples
@given(seed=st.integers(0, 10**9), shape=SHAPES)
def test_who_knows_a_small_cell_learns_no_other(seed: int, shape: tuple[Tree, ...]) -> None:
    table = made(seed, *shape)
    solved = problem(table, threshold=5, width=3)
    hidden = suppress(solved).hidden
    alone = attack(table, hidden)
    for knower in np.flatnonzero(solved.few)[:3]:
        others = [cell for cell in targets(solved, hidden) if cell != knower]
        for cell, width in widths(table, hidden, others, int(knower)).items():
            assert width >= 1 or _same_cases(table, alone, int(knower), cell)


def _same_cases(table: Made, alone: Attack, knower: int, cell: int) -> bool:
    """Whether the cell is exact for the knower whatever is published: then both hold the same cases."""
    nothing = Attack(table, {knower: table.values[knower]})
    least, most = nothing.interval(cell)
    return least == most


def test_the_same_table_hides_the_same_cells() -> None:
    solved = problem(made(7, DEEP, FLAT), threshold=5, width=5)
    assert suppress(solved).hidden.tolist() == suppress(solved).hidden.tolist()


def test_a_shift_from_a_larger_problem_is_not_believed() -> None:
    """One moves a published cell, one breaks its sums, one takes more than there is: none proves anything."""
    table = made(11, DEEP, DEEP, FLAT, scale=5)
    solved = problem(table, threshold=5, width=5)
    unsafe = np.flatnonzero(solved.unsafe).tolist()
    lies = [dict.fromkeys(unsafe, 100), {unsafe[0]: -100}, dict.fromkeys(range(solved.size), 5)]
    found = suppress(solved, begun=Begun(hidden=solved.unsafe, cause={}, shifts=lies))
    assert found.hidden.tolist() == suppress(solved).hidden.tolist()
    assert all(w >= 5 for w in widths(table, found.hidden, targets(solved, found.hidden)).values())


def test_what_a_larger_problem_hides_is_published_again_where_its_reason_is_gone() -> None:
    solved = problem(made(7, DEEP, FLAT), threshold=5, width=5)
    begun = Begun(hidden=~solved.settled, cause={}, shifts=[])
    found = suppress(solved, begun=begun)
    assert found.hidden.sum() < solved.size
    assert not (solved.unsafe & ~found.hidden).any()


def test_a_wide_subtable_is_worked_through_in_bounded_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    solved = problem(made(7, DEEP, FLAT), threshold=5, width=5)
    assert not solved.is_large
    for most, is_large in ((9, False), (8, True)):
        monkeypatch.setattr(problems, "LARGE_SUBTABLE", most)
        assert solved.is_large is is_large


def test_small_blocks_are_as_safe_as_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    table = made(11, DEEP, DEEP, FLAT, scale=5)
    solved = problem(table, threshold=5, width=5)
    sizes = {"_NEAR": 20, "_BESIDE": 20, "_WIDER": 60, "_HIDDEN": 12, "_MORE_HIDDEN": 30, "_KEPT": 40}
    for name, most in sizes.items():
        monkeypatch.setattr(neighbourhood, name, most)
    hidden = suppress(solved).hidden
    assert all(w >= 5 for w in widths(table, hidden, targets(solved, hidden)).values())


def test_bounded_blocks_are_as_safe_as_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """What large tables are worked through in, on a small one."""
    table = made(11, DEEP, FLAT, FLAT, scale=5)
    solved = problem(table, threshold=5, width=5)
    monkeypatch.setattr(problems, "LARGE", 0)
    for name, most in {"_MOST_PARTS": 2, "_SEEDED": 20, "_KEPT_OF_LARGE": 40}.items():
        monkeypatch.setattr(neighbourhood, name, most)
    hidden = suppress(solved).hidden
    assert all(w >= 5 for w in widths(table, hidden, targets(solved, hidden)).values())


@pytest.mark.parametrize("is_large", [False, True])
def test_every_cell_withheld_for_others_moves_in_a_table_that_proves_them(
    monkeypatch: pytest.MonkeyPatch, *, is_large: bool
) -> None:
    """None is withheld for nothing, and the attack needs no program to see that none is exact."""
    monkeypatch.setattr(problems, "LARGE", 0 if is_large else 10**6)
    monkeypatch.setattr(cleaning, "MOST_PROGRAMS", 60)
    found = suppress(problem(made(3, DEEP, DEEP, FLAT, scale=5), threshold=5, width=5))
    assert set(np.flatnonzero(found.hidden)) == {cell for shift in found.shifts for cell in shift}


def test_blocks_do_not_grow_with_a_large_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of groups of three regions by two more dimensions, whether there are ten groups or forty."""
    monkeypatch.setattr(problems, "LARGE", 0)
    monkeypatch.setattr(neighbourhood, "_SEEDED", 0)
    assert _largest_block(40) <= _largest_block(10)


def _largest_block(groups: int) -> int:
    """Of all blocks but the last resort, around a sample of cells."""
    region = {"T": tuple(f"g{group}" for group in range(groups))}
    region |= {group: tuple(f"{group}.{number}" for number in range(3)) for group in region["T"]}
    solved = problem(made(3, region, FLAT, FLAT, scale=5), threshold=5, width=5)
    blocks = neighbourhood.Neighbourhoods(solved)
    unsafe = np.flatnonzero(solved.unsafe).tolist()
    return max(
        len(block.cells) for cell in unsafe[:: len(unsafe) // 40] for block in _but_the_last(blocks, cell, solved)
    )


def _but_the_last(blocks: neighbourhood.Neighbourhoods, cell: int, solved: Problem) -> list[Block]:
    found = list(blocks.for_more(cell, solved.unsafe))
    assert len(found) > 1
    return found[:-1]


def test_nothing_unsafe_hides_nothing() -> None:
    assert not suppress(problem(made(3, FLAT, FLAT), threshold=0, width=5)).hidden.any()


def test_a_cell_that_everybody_knows_cannot_help() -> None:
    """With the rest of its sum known already, a small cell is stuck, and the engine says so."""
    table = made(5, FLAT)
    values = np.array([60, 40, 18, 2], dtype=np.int64)
    whole, *_parts = table.rows
    solved = problem(Made(table.trees, table.cells, tuple(values.tolist()), (whole,)), threshold=5, width=5)
    settled = np.array([True, True, True, False])
    known = Problem(**{**{name: getattr(solved, name) for name in Problem.__slots__}, "settled": settled})
    assert suppress(known).stuck == (3,)
    free = Problem(**{**{name: getattr(solved, name) for name in Problem.__slots__}, "settled": ~settled & False})
    assert not suppress(free).stuck


def test_a_total_that_everybody_knows_does_not_move_in_a_large_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little it holds: of two cases none of its parts can have a width of three."""
    monkeypatch.setattr(problems, "LARGE", 0)
    table = made(5, FLAT)
    solved = problem(Made(table.trees, table.cells, (2, 2, 0, 0), table.rows), threshold=3, width=3)
    found = suppress(replace(solved, settled=np.array([True, False, False, False])))
    assert not found.hidden[0]
    assert found.stuck == (1, 2, 3)
