"""Tables handed to the attack prove what they show, and nothing where they do not fit what was published."""

from collections.abc import Mapping

import pytest

from wellbeing.anonymise import group
from wellbeing.anonymise.intervals import Interval, intervals
from wellbeing.anonymise.proof import Proof

UNKNOWN = ("a", "b", "c", "d")
PUBLISHED: list[tuple[Mapping[str, int], int]] = [
    ({"a": 1, "b": 1}, 10),
    ({"c": 1, "d": 1}, 10),
    ({"a": 1, "c": 1}, 10),
    ({"b": 1, "d": 1}, 10),
]
TRUTH = {"a": 2, "b": 8, "c": 8, "d": 2}
SHIFT = {"a": 5, "b": -5, "c": -5, "d": 5}
EXACT = dict.fromkeys(UNKNOWN, Interval(0, 10))


def _ends(
    table: Mapping[str, int], shift: Mapping[str, int], enough: int, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Interval] | None:
    monkeypatch.setattr(group, "_MOST_EXACT", 0)  # as for a group that is too large to be exact
    proof = Proof(table=table, shifts=[shift], enough=dict.fromkeys(UNKNOWN, enough))
    return intervals(UNKNOWN, PUBLISHED, proof)


def test_what_is_shown_to_be_wide_enough_needs_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = {"a": (2, 7), "b": (3, 8), "c": (3, 8), "d": (2, 7)}
    shown = {name: Interval(least, most, settled=False) for name, (least, most) in ends.items()}
    assert _ends(TRUTH, SHIFT, 5, monkeypatch) == shown


def test_a_shift_is_made_the_other_way_and_twice_too_where_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = {"a": (0, 4), "b": (6, 10), "c": (6, 10), "d": (0, 4)}
    shown = {name: Interval(least, most, settled=False) for name, (least, most) in ends.items()}
    assert _ends(TRUTH, {"a": 1, "b": -1, "c": -1, "d": 1}, 4, monkeypatch) == shown


def test_what_is_not_shown_to_be_wide_enough_is_settled_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _ends(TRUTH, SHIFT, 11, monkeypatch) == EXACT


@pytest.mark.parametrize(
    ("table", "shift"),
    [
        (TRUTH, {"a": 5, "b": -5}),
        (TRUTH, {"a": 9, "b": -9, "c": -9, "d": 9}),
        (TRUTH, {"a": 5, "b": -5, "c": -5, "d": 5, "published": 1}),
        (TRUTH | {"a": 3}, SHIFT),
        ({"a": -1, "b": 11, "c": 11, "d": -1}, SHIFT),
        ({"a": 2}, SHIFT),
    ],
    ids=["breaks a sum", "falls below zero", "moves a published cell", "no true table", "below zero", "not whole"],
)
def test_a_table_that_does_not_fit_proves_nothing(
    table: Mapping[str, int], shift: Mapping[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _ends(table, shift, 5, monkeypatch) == EXACT


def test_a_proof_hides_no_exact_cell() -> None:
    known = [*PUBLISHED, ({"a": 1}, 2)]
    proof = Proof(table=TRUTH, shifts=[SHIFT], enough=dict.fromkeys(UNKNOWN, 5))
    found = intervals(UNKNOWN, known, proof)
    assert found is not None
    assert {name: interval.width for name, interval in found.items()} == dict.fromkeys(UNKNOWN, 0)


HUGE = 2**62


@pytest.mark.parametrize(
    ("table", "shift"),
    [
        ({"a": HUGE, "b": HUGE, "c": HUGE, "d": HUGE, "e": 0}, {"a": 1}),
        ({"a": 2, "b": 2, "c": 2, "d": 2, "e": 2}, {"a": HUGE, "b": HUGE, "c": HUGE, "d": HUGE}),
        ({"a": 2, "b": 2, "c": 2, "d": 2, "e": 2}, {"a": 4 * HUGE, "b": -4 * HUGE}),
        ({"a": 4 * HUGE, "b": 2, "c": 2, "d": 2, "e": 2}, {"a": 1}),
    ],
    ids=["a table", "a shift", "a shift of no machine's number", "a table of no machine's number"],
)
def test_numbers_that_fit_only_where_sums_overflow_prove_nothing(
    table: Mapping[str, int], shift: Mapping[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group, "_MOST_EXACT", 0)
    known = [(dict.fromkeys("abcde", 1), 10 if table["a"] == 2 else 0)]
    proof = Proof(table=table, shifts=[shift], enough=dict.fromkeys("abcde", 11))
    assert intervals("abcde", known, proof) == intervals("abcde", known)
