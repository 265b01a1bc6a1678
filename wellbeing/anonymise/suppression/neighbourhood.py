"""Blocks: which cells a shift of one cell needs, found over the sums it is in, the nearest first."""

import itertools
from collections.abc import Iterator

import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.block import Block
from wellbeing.anonymise.suppression.problem import Mask, Problem

_HIDDEN, _MORE_HIDDEN = 150, 800
"""About how many cells the first and second block of hidden cells have."""

_NEAR, _WIDER, _GROWS = 300, 1_300, 16
"""The same for shifts that may hide more: near inner cells, then cells of any kind, so many times more each time."""

_BESIDE = 3_000
"""About how many cells of subtables a near block holds at most."""

_LARGE = 20_000
"""Cells of a problem from which on blocks of near totals with some of their parts come before wider ones: these
withhold less, but take ten times as long."""

_LITTLE = 10
"""A total of fewer widths than this holds next to nothing."""

_PARTS = 3
"""How many parts of each total a near block holds at least."""

_KEPT = 200_000
"""Cells in the blocks that are kept of each kind, the oldest going first: it bounds the memory."""


class Neighbourhoods:
    """The blocks of a problem, made when they are needed and used again for cells well inside."""

    def __init__(self, problem: Problem) -> None:
        self._columns = problem.sums.tocsc()
        self._cells_of = _lists(problem.sums.tocsr())
        self._rows_of = _lists(self._columns)
        parts, wholes = problem.sums < 0, problem.sums > 0
        self._parts_of, self._rows_above = _lists(parts.tocsr()), _lists(parts.tocsc())
        self._wholes_of, self._rows_below = _lists(wholes.tocsr()), _lists(wholes.tocsc())
        self._free = ~problem.settled
        self._inner = (np.diff(wholes.tocsc().indptr) == 0) & self._free
        self._values = problem.values
        self._little = _LITTLE * problem.width
        self._size = problem.size
        self._hidden, self._more_hidden = _Kept(), _Kept()
        self._near, self._below = _Kept(), _Kept()
        self._wider: dict[int, _Kept] = {}
        self._whole: Block | None = None

    def for_hidden(self, cell: int, hidden: Mask) -> Iterator[Block]:
        """Blocks of hidden cells around `cell`: some near ones, then more of them."""
        if np.count_nonzero(hidden) > _MORE_HIDDEN:
            yield self._hidden.get(cell) or self._make(cell, hidden, _HIDDEN, self._hidden)
        yield self._more_hidden.get(cell) or self._make(cell, hidden, _MORE_HIDDEN, self._more_hidden)

    def for_more(self, cell: int, hidden: Mask) -> Iterator[Block]:
        """Blocks in which published cells may move too: near inner cells, near cells of any kind, everything."""
        if self._size > _WIDER:
            yield self._near.get(cell) or self._make_near(cell, hidden)
            if self._size > _LARGE:
                yield self._below.get(cell) or self._make_below(cell, hidden)
            most = _WIDER
            while most < self._size:
                kept = self._wider.setdefault(most, _Kept())
                yield kept.get(cell) or self._make(cell, self._free, most, kept)
                most *= _GROWS
        if self._whole is None:
            self._whole = Block(self._columns, np.flatnonzero(self._free))
        yield self._whole

    def forget_hidden(self) -> None:
        """More cells are hidden than when the blocks of hidden cells were made."""
        self._hidden, self._more_hidden = _Kept(), _Kept()

    def _make(self, cell: int, may_move: Mask, most: int, kept: "_Kept") -> Block:
        cells, inside = self._around(cell, may_move, most)
        block = Block(self._columns, np.array(sorted(cells), dtype=np.int64))
        kept.put(block, inside)
        return block

    def _make_near(self, cell: int, hidden: Mask) -> Block:
        cells, _inside = self._around(cell, self._inner | hidden, _NEAR)
        beside = self._beside(cell, hidden)
        block = Block(self._columns, np.array(sorted(cells | beside), dtype=np.int64))
        self._near.put(block, sorted(beside))
        return block

    def _make_below(self, cell: int, hidden: Mask) -> Block:
        beside = self._beside(cell, hidden | (self._values < self._little))
        cells = self._with_parts(beside, hidden)
        block = Block(self._columns, np.array(sorted(cells), dtype=np.int64))
        self._below.put(block, sorted(beside))
        return block

    def _beside(self, cell: int, hidden: Mask) -> set[int]:
        """The subtable of a cell, and those of hidden cells above and below it: where a whole subtable holds next
        to nothing, its totals have to move too."""
        found: set[int] = set()
        seeds = [cell]
        for seed in seeds:
            if seed in found or len(found) > _BESIDE:
                continue
            found |= self._subtable(seed)
            above = (whole for row in self._rows_above[seed] for whole in self._wholes_of[row])
            below = (part for row in self._rows_below[seed] for part in self._parts_of[row])
            seeds += [other for other in (*above, *below) if hidden[other]]
        return found

    def _with_parts(self, cells: set[int], hidden: Mask) -> set[int]:
        """These cells and some parts of each, of these again, down to inner cells: no total moves without parts.
        The largest parts are taken, since they can fall furthest, and hidden ones, since they cost nothing."""
        found, front = set(cells), sorted(cells)
        while front:
            fresh: set[int] = set()
            for here in front:
                for row in self._rows_below[here]:
                    parts = [part for part in self._parts_of[row] if self._free[part]]
                    parts.sort(key=lambda part: (-int(self._values[part]), part))
                    fresh.update(parts[:_PARTS])
                    fresh.update(part for part in parts if hidden[part])
            front = sorted(fresh - found)
            found |= fresh
        return found

    def _subtable(self, cell: int) -> set[int]:
        """Cells that are parts of the same sums, those that are parts of the same sums as these, and so on: every
        box of cells around `cell` is in it."""
        found, front = {cell}, [cell]
        while front:
            rows = dict.fromkeys(row for here in front for row in self._rows_above[here])
            beside = dict.fromkeys(part for row in rows for part in self._parts_of[row])
            front = [part for part in beside if part not in found and self._free[part]]
            found.update(front)
        return found

    def _around(self, cell: int, may_move: Mask, most: int) -> tuple[set[int], list[int]]:
        """The cells of a block, and those of them whose every sum is wholly in it."""
        found, inside = {cell}, []
        seen_rows: set[int] = set()
        front = [cell]
        while front and len(found) < most:
            beyond: list[int] = []
            for here in front:
                for row in self._rows_of[here]:
                    if row not in seen_rows:
                        seen_rows.add(row)
                        fresh = [other for other in self._cells_of[row] if other not in found and may_move[other]]
                        found.update(fresh)
                        beyond.extend(fresh)
                inside.append(here)
            front = beyond
        if not front:
            inside = list(found)
        return found, inside


class _Kept:
    """Blocks by the cells well inside them."""

    def __init__(self) -> None:
        self._of: dict[int, Block] = {}
        self._blocks: list[tuple[Block, list[int]]] = []
        self._cells = 0

    def get(self, cell: int) -> Block | None:
        """A block with the cell well inside."""
        return self._of.get(cell)

    def put(self, block: Block, inside: list[int]) -> None:
        """Keep one more, and let the oldest go where there are too many."""
        self._blocks.append((block, inside))
        self._of.update(dict.fromkeys(inside, block))
        self._cells += len(block.cells)
        while self._cells > _KEPT and len(self._blocks) > 1:
            oldest, its_cells = self._blocks.pop(0)
            self._cells -= len(oldest.cells)
            for cell in its_cells:
                if self._of.get(cell) is oldest:
                    del self._of[cell]


def _lists(matrix: sparse.csr_matrix | sparse.csc_matrix) -> list[list[int]]:
    indices, starts = matrix.indices.tolist(), matrix.indptr.tolist()
    return [indices[start:end] for start, end in itertools.pairwise(starts)]
