"""A part that a release doesn't list cannot occur, says the format. So what it leaves out tells as much as a zero does,
also of cells that another release withholds.
"""

from typing import Any

import msgspec
import pytest

from tests.anonymise.linked import made_up
from tests.anonymise.linked.attack import Codes, Release
from tests.anonymise.linked.made_up import as_release
from wellbeing.anonymise.linked.attack import attack
from wellbeing.anonymise.linked.document import Released
from wellbeing.anonymise.linked.protecting import encode, protect_tables
from wellbeing.anonymise.linked.tables import linked
from wellbeing.errors import Refused
from wellbeing.language import language

TREES = {"act": {"a": "T", "b": "T", "c": "T"}, "region": {"n": "T", "s": "T", "n1": "n", "n2": "n"}}
NONE_OF_C: dict[Codes, int] = {("T", "n"): 60, ("a", "n"): 30, ("b", "n"): 30}
"""In `n`, which is told without its districts."""
DISTRICT: dict[Codes, int] = {("T", "n1"): 20, ("b", "n1"): 20, ("c", "n1"): 0}


def _earlier(cells: dict[Codes, int], *withheld: Codes, **more: Any) -> dict[str, Any]:
    listed = [
        {"key": dict(zip(TREES, codes, strict=True)), "value": None if codes in withheld else value}
        for codes, value in cells.items()
    ]
    return {"cells": listed, **more}


def _protected(cells: dict[Codes, int], *earlier: dict[str, Any], **more: Any) -> Release:
    return as_release(TREES, protect_tables(made_up.given(TREES, cells, earlier=list(earlier), **more)))


def _said(cells: dict[Codes, int], *earlier: dict[str, Any], **more: Any) -> str:
    with pytest.raises(Refused) as refused:
        protect_tables(made_up.given(TREES, cells, earlier=list(earlier), **more))
    return refused.value.told(language("en"))


def test_what_a_release_left_out_is_known_to_be_none() -> None:
    """`c` has no cases in `n`, so it has none in `n1`, whatever a later table withholds."""
    assert _protected(DISTRICT, _earlier(NONE_OF_C))["c", "n1"] == 0


def test_what_a_release_left_out_has_no_cases_elsewhere() -> None:
    cells: dict[Codes, int] = {**DISTRICT, ("b", "n1"): 17, ("c", "n1"): 3}
    assert _said(cells, _earlier(NONE_OF_C)) == (
        "cells[2]: “act=c, region=n1” has cases here, and another file leaves it out among the parts of a total: that "
        "says that there are none. List it there too."
    )
    assert _said(NONE_OF_C, _earlier(cells)).startswith("earlier[0].cells[2]: “act=c, region=n1” has cases here")


def test_a_file_that_leaves_out_what_was_withheld_would_tell_it() -> None:
    before = _earlier(DISTRICT, ("b", "n1"), ("c", "n1"), zeros="protected")
    assert _said(NONE_OF_C, before) == (
        "earlier[0]: “act=c, region=n1” was withheld here, and this file leaves it out among the parts of a total: "
        "that says that there are none. List it in this file."
    )
    listed: dict[Codes, int] = {**NONE_OF_C, ("c", "n"): 0}
    assert _protected(listed, before)["c", "n"] is None


def test_a_level_that_is_left_out_is_no_part_that_is() -> None:
    """Districts without the province between: `n` is in none of the parts of `T` because these are in it."""
    cells: dict[Codes, int] = {("T", "T"): 100, ("T", "n1"): 30, ("T", "n2"): 30, ("T", "s"): 40}
    province = _earlier({("T", "n"): 60})
    assert linked(made_up.given(TREES, cells, earlier=[province])).left_out == frozenset()
    assert _protected(cells, province) == cells


def test_the_gate_itself_knows_what_is_left_out() -> None:
    """Two withheld cells come to nine; the one is none, since `n` is all of `T` here."""
    known: dict[Codes, int] = {("a", "T"): 9, ("a", "n"): 9}
    shown: dict[Codes, int] = {("T", "s"): 9, ("a", "s"): 0, ("b", "s"): 9}
    given = made_up.given(TREES, shown, earlier=[_earlier(known)])
    cells = [
        {"key": cell.key, "value": None if "act" in cell.key and cell.key["act"] != "T" else cell.value}
        for cell in given.cells
    ]
    found = attack(encode(msgspec.convert({"cells": cells, "width": 5}, Released)), given)
    assert found is not None
    assert found.exact == [{"act": "a", "region": "s"}, {"act": "b", "region": "s"}]


def test_what_was_withheld_among_public_zeros_is_none_of_them_later_either() -> None:
    """Both cells are one at least, as everybody knew before zeros were protected."""
    cells: dict[Codes, int] = {("T", "n"): 4, ("a", "n"): 2, ("b", "n"): 2}
    before = _earlier(cells, ("a", "n"), ("b", "n"), zeros="public")
    assert _said(cells, before, width=3) == (
        "earlier: “act=a, region=n”, “act=b, region=n”: what was released before leaves 2 counts between the ends of "
        "this, fewer than this file's width. Choose a width of 2."
    )
