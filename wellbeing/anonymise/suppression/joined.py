"""Cells of a block that move as one: two that are alone in a sum move just as far, together or against each other.

Programs then have an unknown for each such group, and only the sums that are left between groups. Where a pattern is
thin, as in small tables, that halves what a program takes.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from wellbeing.anonymise.suppression.problem import Numbers, Vector


@dataclass(frozen=True, slots=True)
class Joined:
    """`group` has of each cell the number of its group, and `way` 1 where it moves as its group does, or -1. `sums` are
    those between groups: one row each, a column for each group."""

    group: Numbers
    way: Numbers
    sums: sparse.csc_matrix = field(repr=False)

    def moved(self, steps: Vector) -> Vector:
        """How far each cell moves where the groups do so."""
        found: Vector = self.way * steps[self.group]
        return found

    def columns(self) -> Numbers:
        """A program has a column for the rise of each group and then one for its fall: the column for the rise of each
        cell, then for its fall."""
        count = self.sums.shape[1]
        rise = np.where(self.way > 0, self.group, self.group + count)
        fall = np.where(self.way > 0, self.group + count, self.group)
        return np.concatenate([rise, fall])


def alone(sums: sparse.csc_matrix) -> Joined:
    """Each cell, one column each in these sums, by itself."""
    size = sums.shape[1]
    return Joined(np.arange(size), np.ones(size, dtype=np.int64), sums)


def joined(sums: sparse.csc_matrix) -> Joined:
    """The groups of all cells."""
    found = alone(sums)
    while len(pairs := _pairs(found.sums)):
        group, way = _linked(pairs, found.sums.shape[1])
        if len(group) == group.max() + 1:
            break  # what is left contradicts itself: these cells don't move at all
        into = sparse.csc_matrix((way, (np.arange(len(group)), group)))
        found = Joined(group[found.group], way[found.group] * found.way, _distinct(found.sums @ into))
    return found


def _pairs(sums: sparse.csc_matrix) -> Numbers:
    """Of every sum of two unknowns both, and 1 where they move together, or -1."""
    rows = sums.tocsr()
    starts = rows.indptr[:-1][np.diff(rows.indptr) == 2]
    one, other = rows.data[starts], rows.data[starts + 1]
    every = np.stack([rows.indices[starts], rows.indices[starts + 1], np.where(one == other, -1, 1)], axis=1)
    found: Numbers = every[np.abs(one) == np.abs(other)].astype(np.int64)
    return found


def _linked(pairs: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """The group of each unknown, and the way that it moves in it. Every unknown stands twice in a graph, for moving up
    and for moving down, and each pair links two and two of these: what hangs together moves together."""
    one, other, way = pairs.T
    across = np.where(way > 0, other, other + count)
    opposite = np.where(way > 0, other + count, other)
    ends = np.concatenate([one, one + count]), np.concatenate([across, opposite])
    graph = sparse.coo_matrix((np.ones(2 * len(pairs)), ends), (2 * count, 2 * count))
    _number, label = csgraph.connected_components(graph, directed=False)
    up, down = label[:count], label[count:]
    alone = up == down  # up is down: it stays where it is, by itself
    name = np.where(alone, label.max() + 1 + np.arange(count), np.minimum(up, down))
    group = np.unique(name, return_inverse=True)[1].astype(np.int64)
    return group, np.where(alone | (up < down), 1, -1)


def _distinct(sums: sparse.csc_matrix) -> sparse.csc_matrix:
    """Each sum once, and none that is empty. Rows that are multiples of others may stay: they say nothing more."""
    rows = sums.tocsr()
    rows.eliminate_zeros()
    rows.sort_indices()
    kept: dict[tuple[bytes, bytes], int] = {}
    for number, (start, end) in enumerate(zip(rows.indptr[:-1], rows.indptr[1:], strict=True)):
        if end > start:
            kept.setdefault((rows.indices[start:end].tobytes(), rows.data[start:end].tobytes()), number)
    return rows[list(kept.values())].tocsc()
