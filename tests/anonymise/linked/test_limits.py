"""A file that asks for more than can be looked at is refused, and one that only looks like it is read.

Nothing here is timed: without limits most of these would take years, or all memory.
"""

import json
from typing import Any

import pytest

from wellbeing.anonymise.linked import sums
from wellbeing.anonymise.linked.attack import attack
from wellbeing.anonymise.linked.document import Released
from wellbeing.anonymise.linked.protecting import encode, protect_tables
from wellbeing.anonymise.linked.reading import read
from wellbeing.anonymise.linked.tables import linked
from wellbeing.errors import Refused
from wellbeing.language import language

NAMES = [f"d{number}" for number in range(16)]
DEEP = {f"c{level}": f"c{level - 1}" if level else "T" for level in range(99)}
FLAT = {"a": "T", "b": "T"}


def _content(trees: dict[str, dict[str, str]], *releases: list[dict[str, str]]) -> bytes:
    """Each release as its keys; the first is the file's own."""
    own, *earlier = ([{"key": key, "value": 9} for key in keys] for keys in releases)
    content: dict[str, Any] = {"hierarchies": trees, "cells": own, "threshold": 5, "width": 5}
    return json.dumps({**content, "earlier": [{"cells": cells} for cells in earlier]}).encode()


def _told(trees: dict[str, dict[str, str]], *releases: list[dict[str, str]]) -> str:
    with pytest.raises(Refused) as refused:
        linked(read(_content(trees, *releases)))
    return refused.value.told(language("en"))


def _corners(first: int, number: int) -> list[dict[str, str]]:
    return [
        {name: "ab"[corner >> place & 1] for place, name in enumerate(NAMES)} for corner in range(first, first + number)
    ]


def test_sixteen_deep_dimensions() -> None:
    told = _told(dict.fromkeys(NAMES, DEEP), [dict.fromkeys(NAMES, "c98")], [{}])
    assert told.startswith("earlier: “d0=c98, d1=c98")
    assert told.endswith(
        "has more than 100000 totals over all levels and dimensions, too many to be looked at together. "
        "Leave out levels or dimensions."
    )


def test_sixteen_flat_dimensions() -> None:
    assert _told(dict.fromkeys(NAMES, FLAT), _corners(0, 100), _corners(100, 100)) == (
        "earlier: the cells of this file and of those before have more than 10000000 totals over all levels and "
        "dimensions, too many to be looked at together. Leave out levels or dimensions."
    )


def test_sixteen_dimensions_without_totals_are_soon_looked_at() -> None:
    """Nothing but the file's own codes counts: of 65,536 totals of each cell none is listed."""
    given = read(_content(dict.fromkeys(NAMES, FLAT), _corners(0, 40), _corners(40, 40)))
    assert linked(given).unreleased == ()
    shown = Released(cells=given.earlier[0].cells, width=5)
    assert attack(encode(shown), given) is not None


def test_parts_of_very_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """10,000 cells of which each would have 1,000 parts that nobody listed."""
    monkeypatch.setattr(sums, "MOST_UNRELEASED", 5_000)
    trees = {"a": dict.fromkeys(map(str, range(1_000)), "T"), "b": dict.fromkeys(map(str, range(10_000)), "T")}
    told = _told(trees, [{"b": str(number)} for number in range(10_000)], [{"a": "1"}], [{}])
    assert told == (
        "earlier: there are more than 5000 cells that this file and those before are divided into and that none "
        "lists, too many to be looked at together. Leave out levels or dimensions."
    )


def test_looking_for_parts_has_an_end_where_none_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    trees = {"a": dict.fromkeys(map(str, range(1_000)), "T"), "b": {"1": "T", "2": "T"}}
    releases: list[list[dict[str, str]]] = [[{"b": "1"}, {"b": "2"}], [{"a": "1"}], [{}]]
    assert len(linked(read(_content(trees, *releases))).unreleased) > 0
    monkeypatch.setattr(sums, "MOST_LOOKED_AT", 1_500)
    assert "more than 1500 totals" in _told(trees, *releases)


def test_many_unused_levels_cost_nothing_in_one_release() -> None:
    """99 levels above each cell of which none is listed, and a sensitive dimension of many codes."""
    long = {f"{chain}.{level}": f"{chain}.{level - 1}" if level else "T" for chain in range(500) for level in range(99)}
    keys = [{"a": f"{chain}.98", "b": code} for chain in range(500) for code in "ab"]
    given = read(_content({"a": long, "b": FLAT}, keys))
    given.sensitive.append("a")
    assert all(cell.value == 9 for cell in protect_tables(given).cells)


def test_a_name_that_stands_twice_is_found_among_very_many() -> None:
    names = [f'"c{number}": "T"' for number in range(100_000)]
    with pytest.raises(Refused) as refused:
        read(("{" + ", ".join([*names, names[-1]]) + "}").encode())
    assert refused.value.told(language("en")) == "The name “c99999” stands twice in the same place."


def test_brackets_that_would_fill_the_memory_are_counted_first() -> None:
    """Each takes twenty times its bytes once it is read."""
    with pytest.raises(Refused) as refused:
        read(b'{"cells": [' + b"[]," * 7_000_000)
    assert refused.value.told(language("en")) == "The file has more than 6 million brackets or 25 million commas."
