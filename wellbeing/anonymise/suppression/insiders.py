"""Whoever is one of at most two behind a hidden cell knows it: that must make no other hidden cell exact.

Nobody can tell from counts which cells one person stands behind: the only representative of a rare act may be the
same in every quarter. So where a problem says `together`, an unsafe cell has to move while all other cells of few stay
as they are, whoever knows which of them.

The proof is in the witnesses: a cell is safe from a knower if some shift moves it and leaves the knower's cells as
they are. Only where there is no such shift a program is needed.
"""

from collections.abc import Callable, Set

from wellbeing.anonymise.suppression.state import State


def protect_from_insiders(state: State, told: Callable[[int, int], None]) -> None:
    """Hide what it takes."""
    targets = state.targets()
    for done, cell in enumerate(targets):
        told(done, len(targets))
        if stands_against_all(state, cell):
            _protect_from_all(state, cell)
        for other in _alone(state, cell):
            _protect_from_one(state, cell, other)


def knowers(state: State, cell: int) -> list[Set[int]]:
    """Cells of few, those that one person may know together, of which some move in every shift of `cell`."""
    found: list[Set[int]] = [frozenset({other}) for other in _alone(state, cell)]
    others = _all_others(state, cell)
    if stands_against_all(state, cell) and not _is_proven(state, cell, others):
        found.append(others)
    return found


def _protect_from_all(state: State, cell: int) -> None:
    """Move the cell while all others of few stay. Where no table does that, some of them are sums that the cell is
    in, or stand for the same people: as few of them as may be move with it, and only each alone is looked at."""
    others = _all_others(state, cell)
    if _is_proven(state, cell, others):
        return
    shifts: list[dict[int, int]] = []
    if not state.shifts.is_bound(cell, others):
        if state.shifts.reaches(cell, 1, state.hidden, others):
            return
        shifts = state.shifts.widen(cell, 1, state.hidden, others)
    if not shifts:
        shifts = state.shifts.widen_dearly(cell, state.hidden, others)
        state.beside[cell] = frozenset(other for shift in shifts for other in shift if other in others)
        others = _all_others(state, cell)
    for shift in shifts:
        state.hide(shift, cell, others)


def _protect_from_one(state: State, cell: int, other: int) -> None:
    """The same for one cell. Where no table at all moves a cell without the other, both stand for the same people,
    and who knows the other learns nothing."""
    still = frozenset({other})
    if state.shifts.reaches(cell, 1, state.hidden, still):
        return
    shifts = state.shifts.widen(cell, 1, state.hidden, still)
    for shift in shifts:
        state.hide(shift, cell, still)
    if not shifts:
        state.alike.add((cell, other))


def _alone(state: State, cell: int) -> list[int]:
    """Cells of few that move in every shift of `cell`."""
    shifts = state.witnesses.moving(cell)
    common = (state.few & next(shifts, {}).keys()) - {cell}
    for shift in shifts:
        if not common:
            return []
        common &= shift.keys()
    return [other for other in sorted(common) if (cell, other) not in state.alike]


def stands_against_all(state: State, cell: int) -> bool:
    """Whether the cell has to be safe from who knows all others of few."""
    return state.problem.together and bool(state.problem.unsafe[cell])


def _all_others(state: State, cell: int) -> Set[int]:
    return state.few - {cell} - state.beside.get(cell, frozenset())


def _is_proven(state: State, cell: int, still: Set[int]) -> bool:
    return any(still.isdisjoint(shift) for shift in state.witnesses.moving(cell))
