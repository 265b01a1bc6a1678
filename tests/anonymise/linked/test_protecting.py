"""The promise for any linked tables: from all releases together nobody computes an unsafe cell too closely.

The attack is the tests' own (`attack.py`), not the program's.
"""

import os
import random
import subprocess
import sys
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.anonymise.linked import made_up
from tests.anonymise.linked.attack import ROOT, Attack, Codes, Release
from tests.anonymise.linked.made_up import LEVELS, TIMES, TREES, as_release, counted, primary_of, records
from wellbeing.anonymise.linked.attack import attack
from wellbeing.anonymise.linked.document import Released, ReleasedCell
from wellbeing.anonymise.linked.protecting import encode, protect_tables
from wellbeing.anonymise.linked.reading import read
from wellbeing.anonymise.linked.tables import linked
from wellbeing.anonymise.linked.unsafe import of_few
from wellbeing.errors import Refused

ONE = (frozenset({"region", "act", "sex"}),)
LINKED = (frozenset({"region", "act"}), frozenset({"act", "sex"}), frozenset({"region", "sex"}))
PAIRS = (frozenset({"region", "act"}), frozenset({"act", "sex"}))
slowly = settings(
    deadline=None,
    max_examples=4,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


@slowly
@given(
    seed=st.integers(0, 10**9),
    number=st.integers(20, 400),
    tables=st.sampled_from((ONE, LINKED, PAIRS)),
    zeros=st.sampled_from(("protected", "public")),
)
def test_no_unsafe_cell_can_be_worked_out(
    seed: int, number: int, tables: tuple[frozenset[str], ...], zeros: str
) -> None:
    cells = counted(TREES, tables, records(seed, number, TREES))
    released = protect_tables(made_up.given(TREES, cells, zeros=zeros))
    shown = as_release(TREES, released)
    assert all(value in (None, cells[codes]) for codes, value in shown.items())
    unsafe = primary_of(TREES, released)
    assert {codes for codes, value in cells.items() if value < 5 and (value or zeros == "protected")} == set(unsafe)
    known = Attack(TREES, tables, [shown])
    for codes in known.withheld:
        least, most = known.interval(codes)
        assert least <= cells[codes] <= most
        assert most - least >= (5 if codes in unsafe else 1)


@slowly
@given(seed=st.integers(0, 10**9), number=st.integers(20, 300))
def test_who_knows_their_own_cell_learns_no_other(seed: int, number: int) -> None:
    cells = counted(TREES, PAIRS, records(seed, number, TREES))
    released = protect_tables(made_up.given(TREES, cells))
    shown = as_release(TREES, released)
    unsafe = primary_of(TREES, released)
    knowers = [codes for codes in unsafe if 1 <= cells[codes] <= 2]
    for knower in random.Random(seed).sample(knowers, min(2, len(knowers))):
        alone = Attack(TREES, PAIRS, [shown], {knower: cells[knower]})
        for codes in unsafe:
            if codes != knower:
                least, most = alone.interval(codes)
                assert most > least or _same_cases(knower, codes)


def _same_cases(one: Codes, other: Codes) -> bool:
    """Whether both cells hold the same cases by their definition: none here do, since every code has siblings."""
    return one == other


@slowly
@given(seed=st.integers(0, 10**9), number=st.integers(100, 500), quarters=st.integers(1, 4))
def test_a_year_and_its_quarters_give_nothing_away_together(seed: int, number: int, quarters: int) -> None:
    cases = records(seed, number, TIMES)
    tables = (frozenset({"act", "sex", "time"}), frozenset({"region", "time"}))
    earlier: list[Release] = []
    files: list[object] = []
    targets: set[Codes] = set()
    for time in ("q1", "q2", "q3", "q4")[:quarters]:
        cells = counted(TIMES, tables, cases, time)
        released = protect_tables(made_up.given(TIMES, cells, earlier=files))
        earlier.append(as_release(TIMES, released))
        files.append(msgspec.json.decode(encode(released)))
        targets.update(primary_of(TIMES, released))
    year = counted(TIMES, tables, cases)
    released = protect_tables(made_up.given(TIMES, year, earlier=files))
    targets.update(primary_of(TIMES, released))
    known = Attack(TIMES, tables, [*earlier, as_release(TIMES, released)])
    for codes in known.withheld:
        if codes in targets:
            least, most = known.interval(codes)
            assert most - least >= 5


@settings(slowly, max_examples=2)
@given(seed=st.integers(0, 10**9), number=st.integers(100, 600))
@example(1, 153)
def test_who_knows_their_own_cell_of_a_quarter_learns_none_when_the_year_comes(seed: int, number: int) -> None:
    cases = records(seed, number, TIMES)
    tables = (frozenset({"act", "sex", "time"}), frozenset({"region", "time"}))
    files: list[object] = []
    releases: list[Release] = []
    truth: dict[Codes, int] = {}
    unsafe: list[Codes] = []
    for time in ("q1", "q2", "q3", "q4", "T"):
        cells = counted(TIMES, tables, cases, time)
        released = protect_tables(made_up.given(TIMES, cells, earlier=files))
        truth |= cells
        releases.append(as_release(TIMES, released))
        files.append(msgspec.json.decode(encode(released)))
        unsafe += primary_of(TIMES, released)
    knowers = [codes for codes in unsafe if 1 <= truth[codes] <= 2 and "T" not in codes[-1]]
    for knower in random.Random(seed).sample(knowers, min(2, len(knowers))):
        alone = Attack(TIMES, tables, releases, {knower: truth[knower]})
        for codes in set(unsafe) - {knower}:
            least, most = alone.interval(codes)
            assert most > least


def test_without_a_word_on_it_every_unsafe_cell_that_left_is_known_to_somebody() -> None:
    trees = {"act": {"a": "T", "b": "T", "c": "T"}}
    cells: dict[Codes, int] = {("T",): 9, ("a",): 3, ("b",): 3, ("c",): 3}
    before = {"cells": [{"key": {}, "value": 9}, *({"key": {"act": code}, "value": None} for code in "abc")]}
    known = [{"act": "a"}, {"act": "b"}, {"act": "c"}]
    for few, expected in ((None, known), ([], []), (known[:1], known[:1])):
        told = before if few is None else {**before, "primary": known, "few": few}
        content = made_up.given(trees, cells, threshold=4, width=3, earlier=[told])
        assert of_few(content, linked(content)) == {(key["act"],) for key in expected}


def test_an_earlier_release_that_names_no_cells_of_few_may_have_empty_ones() -> None:
    """Nobody is in `a`: then nobody is behind it in the quarters either, whatever is taken for known."""
    trees = {"act": {"a": "T", "b": "T", "c": "T"}, "time": {"q1": "T", "q2": "T"}}
    shown = {"T": 60, "a": None, "b": None, "c": 30}
    quarters = [
        {"cells": [{"key": {"time": time, "act": act}, "value": value} for act, value in shown.items()]}
        for time in ("q1", "q2")
    ]
    year: dict[Codes, int] = {("T", "T"): 120, ("a", "T"): 0, ("b", "T"): 60, ("c", "T"): 60}
    released = as_release(trees, protect_tables(made_up.given(trees, year, earlier=quarters)))
    assert [codes for codes, value in released.items() if value is None] == [("a", "T"), ("b", "T")]


def test_a_cell_that_was_withheld_for_others_and_follows_from_new_sums_is_published() -> None:
    """A quarter's total stood for its only act then. Now its half year has it anyway: no reason to refuse the file."""
    trees = {"time": {"q1": "T", "q2": "T"}}
    quarter = {"cells": [{"key": {"time": "q1"}, "value": None}], "primary": []}
    half: dict[Codes, int] = {("T",): 28, ("q1",): 9, ("q2",): 19}
    assert as_release(trees, protect_tables(made_up.given(trees, half, earlier=[quarter]))) == half


_LEVELS = (("region", "ns"), ("region", ("n1", "n2", "n3", "s1", "s2")), ("act", "x"), ("act", "ab"), ("act", "T"))


@slowly
@given(
    seed=st.integers(0, 10**9),
    number=st.integers(40, 400),
    times=st.lists(st.sampled_from(("q1", "q2", "q3", "q4", "h1", "h2", "T")), min_size=1, max_size=3, unique=True),
    left_out=st.lists(st.frozensets(st.sampled_from(_LEVELS), max_size=2), min_size=3, max_size=3),
)
@example(7, 300, ["h2", "q1", "T"], [frozenset(_LEVELS[:1]), frozenset(_LEVELS[:1] + _LEVELS[3:]), frozenset()])
@example(346, 300, ["h1", "T", "h2"], [frozenset((_LEVELS[0], _LEVELS[4])), frozenset(), frozenset((_LEVELS[1],))])
def test_levels_that_releases_leave_out_are_summed_over(
    seed: int, number: int, times: list[str], left_out: list[frozenset[tuple[str, Sequence[str]]]]
) -> None:
    """A country and its districts without the provinces between, a half year and months of it: sums hold all the
    same. Where releases fit so badly that not every such sum can be seen, the file is refused."""
    cases = records(seed, number, LEVELS)
    tables = (frozenset(LEVELS),)
    releases: list[Release] = []
    files: list[object] = []
    targets: set[Codes] = set()
    for time, levels in zip(times, left_out, strict=False):
        codes = frozenset((name, code) for name, codes in levels for code in codes)
        cells = made_up.without(LEVELS, counted(LEVELS, tables, cases, time), codes)
        try:
            released = protect_tables(made_up.given(LEVELS, cells, earlier=files))
        except Refused:
            break
        releases.append(as_release(LEVELS, released))
        files.append(msgspec.json.decode(encode(released)))
        targets.update(primary_of(LEVELS, released))
    known = Attack(LEVELS, tables, releases)
    for cell in known.withheld:
        least, most = known.interval(cell)
        assert most - least >= 5 or cell not in targets


@pytest.mark.parametrize("before", [False, True])
def test_where_everybody_knows_the_zeros_a_withheld_cell_is_none(before: bool) -> None:
    """Five cells of one that come to five: whoever sees that none of them is a zero knows each. The year that
    shows them may have come after a quarter that had them all."""
    trees = {"act": dict.fromkeys("abcdef", "T"), "time": {"q1": "T", "q2": "T"}}
    cells: dict[Codes, int] = {("T", "T"): 5, **{(act, "T"): 1 for act in "abcde"}, ("f", "T"): 0}
    earlier: list[object] = []
    if before:
        quarter: dict[Codes, int] = {(codes[0], "q1"): value for codes, value in cells.items()}
        earlier.append(msgspec.json.decode(encode(protect_tables(made_up.given(trees, quarter, zeros="public")))))
    released = as_release(trees, protect_tables(made_up.given(trees, cells, zeros="public", earlier=earlier)))
    assert [released["f", "T"], released["T", "T"]] == [0, None]


def test_a_file_that_withholds_ones_among_public_zeros_is_stopped() -> None:
    """The gate itself knows that no withheld cell is a zero then."""
    trees = {"act": dict.fromkeys("abcde", "T")}
    cells: dict[Codes, int] = {("T",): 5, **{(act,): 1 for act in "abcde"}}
    for zeros, expected in (("public", 5), ("protected", 0)):
        content = made_up.given(trees, cells, zeros=zeros)
        shown = [ReleasedCell(key=cell.key, value=None if cell.key else 5) for cell in content.cells]
        found = attack(encode(Released(cells=shown, zeros=content.zeros)), content)
        assert found is not None
        assert len(found.exact) == expected


def test_a_level_left_out_gives_nothing_away() -> None:
    """The total and all districts but one would tell the one."""
    trees = {"region": {"n": "T", "s": "T", "n1": "n", "n2": "n", "s1": "s", "s2": "s"}}
    cells: dict[Codes, int] = {("T",): 100, ("n1",): 1, ("n2",): 30, ("s1",): 40, ("s2",): 29}
    released = protect_tables(made_up.given(trees, cells))
    assert released.attack is not None
    assert released.attack.narrowest is not None
    assert Attack(trees, [frozenset(trees)], [as_release(trees, released)]).interval(("n1",))[1] >= 5


def test_two_releases_that_each_leave_out_another_level_give_nothing_away() -> None:
    """The year by districts tells a province's year, and the rest of the year (6 cases, all in `s`) that nobody came to
    `n` after the quarter: its seven cases would be known exactly. Neither the province's year nor the half year is in
    any release."""
    trees = {
        "region": {**TREES["region"], "m": "T", "m1": "m", "m2": "m"},
        "time": LEVELS["time"],
    }
    year = {"T": 127, "n1": 3, "n2": 4, "n3": 0, "s1": 40, "s2": 40, "m1": 20, "m2": 20}
    quarter = {"T": 121, "n": 7, "m": 40, "s": 74}
    cells: list[dict[Codes, int]] = [
        {(code, time): value for code, value in shown.items()} for shown, time in ((year, "T"), (quarter, "q4"))
    ]
    for first, second in (cells, reversed(cells)):
        before = protect_tables(made_up.given(trees, first, threshold=10, width=3))
        told = msgspec.json.decode(encode(before))
        released = protect_tables(made_up.given(trees, second, threshold=10, width=3, earlier=[told]))
        known = Attack(trees, [frozenset(trees)], [as_release(trees, before), as_release(trees, released)])
        least, most = known.interval(("n", "q4"))
        assert most - least >= 3


@pytest.mark.parametrize("turned", [False, True])
def test_releases_without_a_total_of_both_give_nothing_away(turned: bool) -> None:
    """Districts first and acts by province then: the districts of `n` come to ten, and eight of its cases are `a`."""
    trees = {"region": TREES["region"], "act": {"a": "T", "b": "T"}}
    districts: dict[Codes, int] = {("n1", "T"): 5, ("n2", "T"): 5, ("n3", "T"): 0, ("s1", "T"): 9, ("s2", "T"): 9}
    acts: dict[Codes, int] = {("n", "a"): 8, ("n", "b"): 2, ("s", "a"): 9, ("s", "b"): 9}
    first, second = (acts, districts) if turned else (districts, acts)
    before = protect_tables(made_up.given(trees, first, width=2, zeros="public"))
    told = msgspec.json.decode(encode(before))
    released = protect_tables(made_up.given(trees, second, width=2, zeros="public", earlier=[told]))
    known = Attack(trees, [frozenset(trees)], [as_release(trees, before), as_release(trees, released)])
    least, most = known.interval(("n", "b"))
    assert most - least >= 2


def test_a_sum_that_is_left_to_others_is_not_lost_to_what_lies_across() -> None:
    """The year of `x`, less what its acts had in the first half year, bounds its last quarter: three cases."""
    trees = {"act": LEVELS["act"], "time": LEVELS["time"]}
    half: dict[Codes, int] = {("a", "h1"): 23, ("b", "h1"): 13, ("c", "h1"): 107, ("T", "h1"): 143}
    year: dict[Codes, int] = {("a", "T"): 26, ("b", "T"): 13, ("x", "T"): 39, ("c", "T"): 111, ("T", "T"): 150}
    quarter: dict[Codes, int] = {("x", "q4"): 3, ("c", "q4"): 2, ("T", "q4"): 5}
    releases: list[Release] = []
    files: list[object] = []
    for cells in (half, year, quarter):
        released = protect_tables(made_up.given(trees, cells, threshold=10, width=3, earlier=files))
        releases.append(as_release(trees, released))
        files.append(msgspec.json.decode(encode(released)))
    interval = next(cell.interval for cell in released.cells if cell.key == {"act": "x", "time": "q4"})
    assert interval == Attack(trees, [frozenset(trees)], releases).interval(("x", "q4")) == (0, 3)


@pytest.mark.parametrize("turned", [False, True])
def test_releases_that_cross_in_three_dimensions_are_refused(turned: bool) -> None:
    """All of both halves come to 50, and all acts by region do: who adds up has the two cases of `a` in `n`."""
    trees = {"act": {"a": "T", "b": "T"}, "region": {"n": "T", "s": "T"}, "time": {"g": "T", "h": "T"}}
    halves: dict[Codes, int] = {("T", "T", "g"): 20, ("T", "T", "h"): 30}
    counts = {("a", "n"): 2, ("a", "s"): 18, ("b", "n"): 12, ("b", "s"): 18}
    acts: dict[Codes, int] = {(*codes, "T"): value for codes, value in counts.items()}
    first, second = (acts, halves) if turned else (halves, acts)
    told = msgspec.json.decode(encode(protect_tables(made_up.given(trees, first))))
    with pytest.raises(Refused) as refused:
        protect_tables(made_up.given(trees, second, earlier=[told]))
    assert refused.value.field == "earlier"


def test_releases_that_no_cell_links_are_refused() -> None:
    """A year by groups of acts, a quarter by acts, and nothing between both: who adds up the acts of all quarters has
    a group's year, and no listed sum says so."""
    cells = counted(LEVELS, (frozenset({"act", "time"}),), records(3, 300, LEVELS), "q1")
    quarter = made_up.without(LEVELS, cells, frozenset({("act", "x"), ("act", "T"), ("act", "c")}))
    year = {"cells": [{"key": {"act": "x"}, "value": 900}]}
    with pytest.raises(Refused) as refused:
        protect_tables(made_up.given(LEVELS, quarter, earlier=[year]))
    assert refused.value.field == "earlier"


def test_nearly_a_whole_group_is_found_over_a_level_that_is_left_out() -> None:
    trees = {"act": {"a": "g", "b": "g", "c": "h", "g": "T", "h": "T"}}
    cells: dict[Codes, int] = {("T",): 100, ("a",): 98, ("b",): 1, ("c",): 1}
    told = protect_tables(made_up.given(trees, cells, threshold=1, width=2, sensitive=["act"]))
    assert primary_of(trees, told) == [("a",)]
    apart = protect_tables(made_up.given(trees, {("a",): 98, ("b",): 2}, threshold=1, width=2, sensitive=["act"]))
    assert primary_of(trees, apart) == []


def _safe(seed: int = 4) -> tuple[dict[Codes, int], Release, list[Codes]]:
    cells = counted(TREES, ONE, records(seed, 150, TREES))
    released = protect_tables(made_up.given(TREES, cells, insiders=False))
    return cells, as_release(TREES, released), primary_of(TREES, released)


def _narrow(known: Attack, unsafe: list[Codes], width: int = 5) -> bool:
    """Whether the attacker gets closer than `width` to any of these cells."""
    return any(most - least < width for least, most in map(known.interval, unsafe))


@pytest.mark.parametrize("seed", range(2))
def test_the_tests_attack_finds_a_planted_leak(seed: int) -> None:
    """Publish again a cell that was withheld for others: some unsafe cell is too narrow then."""
    cells, shown, unsafe = _safe(seed)
    extra = [codes for codes, value in shown.items() if value is None and codes not in unsafe]
    assert any(_narrow(Attack(TREES, ONE, [{**shown, leak: cells[leak]}]), unsafe) for leak in extra)


@pytest.mark.parametrize("insiders", [False, True])
def test_the_tests_attack_finds_what_an_insider_learns_without_protection(insiders: bool) -> None:
    """Two small cells are wide enough for outsiders; whoever knows one of them knows the other."""
    trees = {"act": {"a": "T", "b": "T", "c": "T", "d": "T"}}
    cells: dict[Codes, int] = {("T",): 113, ("a",): 1, ("b",): 2, ("c",): 50, ("d",): 60}
    released = protect_tables(made_up.given(trees, cells, width=3, insiders=insiders))
    known = Attack(trees, [frozenset({"act"})], [as_release(trees, released)], {("a",): 1})
    assert _narrow(known, [("b",)], 1) is not insiders


def test_the_programs_attack_finds_a_planted_leak_too() -> None:
    cells, shown, unsafe = _safe()
    content = made_up.given(TREES, cells, insiders=False)
    names = list(TREES)
    for leak in [codes for codes, value in shown.items() if value is None and codes not in unsafe][:3]:
        released = protect_tables(content)
        leaky = [
            msgspec.structs.replace(cell, value=cells[leak], interval=None)
            if tuple(cell.key.get(name, ROOT) for name in names) == leak
            else cell
            for cell in released.cells
        ]
        found = attack(encode(msgspec.structs.replace(released, cells=leaky)), content)
        tests_own = Attack(TREES, ONE, [{**shown, leak: cells[leak]}])
        narrow = {codes for codes in unsafe if (ends := tests_own.interval(codes))[1] - ends[0] < 5}
        assert found is not None
        assert {tuple(key[name] for name in names) for key in found.narrow} == narrow


def test_intervals_are_what_the_tests_attack_computes() -> None:
    cells = counted(TREES, PAIRS, records(9, 200, TREES))
    released = protect_tables(made_up.given(TREES, cells))
    known = Attack(TREES, PAIRS, [as_release(TREES, released)])
    for cell in released.cells:
        if cell.interval is not None and cell.interval[1] is not None:
            assert cell.interval == known.interval(tuple(cell.key.get(name, ROOT) for name in TREES))


def test_the_same_file_gives_the_same_bytes() -> None:
    content = made_up.file_of(TREES, counted(TREES, LINKED, records(2, 200, TREES)), 5, 5)
    first, second = (encode(protect_tables(read(content))) for _time in range(2))
    assert first == second


def test_the_same_file_gives_the_same_bytes_in_another_process() -> None:
    """Sets of texts have another order in each: no sum may have its place from one."""
    cases = records(5, 200, LEVELS)
    tables = (frozenset({"act", "time"}),)
    quarter = made_up.without(LEVELS, counted(LEVELS, tables, cases, "q1"), frozenset({("act", "a"), ("act", "b")}))
    before = msgspec.json.decode(encode(protect_tables(made_up.given(LEVELS, quarter))))
    content = made_up.file_of(LEVELS, counted(LEVELS, tables, cases), 5, 5, earlier=[before])
    assert linked(read(content)).unreleased
    program = (
        "import sys; from wellbeing.anonymise.linked import protecting, reading; "
        "sys.stdout.buffer.write(protecting.encode(protecting.protect_tables(reading.read(sys.stdin.buffer.read()))))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=content,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(written) == 1


def test_nearly_a_whole_group_is_unsafe_along_a_sensitive_dimension() -> None:
    cells: dict[Codes, int] = {("T",): 100, ("a",): 98, ("b",): 2}
    trees = {"act": {"a": "T", "b": "T"}}
    plain = protect_tables(made_up.given(trees, cells, threshold=2, width=2))
    assert primary_of(trees, plain) == []
    told = protect_tables(made_up.given(trees, cells, threshold=2, width=2, sensitive=["act"]))
    assert primary_of(trees, told) == [("a",)]


def test_nearly_a_whole_group_is_unsafe_also_where_the_group_left_before() -> None:
    trees = {"act": {"a": "T", "b": "T"}}
    cells: dict[Codes, int] = {("a",): 98, ("b",): 2}
    before = {"cells": [{"key": {}, "value": 100}]}
    told = protect_tables(made_up.given(trees, cells, threshold=2, width=2, sensitive=["act"], earlier=[before]))
    assert primary_of(trees, told) == [("a",)]


@pytest.mark.parametrize(("behind", "unsafe"), [({"officers": 4}, True), ({"officers": 5}, False)])
@pytest.mark.parametrize("also", [{}, {"representatives": 3}])
def test_few_officers_make_a_cell_unsafe(behind: dict[str, int], unsafe: bool, also: dict[str, int]) -> None:
    _check_behind({**behind, **also}, unsafe)


@pytest.mark.parametrize(("representatives", "unsafe"), [(2, True), (3, False)])
def test_few_representatives_make_a_cell_unsafe(representatives: int, unsafe: bool) -> None:
    _check_behind({"representatives": representatives}, unsafe)


def _check_behind(behind: dict[str, int], unsafe: bool) -> None:
    trees = {"act": {"a": "T", "b": "T", "c": "T"}}
    cells: dict[Codes, int] = {("T",): 90, ("a",): 30, ("b",): 30, ("c",): 30}
    content = made_up.given(trees, cells)
    content.cells[1] = msgspec.structs.replace(content.cells[1], **behind)
    assert bool(primary_of(trees, protect_tables(content))) is unsafe


def test_what_an_earlier_release_published_stays_as_it_was() -> None:
    trees = {"act": {"a": "T", "b": "T", "c": "T"}}
    cells: dict[Codes, int] = {("T",): 90, ("a",): 60, ("b",): 28, ("c",): 2}
    before = {
        "cells": [
            {"key": {}, "value": 90},
            *({"key": {"act": c}, "value": v} for c, v in zip("abc", (60, None, None), strict=True)),
        ]
    }
    released = as_release(trees, protect_tables(made_up.given(trees, cells, earlier=[before])))
    assert released == {("T",): 90, ("a",): 60, ("b",): None, ("c",): None}


@pytest.mark.parametrize("shown", [(61, None, None), (60, 28, None)])
def test_earlier_releases_that_contradict_or_give_away_are_refused(shown: tuple[int | None, ...]) -> None:
    trees = {"act": {"a": "T", "b": "T", "c": "T"}}
    cells: dict[Codes, int] = {("T",): 90, ("a",): 60, ("b",): 28, ("c",): 2}
    before = {
        "cells": [
            {"key": {}, "value": 90},
            *({"key": {"act": c}, "value": v} for c, v in zip("abc", shown, strict=True)),
        ]
    }
    with pytest.raises(Refused):
        protect_tables(made_up.given(trees, cells, earlier=[before]))
