"""Whoever is one of at most two behind a hidden cell knows it: that must make no other hidden cell exact.

The proof is in the witnesses: a cell is safe from a knower if some shift moves it and leaves the knower's cell as
it is. Only pairs without such a shift need a program.
"""

from collections.abc import Callable

from wellbeing.anonymise.suppression.state import State


def protect_from_insiders(state: State, told: Callable[[int, int], None]) -> None:
    """Hide what it takes. Where no table at all moves a cell without the knower's, both stand for the same
    people, and the knower learns nothing."""
    targets = state.targets()
    for done, cell in enumerate(targets):
        told(done, len(targets))
        for knower in knowers(state, cell):
            if state.shifts.reaches(cell, 1, state.hidden, knower):
                continue
            shifts = state.shifts.widen(cell, 1, state.hidden, knower)
            for shift in shifts:
                state.hide(shift, cell, knower)
            if not shifts:
                state.alike.add((cell, knower))


def knowers(state: State, cell: int) -> list[int]:
    """Cells with few behind them that move in every shift of `cell`."""
    moving = list(state.witnesses.moving(cell))
    common = state.few.intersection(*moving) - {cell} if moving else frozenset()
    return [other for other in sorted(common) if (cell, other) not in state.alike]
