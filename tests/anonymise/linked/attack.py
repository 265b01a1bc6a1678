"""An attack on protected linked tables that shares nothing with the program's own: whole-number programs over the
inner cells of every table at every time, written from the tables' definitions and not from their cells.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Codes = tuple[str, ...]
Trees = Mapping[str, Mapping[str, str]]
Release = Mapping[Codes, int | None]
"""Cells by one code per dimension, None where withheld."""

ROOT = "T"


class Attack:
    """`tables` name the dimensions that each table looks at; the others are at their total there. `known` are
    cells that the attacker knows from elsewhere: their own."""

    def __init__(
        self,
        trees: Trees,
        tables: Sequence[frozenset[str]],
        releases: Sequence[Release],
        known: Mapping[Codes, int] | None = None,
    ) -> None:
        self._trees = trees
        self._names = tuple(trees)
        self._tables = tables
        inner = [(table, codes) for table in tables for codes in self._inner(table)]
        self._column = {place: number for number, place in enumerate(inner)}
        rows: list[np.ndarray] = []
        values: list[int] = []
        self.withheld: list[Codes] = []
        published: dict[Codes, int] = dict(known or {})
        for release in releases:
            for codes, value in release.items():
                if value is not None:
                    published[codes] = value
        for codes in dict.fromkeys(codes for release in releases for codes in release):
            sums = [self._terms(table, codes) for table in tables if self._shows(table, codes)]
            assert sums, f"no table shows {codes}"
            for other in sums[1:]:
                rows.append(sums[0] - other)
                values.append(0)
            if codes in published:
                rows.append(sums[0])
                values.append(published[codes])
            else:
                self.withheld.append(codes)
        matrix = np.array(rows) if rows else np.zeros((1, len(inner)))
        limit = np.array(values if rows else [0], dtype=float)
        self._limits = LinearConstraint(matrix, limit, limit)

    def interval(self, codes: Codes) -> tuple[int, int]:
        """Least and most of a cell. Raises AssertionError where no table fits what was published."""
        table = next(table for table in self._tables if self._shows(table, codes))
        terms = self._terms(table, codes)
        ends = []
        for sign in (1, -1):
            found = milp(
                sign * terms, integrality=np.ones(len(terms)), bounds=Bounds(0, 10**6), constraints=self._limits
            )
            assert found.x is not None, "nothing fits what was published"
            ends.append(round(float(terms @ found.x)))
        return ends[0], ends[1]

    def _inner(self, table: frozenset[str]) -> Iterator[Codes]:
        return itertools.product(*(self._leaves(name, ROOT) if name in table else [ROOT] for name in self._names))

    def _leaves(self, name: str, code: str) -> list[str]:
        below = [part for part, parent in self._trees[name].items() if parent == code]
        return [leaf for part in below for leaf in self._leaves(name, part)] if below else [code]

    def _shows(self, table: frozenset[str], codes: Codes) -> bool:
        return all(code == ROOT or name in table for name, code in zip(self._names, codes, strict=True))

    def _terms(self, table: frozenset[str], codes: Codes) -> np.ndarray:
        found = np.zeros(len(self._column))
        below = [
            self._leaves(name, code) if name in table else [ROOT] for name, code in zip(self._names, codes, strict=True)
        ]
        for inner in itertools.product(*below):
            found[self._column[table, inner]] = 1
        return found
