"""The attack: the least and the most that a reader can compute for each withheld cell, from what is published.

Its own code path: it knows nothing of true counts, of how cells were chosen, or of the engine that chose them. It
takes sums over unknown whole counts and looks at each group of unknowns that hang together (`group`).
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from wellbeing.anonymise.bounds import Places, Vector, bounds_of
from wellbeing.anonymise.group import Group
from wellbeing.anonymise.proof import Counts, Name, Proof, fitting, seen

Known: TypeAlias = tuple[Mapping[Name, int], int]
"""A sum that a reader knows: unknown cells with their factors, and what they come to."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Least and most that a reader can compute for a withheld cell; `most` is None where there is no bound. Where they
    are not `settled` a reader may compute other ends: of `intervals` they are those of tables that were seen (the true
    interval is no narrower), of an `Audit` what one sum at a time leaves (it is no wider)."""

    least: int
    most: int | None
    settled: bool = True

    @property
    def width(self) -> float:
        """How many counts lie between both."""
        return math.inf if self.most is None else self.most - self.least


def intervals(
    unknown: Sequence[Name],
    known: Sequence[Known[Name]],
    proof: Proof[Name] | None = None,
    told: Callable[[], object] = lambda: None,
    enough: int | None = None,
) -> dict[Name, Interval] | None:
    """The interval of every unknown cell, in whole counts from zero on; None where no table fits. `told` is called
    before every program that is solved; what it raises ends the work.

    Every end is exact, unless a program came to its bound. With a proof, cells that its tables show to be wide enough
    have exact ends as far as the work is bounded; where it is told how wide is `enough`, cells that are seen to be so
    wide are left. Their ends are those of tables that were seen: the true interval is no narrower.
    """
    return System(unknown, known).intervals(proof, told, enough)


def by_sums(unknown: Sequence[Name], known: Sequence[Known[Name]]) -> dict[Name, Interval]:
    """What follows for every unknown cell from one sum at a time: wider than its interval, or the same."""
    low, high = System(unknown, known).bounds()
    return {
        name: Interval(int(least), None if math.isinf(most) else int(most))
        for name, least, most in zip(unknown, low, high, strict=True)
    }


class System(Generic[Name]):
    """All sums as one sparse matrix over the unknown cells; `intervals` says what is asked of it."""

    def __init__(self, unknown: Sequence[Name], known: Sequence[Known[Name]]) -> None:
        place = {name: number for number, name in enumerate(unknown)}
        self._contradicts = any(value for terms, value in known if not terms)
        filled = [(terms, value) for terms, value in known if terms]
        rows = np.repeat(np.arange(len(filled)), [len(terms) for terms, _value in filled])
        columns = [place[name] for terms, _value in filled for name in terms]
        factors = [float(factor) for terms, _value in filled for factor in terms.values()]
        self._unknown = unknown
        self._matrix = sparse.csr_matrix((factors, (rows, columns)), (len(filled), len(unknown)))
        self._values: Vector = np.array([value for _terms, value in filled], dtype=float)
        self._checked: tuple[Proof[Name], tuple[Counts, sparse.csr_matrix] | None] | None = None

    def intervals(
        self, proof: Proof[Name] | None, told: Callable[[], object] = lambda: None, enough: int | None = None
    ) -> dict[Name, Interval] | None:
        """The interval of every unknown cell; None where no table fits."""
        if self._contradicts:
            return None
        fits = None if proof is None else self._fitting(proof)
        shown = None if fits is None else seen(*fits)
        found: dict[Name, Interval] = {}
        for places in self.groups():
            group = Group(*self.part(places), told)
            if proof is not None and shown is not None:
                widths = np.array([proof.enough.get(self._unknown[place], 1) for place in places])
                group.take(shown[0][places], shown[1][places], widths)
            elif enough is not None:
                group.leave_open(enough)
            least, most = group.extremes() or (None, None)
            if least is None or most is None:
                return None
            for place, low, high, settled in zip(places, least, most, group.settled(), strict=True):
                found[self._unknown[place]] = Interval(int(low), None if math.isinf(high) else int(high), settled)
        return {name: found[name] for name in self._unknown}

    def shifts(self, proof: Proof[Name]) -> sparse.csr_matrix | None:
        """The shifts of a proof between tables that fit: one in each row, with a column for each unknown cell. None
        where its first table does not fit."""
        found = self._fitting(proof)
        return None if found is None else found[1]

    def _fitting(self, proof: Proof[Name]) -> tuple[Counts, sparse.csr_matrix] | None:
        """A proof is checked once."""
        if self._checked is None or self._checked[0] is not proof:
            whole = self._matrix.astype(np.int64), self._values.astype(np.int64)
            self._checked = proof, fitting(proof, self._unknown, *whole)
        return self._checked[1]

    def bounds(self) -> tuple[Vector, Vector]:
        """What follows for each cell from one sum at a time."""
        return bounds_of(self._matrix, self._values)

    def groups(self) -> Iterator[Places]:
        """Unknown cells that share a sum, directly or through others."""
        linked = abs(self._matrix)
        count, group = csgraph.connected_components(linked.T @ linked, directed=False)
        order = np.argsort(group, kind="stable")
        yield from np.split(order, np.flatnonzero(np.diff(group[order])) + 1) if count else ()

    def part(self, places: Places) -> tuple[sparse.csr_matrix, Vector]:
        """The sums of these cells, and what they come to."""
        matrix = self._matrix[:, places]
        rows = np.flatnonzero(np.diff(matrix.indptr))
        return matrix[rows], self._values[rows]
