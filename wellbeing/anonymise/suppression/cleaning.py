"""Publishing again, the largest first, what no unsafe cell needs to be hidden."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy import sparse

from wellbeing.anonymise.suppression.insiders import knowers, stands_against_all
from wellbeing.anonymise.suppression.state import State
from wellbeing.anonymise.suppression.ties import Ties

MOST_PROGRAMS = 3_000
"""Linear programs spent on it."""
_PART = 4


def clean_up(state: State, told: Callable[[int, int], None]) -> None:
    """Try each cell that was hidden for another's sake and not tried before; bounded by the number of programs, not by
    time."""
    extra = np.array(sorted(state.cause.keys() - state.kept), dtype=np.int64)
    limit = state.shifts.programs + _most_programs(state)
    lines, ties = _Lines(state), Ties(state)
    for done, cell in enumerate(extra[np.lexsort((extra, -state.problem.values[extra]))]):
        told(done, len(extra))
        if state.shifts.programs > limit:
            return
        if lines.needs(int(cell)):
            continue
        exposed = ties.exposed_without(int(cell))
        if exposed is not None:
            state.cause[int(cell)] = (exposed, frozenset())
        elif _all_wide_without(state, int(cell)):
            del state.cause[int(cell)]
            ties.publish(int(cell))


def _most_programs(state: State) -> int:
    """Large problems spend a part of what the pattern took: there most cells are unsafe, and few can be published."""
    return min(MOST_PROGRAMS, state.shifts.programs // _PART) if state.problem.is_large else MOST_PROGRAMS


def _all_wide_without(state: State, cell: int) -> bool:
    """Publish the cell if every other keeps its width."""
    state.hidden[cell] = False
    retired = state.witnesses.retire(cell)
    touched = sorted({other for number in retired for other in state.witnesses.shift(number)})
    first, still = state.cause[cell]
    if still and not state.shifts.reaches(first, 1, state.hidden, still):
        state.hidden[cell] = True
        state.witnesses.restore(retired)
        return False
    for other in sorted(touched, key=lambda other: (other != first, other)):
        _add_up(state, other, cell, retired)
        if not _stays_safe(state, other):
            state.hidden[cell] = True
            state.witnesses.restore(retired)
            state.cause[cell] = (other, frozenset())
            return False
    return True


def _add_up(state: State, narrow: int, published: int, retired: Sequence[int]) -> None:
    """Widen a cell by what two retired shifts prove together, once they move the published cell against each other."""
    witnesses = state.witnesses
    while state.is_narrow(narrow):
        found = witnesses.sum_without(narrow, {published}, witnesses.ends(narrow), retired)
        if found is None:
            return
        witnesses.add(found)


def _stays_safe(state: State, cell: int) -> bool:
    if state.is_narrow(cell) and not state.shifts.reaches(cell, state.problem.width, state.hidden):
        return False
    return not state.is_target(cell) or all(
        state.shifts.reaches(cell, 1, state.hidden, still) for still in knowers(state, cell)
    )


class _Lines:
    """A quick no: a sum whose whole is published, with so little hidden in it that an unsafe part is narrow."""

    def __init__(self, state: State) -> None:
        self._state = state
        sums = state.problem.sums
        self._parts, self._wholes = (sums < 0).tocsr(), (sums > 0).tocsr()
        self._rows_of: sparse.csc_matrix = sums.tocsc()

    def needs(self, cell: int) -> bool:
        """Whether publishing `cell` surely leaves some cell narrow."""
        start, end = self._rows_of.indptr[cell : cell + 2]
        rows = self._rows_of.indices[start:end]
        return any(self._narrow(int(row), cell) for row in rows)

    def _narrow(self, row: int, cell: int) -> bool:
        state = self._state
        parts = [part for part in self._of(self._parts, row) if part != cell and state.hidden[part]]
        wholes = [whole for whole in self._of(self._wholes, row) if whole != cell and state.hidden[whole]]
        hidden = parts + wholes
        if not any(self._counts(one) for one in hidden):
            return False
        if any(self._is_given_away(cell, hidden) for cell in hidden):
            return True
        return len(hidden) == 1 or (not wholes and int(state.problem.room[parts].sum()) < state.problem.width)

    def _is_given_away(self, cell: int, hidden: Sequence[int]) -> bool:
        """Whether who knows all others of these, which come to a known number, knows the cell."""
        others, state = [other for other in hidden if other != cell], self._state
        if not self._counts(cell) or not all(state.problem.few[other] for other in others):
            return False
        if len(others) == 1:
            return (cell, others[0]) not in state.alike
        return stands_against_all(state, cell) and state.beside.get(cell, frozenset()).isdisjoint(others)

    def _counts(self, cell: int) -> bool:
        problem = self._state.problem
        return (problem.every_width or bool(problem.unsafe[cell])) and cell not in self._state.stuck

    def _of(self, matrix: sparse.csr_matrix, row: int) -> list[int]:
        found: list[int] = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].tolist()
        return found
