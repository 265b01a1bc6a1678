"""What nothing can keep from insiders is said: whoever reads the output sees which cells tell others."""

from typing import Any

import msgspec
import pytest

from tests.anonymise.linked import made_up
from tests.anonymise.linked.attack import ROOT, Attack, Codes
from tests.anonymise.linked.made_up import TREES, as_release, counted, primary_of, records
from wellbeing.anonymise.linked.attack import Tables, attack
from wellbeing.anonymise.linked.document import Key
from wellbeing.anonymise.linked.protecting import encode, protect_tables

ACTS = {"act": {"a": "T", "b": "T", "c": "T"}}
CELLS: dict[Codes, int] = {("T",): 90, ("a",): 2, ("b",): 1, ("c",): 87}


def _tied(cells: dict[Codes, int], **more: Any) -> list[tuple[Key, list[Key]]] | None:
    released = protect_tables(made_up.given(ACTS, cells, width=3, **more))
    assert released.attack is not None
    found = released.attack.tied
    return None if found is None else [(one.known, one.learned) for one in found]


def _before(shown: list[int | None]) -> dict[str, object]:
    return {"cells": [{"key": {"act": code}, "value": value} for code, value in zip("Tabc", shown, strict=True)]}


def test_two_cells_that_an_earlier_release_left_alone_tell_each_other() -> None:
    """All but `a` and `b` is published since then: they come to three, and nothing can be withheld any more."""
    before = _before([90, None, None, 87])
    assert _tied(CELLS, earlier=[before]) == [({"act": "a"}, [{"act": "b"}]), ({"act": "b"}, [{"act": "a"}])]


def test_who_is_of_three_is_not_taken_for_an_insider() -> None:
    """Only `b` is of few: who is in `a` does not know it."""
    cells = {**CELLS, ("a",): 3, ("c",): 86}
    before = {**_before([90, None, None, 86]), "primary": [{"act": "a"}, {"act": "b"}], "few": [{"act": "b"}]}
    assert _tied(cells, earlier=[before]) == [({"act": "b"}, [{"act": "a"}])]


def test_where_a_third_cell_can_be_withheld_nobody_learns_one() -> None:
    assert _tied(CELLS) == []


def test_where_insiders_are_not_looked_at_it_says_nothing_of_them() -> None:
    assert _tied(CELLS, insiders=False) is None


def test_a_cell_and_its_only_part_are_no_pair() -> None:
    trees = {"act": {**ACTS["act"], "a1": "a"}}
    released = protect_tables(made_up.given(trees, {**CELLS, ("a1",): 2}, width=3))
    assert as_release(trees, released)["a1",] is None
    assert released.attack is not None
    assert released.attack.tied == []


@pytest.mark.parametrize("seed", range(2))
def test_what_it_names_is_what_an_insider_learns(seed: int) -> None:
    """Against the tests' own attack, over tables that had left before anybody thought of insiders."""
    trees = {name: TREES[name] for name in ("region", "act")}
    tables = (frozenset(trees),)
    cells = counted(trees, tables, records(seed, 80, trees))
    before = msgspec.json.decode(encode(protect_tables(made_up.given(trees, cells, 3, 2, insiders=False))))
    released = protect_tables(made_up.given(trees, cells, 3, 2, earlier=[before]))
    assert released.attack is not None
    assert released.attack.tied is not None
    shown, unsafe = as_release(trees, released), primary_of(trees, released)
    named = {_codes(one.known): sorted(map(_codes, one.learned)) for one in released.attack.tied}
    assert named
    for known in (codes for codes, value in shown.items() if value is None and 1 <= cells[codes] <= 2):
        alone = Attack(trees, tables, [shown], {known: cells[known]})
        learned = [codes for codes in unsafe if codes != known and len(set(alone.interval(codes))) == 1]
        assert named.get(known, []) == sorted(learned)


def _codes(key: Key) -> Codes:
    return tuple(key.get(name, ROOT) for name in ("region", "act"))


def test_tables_that_do_not_fit_prove_nothing_of_insiders() -> None:
    """Shifts that move a published cell, or from counts that are not the published ones, keep no two cells apart."""
    before = _before([90, None, None, 87])
    given = made_up.given(ACTS, CELLS, width=3, earlier=[before])
    released = encode(protect_tables(given))
    wrong: list[dict[Codes, int]] = [{("a",): 1, ("c",): -1}, {("a",): 1, ("b",): -1}]
    found = attack(released, given, Tables(counts=CELLS, shifts=wrong))
    assert found is not None
    assert found.tied == [({"act": "a"}, [{"act": "b"}]), ({"act": "b"}, [{"act": "a"}])]
    found = attack(released, given, Tables(counts={**CELLS, ("a",): 3}, shifts=wrong))
    assert found is not None
    assert found.tied is None
