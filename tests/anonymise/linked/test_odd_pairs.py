"""Pairs of releases that differ in their levels or in what everybody knows of zeros: found among random ones, where
engine and attack had not meant the same. What can be protected is, and what can't be is named with what can be done.
"""

from typing import Any

import msgspec
import pytest

from tests.anonymise.linked import made_up
from tests.anonymise.linked.attack import Attack, Codes, Release
from tests.anonymise.linked.made_up import as_release, primary_of
from wellbeing.anonymise.linked.attack import attack
from wellbeing.anonymise.linked.document import Given, Released
from wellbeing.anonymise.linked.protecting import encode, protect_tables
from wellbeing.anonymise.linked.refusals import attack_found
from wellbeing.anonymise.linked.tables import linked
from wellbeing.errors import Refused
from wellbeing.language import language

ACTS = {"a": "T", "b": "T", "a1": "a"}
"""`a1` is all there is of `a`."""
TREES = {"act": ACTS, "region": {"n": "T", "s": "T"}}


def _earlier(cells: dict[Codes, int | None], **more: Any) -> dict[str, Any]:
    names = list(TREES)
    listed = [{"key": dict(zip(names, codes, strict=True)), "value": value} for codes, value in cells.items()]
    return {"cells": listed, **more}


def _protected(cells: dict[Codes, int], *earlier: dict[str, Any], **more: Any) -> Release:
    return as_release(TREES, protect_tables(made_up.given(TREES, cells, earlier=list(earlier), **more)))


def _said(given: Given) -> str:
    with pytest.raises(Refused) as refused:
        protect_tables(given)
    return refused.value.told(language("en"))


def test_a_cell_that_another_stands_for_was_published_with_it() -> None:
    """All of `a` in `s` is `a1` in `s`, which no release lists: its count is known, and was not given away now."""
    by_act: dict[Codes, int] = {("a", "T"): 60, ("a", "n"): 30, ("a", "s"): 30}
    before = msgspec.json.decode(encode(protect_tables(made_up.given(TREES, by_act))))
    assert _protected({("a1", "n"): 30}, before) == {("a1", "n"): 30}


def test_a_zero_of_the_same_cases_as_one_that_was_withheld_stays_withheld() -> None:
    """Zeros are public now and were not then. Who reads both knows that `a`, withheld, may be a zero as well."""
    before = _earlier({("a1", "T"): None}, zeros="protected")
    cells: dict[Codes, int] = {("T", "T"): 3, ("a", "T"): 0, ("a1", "T"): 0, ("b", "T"): 3}
    shown = _protected(cells, before, threshold=2, width=2, zeros="public")
    assert shown == {**cells, ("a", "T"): None, ("a1", "T"): None, ("b", "T"): None}
    assert Attack(TREES, [frozenset(TREES)], [shown]).interval(("a1", "T")) == (0, 3)


def test_the_parts_of_a_zero_that_was_published_are_known_to_be_none() -> None:
    before = _earlier({("a", "T"): 0, ("b", "T"): 40}, zeros="public")
    cells: dict[Codes, int] = {("a", "n"): 0, ("a", "s"): 0, ("b", "n"): 20, ("b", "s"): 20}
    assert _protected(cells, before) == cells


def test_what_has_nothing_but_a_part_of_a_published_zero_is_none_either() -> None:
    """`b` had no cases in `q`, which is all there is of the half year `h`: so it has none in `h`, in no region."""
    trees = {**TREES, "time": {"h": "T", "q": "h", "g": "T"}}
    keys = [{"region": region, "time": "h"} for region in "ns"]
    halves = {"cells": [{"key": key, "value": None} for key in keys], "primary": keys, "few": [], "zeros": "protected"}
    quarter = {"cells": [{"key": {"act": "b", "time": "q"}, "value": 0}], "zeros": "public"}
    given = made_up.given(trees, {("a", "T", "h"): 1}, threshold=3, width=8, zeros="public", earlier=[halves, quarter])
    assert as_release(trees, protect_tables(given)) == {("a", "T", "h"): None}


def test_what_was_released_before_may_leave_less_than_this_files_width() -> None:
    """It says which width there can be, and with that the file is protected."""
    cells: dict[Codes, int] = {("a", "T"): 2, ("b", "T"): 2}
    before = _earlier({("T", "T"): 4, ("a", "T"): None, ("b", "T"): None}, zeros="protected")
    assert _said(made_up.given(TREES, cells, earlier=[before])) == (
        "earlier: “act=a”, “act=b”: what was released before leaves 4 counts between the ends of this, fewer than this "
        "file's width. Choose a width of 4."
    )
    assert _protected(cells, before, width=4) == {("a", "T"): None, ("b", "T"): None}


def test_what_was_released_before_may_give_a_cell_away() -> None:
    """As it says, the cell is no longer listed as unsafe then; and the file is protected."""
    before = _earlier({("T", "T"): 60, ("a", "T"): 58, ("b", "T"): None})
    given = made_up.given(TREES, {("b", "n"): 0, ("b", "s"): 2}, earlier=[before])
    assert _said(given) == (
        "earlier: “act=b”: this can be worked out exactly from what was released before, so nothing protects it any "
        "more. There, list in “primary” the other cells only."
    )
    known = _earlier({("T", "T"): 60, ("a", "T"): 58, ("b", "T"): 2})
    assert _said(made_up.given(TREES, {("b", "n"): 0, ("b", "s"): 2}, earlier=[known])) == (
        "cells[0]: “act=b, region=n”, “act=b, region=s”: nothing can be withheld that protects this: what was released "
        "before, or what everybody knows, gives it away. Leave out its level and those below, or choose a smaller "
        "width; what everybody knows already may be listed with its count in “earlier”."
    )
    assert _protected({("b", "n"): 0, ("b", "s"): 2}, known, width=2) == {("b", "n"): None, ("b", "s"): None}


@pytest.mark.parametrize("shown", [{("a", "n"): 9}, {("a1", "n"): 9}])
def test_a_withheld_cell_that_left_in_another_release_is_named(shown: dict[Codes, int | None]) -> None:
    """As itself, or as its only part."""
    releases = [_earlier({("a", "n"): None, ("b", "n"): None, ("T", "n"): 20}), _earlier(shown)]
    for earlier in (releases, releases[::-1]):
        said = _said(made_up.given(TREES, {("b", "s"): 20}, earlier=earlier))
        assert said.startswith("earlier: “act=")
        assert "“act=b, region=n”" in said


def test_a_cell_that_nobody_listed_may_be_the_difference_of_two_releases() -> None:
    """It becomes one that is known, once it is listed."""
    both = [_earlier({("T", "T"): 60}), _earlier({("T", "n"): 40})]
    cells: dict[Codes, int] = {("a", "T"): 30, ("b", "T"): 30}
    assert _said(made_up.given(TREES, cells, earlier=both)) == (
        "earlier: “region=s”: this was never listed and can be worked out exactly from what was released before. List "
        "it in this file with its count."
    )
    listed: dict[Codes, int] = {("T", "T"): 60, ("T", "n"): 40, ("T", "s"): 20}
    assert _protected(listed, *both) == listed


def test_a_cell_that_nobody_listed_is_named_with_the_cells_that_would_tell() -> None:
    """Of the two cases of `b`, one table says the regions and the other the acts of `n`."""
    before = _earlier({("b", "T"): 2, ("a", "T"): 58, ("T", "T"): 60}, zeros="public")
    given = made_up.given(TREES, {("T", "n"): 30, ("T", "s"): 30}, earlier=[before], zeros="public")
    assert _said(given) == (
        "earlier: “act=b, region=n”, “act=b, region=s”: this was withheld before, or never listed, and could be worked "
        "out too closely with this file. Leave out the levels of “region=n”, “region=s” and those below, or choose a "
        "smaller width."
    )


def test_counts_that_do_not_fit_together_are_named() -> None:
    regions: dict[Codes, int] = {("T", "n"): 30, ("T", "s"): 30}
    other = _earlier({("T", "n"): 31})
    assert _said(made_up.given(TREES, regions, earlier=[other])) == (
        "earlier: “region=n” comes to 31 in one file and to something else in another."
    )
    whole = _earlier({("T", "T"): 61})
    assert _said(made_up.given(TREES, regions, earlier=[whole])) == (
        "earlier: the parts of “act=T, region=T” come to 60 over all files, and this is 61."
    )


def test_what_the_attack_finds_is_named() -> None:
    cells: dict[Codes, int] = {("T", "T"): 60, ("a", "T"): 58, ("b", "T"): 2}
    given = made_up.given(TREES, cells)
    shown = [{"key": cell.key, "value": None if cell.key == {"act": "b"} else cell.value} for cell in given.cells]
    leaky = msgspec.convert({"cells": shown, "primary": [{"act": "b"}]}, Released)
    found = attack(encode(leaky), given)
    assert attack_found(given, linked(given), found).told(language("en")) == (
        "Nothing was written: in the attack on the result, “act=b” could be worked out too closely. Leave out that "
        "level and those below, or choose a smaller width."
    )
    assert primary_of(TREES, protect_tables(given)) == [("b", "T")]
