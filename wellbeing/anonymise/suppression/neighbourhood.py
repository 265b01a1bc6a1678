"""Blocks: which cells a shift of one cell needs, found over the sums it is in, the nearest first."""

import itertools
from collections.abc import Iterator

import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.block import Block
from wellbeing.anonymise.suppression.problem import Mask, Numbers, Problem

_HIDDEN, _MORE_HIDDEN = 150, 800
"""About how many cells the first and second block of hidden cells have."""

_NEAR, _WIDER, _GROWS = 300, 1_300, 16
"""The same for shifts that may hide more: near inner cells, then cells of any kind, so many times more each time."""

_BESIDE = 3_000
"""About how many cells of subtables a near block holds at most."""

_LITTLE = 10
"""A total of fewer widths than this holds next to nothing."""

_MOST_PARTS = 8
"""Of a sum, in large problems: how many of its parts are near one another."""

_PARTS = 2
"""How many parts of each total a block of totals holds."""

_SEEDED = 1_500
"""Cells in a block of totals from which on no more subtables are added to it."""

_KEPT, _KEPT_OF_LARGE = 200_000, 50_000
"""Cells in the blocks that are kept of each kind, the oldest going first: it bounds the memory. Large problems are
worked through region by region and need fewer."""


class Neighbourhoods:
    """The blocks of a problem, made when they are needed and used again for cells well inside."""

    def __init__(self, problem: Problem) -> None:
        self._columns = problem.sums.tocsc()
        self._cells_of = _lists(problem.sums.tocsr())
        self._rows_of = _lists(self._columns)
        parts, wholes = problem.sums < 0, problem.sums > 0
        self._rows_above = _lists(parts.tocsc())
        self._wholes_of, self._rows_below = _lists(wholes.tocsr()), _lists(wholes.tocsc())
        self._free = ~problem.settled
        self._inner = problem.inner() & self._free
        self._values = problem.room
        self._little = _LITTLE * problem.width
        self._size = problem.size
        self._is_large, self._has_cover = problem.is_large, problem.has_cover
        # Where one person may know many cells, as few as may be have to move: a cheaper one may be beside hidden ones.
        self._hidden_first = problem.has_cover and not problem.together
        self._parts_of = [self._nearest(row, parts) for row, parts in enumerate(_lists(parts.tocsr()))]
        self._near, self._below = self._none_kept(), self._none_kept()
        self._wider: dict[int, _Kept] = {}
        self.forget_hidden()
        self._whole: Block | None = None

    def sums_of(self, cell: int) -> Iterator[list[int]]:
        """The cells of every sum that `cell` is in."""
        return (self._cells_of[row] for row in self._rows_of[cell])

    def for_hidden(self, cell: int, hidden: Mask) -> Iterator[Block]:
        """Blocks of hidden cells around `cell`: some near ones, then more of them."""
        if self._is_large:
            yield self._around_inner(cell, hidden, self._hidden)
        elif np.count_nonzero(hidden) > _MORE_HIDDEN:
            yield self._hidden.get(cell) or self._make(cell, hidden, _HIDDEN, self._hidden)
        yield self._among_hidden(cell, hidden)

    def _among_hidden(self, cell: int, hidden: Mask) -> Block:
        return self._more_hidden.get(cell) or self._make(cell, hidden, _MORE_HIDDEN, self._more_hidden)

    def for_more(self, cell: int, hidden: Mask) -> Iterator[Block]:
        """Blocks in which published cells may move too: near inner cells, near cells of any kind, everything. Where a
        cover hid what most cells need, first one of hidden cells."""
        if self._is_large:
            yield from self._bounded(cell, hidden)
        elif self._size > _WIDER:
            yield self._near.get(cell) or self._make_near(cell, hidden)
            most = _WIDER
            while most < self._size:
                kept = self._wider.setdefault(most, self._none_kept())
                yield kept.get(cell) or self._make(cell, self._free, most, kept)
                most *= _GROWS
        elif self._hidden_first:
            yield self._among_hidden(cell, hidden)
        if self._whole is None:
            self._whole = self._block(np.flatnonzero(self._free))
        yield self._whole

    def _bounded(self, cell: int, hidden: Mask) -> Iterator[Block]:
        """Blocks whose size does not depend on the problem's: an inner subtable with its totals, then totals with
        some of their parts."""
        yield self._around_inner(cell, self._free, self._near)
        yield self._below.get(cell) or self._make_below(cell, hidden)

    def forget_hidden(self) -> None:
        """More cells are hidden than when the blocks of hidden cells were made."""
        self._hidden, self._more_hidden = self._none_kept(), self._none_kept()

    def _none_kept(self) -> "_Kept":
        return _Kept(_KEPT_OF_LARGE if self._is_large else _KEPT)

    def _block(self, cells: Numbers) -> Block:
        return Block(self._columns, cells, joins=self._has_cover)

    def _make(self, cell: int, may_move: Mask, most: int, kept: "_Kept") -> Block:
        cells, inside = self._around(cell, may_move, most)
        block = self._block(np.array(sorted(cells), dtype=np.int64))
        kept.put(block, inside)
        return block

    def _make_near(self, cell: int, hidden: Mask) -> Block:
        cells, _inside = self._around(cell, self._inner | hidden, _NEAR)
        beside = self._beside(cell, hidden)
        block = self._block(np.array(sorted(cells | beside), dtype=np.int64))
        self._near.put(block, sorted(beside))
        return block

    def _around_inner(self, cell: int, may_move: Mask, kept: "_Kept") -> Block:
        """The subtable of an inner cell and all totals of it. A total is looked at from an inner cell below it."""
        inner = self._inner_below(cell)
        block = kept.get(inner)
        if block is None or cell not in block.place:
            beside = self._subtable(inner)
            cells = {at for at in self._with_totals(beside) if may_move[at]} | {cell}
            block = self._block(np.array(sorted(cells), dtype=np.int64))
            kept.put(block, sorted(beside))
        return block

    def _inner_below(self, cell: int) -> int:
        """The largest part of a total, of this again, down to an inner cell; of an inner cell itself."""
        seen = {cell}
        while parts := [part for row in self._rows_below[cell] for part in self._parts_of[row] if part not in seen]:
            cell = parts[0]
            seen.add(cell)
        return cell

    def _make_below(self, cell: int, hidden: Mask) -> Block:
        beside = self._beside(cell, hidden | (self._free & (self._values < self._little)))
        block = self._block(np.array(sorted(self._with_parts(beside)), dtype=np.int64))
        self._below.put(block, sorted(beside))
        return block

    def _beside(self, cell: int, hidden: Mask) -> set[int]:
        """The subtable of a cell, and those of hidden cells above and below it: where a whole subtable holds next
        to nothing, its totals have to move too."""
        found: set[int] = set()
        seeds = [cell]
        for seed in seeds:
            if seed in found or len(found) > (_SEEDED if self._is_large else _BESIDE):
                continue
            found |= self._subtable(seed)
            above = (whole for row in self._rows_above[seed] for whole in self._wholes_of[row])
            below = (part for row in self._rows_below[seed] for part in self._parts_of[row])
            seeds += [other for other in (*above, *below) if hidden[other]]
        return found

    def _with_totals(self, cells: set[int]) -> set[int]:
        """These cells and all their totals, and the totals of these."""
        found, front = set(cells), cells
        while front:
            rows = {row for here in front for row in self._rows_above[here]}
            front = {whole for row in rows for whole in self._wholes_of[row] if self._free[whole]} - found
            found |= front
        return found

    def _with_parts(self, cells: set[int]) -> set[int]:
        """These cells and the largest parts of each, which can fall furthest, and of these again, down to inner
        cells: no total moves without parts."""
        found, front = set(cells), cells
        while front:
            rows = {row for here in front for row in self._rows_below[here]}
            front = {part for row in rows for part in self._parts_of[row][:_PARTS]} - found
            found |= front
        return found

    def _subtable(self, cell: int) -> set[int]:
        """Cells that are parts of the same sums, those that are parts of the same sums as these, and so on: every
        box of cells around `cell` is in it."""
        found, front = {cell}, {cell}
        while front:
            rows = {row for here in front for row in self._rows_above[here]}
            front = {part for row in rows for part in self._parts_of[row]} - found
            found |= front
        return found

    def _nearest(self, row: int, parts: list[int]) -> list[int]:
        """Parts of a sum that may move; in large problems only the largest, these first. Which those are is told by
        their totals beside this sum: so they are the same ones for every sum of a subtable, and boxes stay whole."""
        free = [part for part in parts if self._free[part]]
        if not self._is_large:
            return free
        size = {part: int(self._values[part]) for part in free}
        if len(free) > _MOST_PARTS:
            above = self._with_totals(set(self._wholes_of[row]))
            size = {part: max(int(self._values[at]) for at in self._with_totals({part}) - above) for part in free}
        return sorted(free, key=lambda part: (-size[part], part))[:_MOST_PARTS]

    def _around(self, cell: int, may_move: Mask, most: int) -> tuple[set[int], list[int]]:
        """The cells of a block, and those of them whose every sum is wholly in it."""
        found, inside = {cell}, list[int]()
        others = set(np.flatnonzero(may_move).tolist()) - found
        seen_rows: set[int] = set()
        front = [cell]
        while front and len(found) < most:
            beyond: list[int] = []
            for here in front:
                for row in self._rows_of[here]:
                    if row not in seen_rows:
                        seen_rows.add(row)
                        fresh = [other for other in self._cells_of[row] if other in others]
                        others.difference_update(fresh)
                        found.update(fresh)
                        beyond.extend(fresh)
                inside.append(here)
            front = beyond
        if not front:
            inside = list(found)
        return found, inside


class _Kept:
    """Blocks by the cells well inside them."""

    def __init__(self, most: int) -> None:
        self._most = most
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
        while self._cells > self._most and len(self._blocks) > 1:
            oldest, its_cells = self._blocks.pop(0)
            self._cells -= len(oldest.cells)
            for cell in its_cells:
                if self._of.get(cell) is oldest:
                    del self._of[cell]


def _lists(matrix: sparse.csr_matrix | sparse.csc_matrix) -> list[list[int]]:
    indices, starts = matrix.indices.tolist(), matrix.indptr.tolist()
    return [indices[start:end] for start, end in itertools.pairwise(starts)]
