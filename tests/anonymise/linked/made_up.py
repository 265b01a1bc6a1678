"""Made-up linked tables with trees, as a file of `wellbeing protect` has them."""

import itertools
import json
import random
from collections.abc import Mapping, Sequence, Set
from typing import Any

from tests.anonymise.linked.attack import ROOT, Codes, Release, Trees
from wellbeing.anonymise.linked.document import Given, Released
from wellbeing.anonymise.linked.reading import read

TREES: Trees = {
    "region": {"n": "T", "s": "T", "n1": "n", "n2": "n", "n3": "n", "s1": "s", "s2": "s"},
    "act": {"a": "T", "b": "T", "c": "T"},
    "sex": {"f": "T", "m": "T"},
}
TIMES: Trees = {**TREES, "time": {"q1": "T", "q2": "T", "q3": "T", "q4": "T"}}

LEVELS: Trees = {
    "region": TREES["region"],
    "act": {"x": "T", "c": "T", "a": "x", "b": "x"},
    "time": {"h1": "T", "h2": "T", "q1": "h1", "q2": "h1", "q3": "h2", "q4": "h2"},
}
"""Every dimension has a level between its codes and the total."""

Record = tuple[str, ...]


def records(seed: int, number: int, trees: Trees) -> list[Record]:
    """Cases as one leaf code per dimension; codes get rarer down each list."""
    dice = random.Random(seed)
    steepness = dice.choice((0.5, 1.0, 2.0))
    found = []
    for _number in range(number):
        case = []
        for name, parents in trees.items():
            leaves = [code for code in parents if code not in parents.values()]
            weights = [1.0 if name == "time" else 1 / (rank + 1) ** steepness for rank in range(len(leaves))]
            case.append(dice.choices(leaves, weights)[0])
        found.append(tuple(case))
    return found


def _above(parents: Mapping[str, str], code: str) -> list[str]:
    return [code, *_above(parents, parents[code])] if code in parents else [code]


def counted(
    trees: Trees, tables: Sequence[frozenset[str]], cases: Sequence[Record], time: str = ROOT
) -> dict[Codes, int]:
    """Every cell of the tables, at one time if there are times."""
    names = list(trees)
    cells: dict[Codes, int] = {}
    for table in tables:
        axes = [
            [ROOT, *trees[name]] if name in table and name != "time" else [time if name == "time" else ROOT]
            for name in names
        ]
        cells.update(dict.fromkeys(itertools.product(*axes), 0))
    for case in cases:
        for codes in itertools.product(*(_above(trees[name], code) for name, code in zip(names, case, strict=True))):
            if codes in cells:
                cells[codes] += 1
    return cells


def without(trees: Trees, cells: Mapping[Codes, int], left_out: Set[tuple[str, str]]) -> dict[Codes, int]:
    """The cells that have none of these codes: a level of a tree, for instance, that a release leaves out."""
    return {codes: value for codes, value in cells.items() if left_out.isdisjoint(zip(trees, codes, strict=True))}


def file_of(trees: Trees, cells: Mapping[Codes, int], threshold: int, width: int, **more: Any) -> bytes:
    """A file of these cells."""
    names = list(trees)
    listed = [
        {
            "key": {name: code for name, code in zip(names, codes, strict=True) if code != ROOT},
            "value": value,
        }
        for codes, value in cells.items()
    ]
    content = {"hierarchies": trees, "cells": listed, "threshold": threshold, "width": width, **more}
    return json.dumps(content).encode()


def given(trees: Trees, cells: Mapping[Codes, int], threshold: int = 5, width: int = 5, **more: Any) -> Given:
    """The same, read."""
    return read(file_of(trees, cells, threshold, width, **more))


def as_release(trees: Trees, released: Released) -> Release:
    """A release as the tests' attack takes it."""
    return {tuple(cell.key.get(name, ROOT) for name in trees): cell.value for cell in released.cells}


def primary_of(trees: Trees, released: Released) -> list[Codes]:
    """Its unsafe cells."""
    return [tuple(key.get(name, ROOT) for name in trees) for key in released.primary or []]
