"""The passes of secondary suppression, one after the other. Deterministic: the same problem, the same pattern."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from wellbeing.anonymise.suppression.cleaning import clean_up
from wellbeing.anonymise.suppression.covering import cover
from wellbeing.anonymise.suppression.insiders import protect_from_insiders
from wellbeing.anonymise.suppression.problem import Mask, Problem
from wellbeing.anonymise.suppression.state import Begun, State

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told a step's name, how much of it is done, and of how much."""

WIDEN, CLEAN, INSIDERS = "widen", "clean", "insiders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What is hidden. `stuck` are cells that nothing can protect: with any, nothing may leave as it is. `shifts`
    are the witnesses of it: each leads from the true table to another that no reader can tell from it. `cause` has
    of each cell that no rule withholds the one for whose sake it is hidden."""

    hidden: Mask
    stuck: tuple[int, ...]
    programs: int
    shifts: Sequence[Mapping[int, int]]
    cause: Mapping[int, int]


def suppress(problem: Problem, progress: Progress | None = None, begun: Begun | None = None) -> Pattern:
    """Hide the unsafe cells, and what else it takes that none of them can be worked out. `begun` is what was found for
    a larger problem: the work goes on from there."""
    state = State(problem)
    told = progress or (lambda _step, _done, _of: None)
    state.begin_with(cover(problem))
    if begun is not None:
        state.go_on_from(begun)
    _widen_all(state, told)
    protect_from_insiders(state, functools.partial(told, INSIDERS))
    _widen_all(state, told)
    clean_up(state, functools.partial(told, CLEAN))
    if not problem.every_width:
        _publish_idle(state)
    return Pattern(
        hidden=state.hidden,
        stuck=tuple(sorted(state.stuck)),
        programs=state.shifts.programs,
        shifts=state.witnesses.counting(),
        cause={cell: first for cell, (first, _knower) in state.cause.items()},
    )


def _widen_all(state: State, told: Progress) -> None:
    """Give every hidden cell its width; cells hidden on the way are given theirs as well."""
    while narrow := _in_order(state):
        for done, cell in enumerate(narrow):
            told(WIDEN, done, len(narrow))
            if state.is_narrow(cell):
                _widen(state, cell)


def _in_order(state: State) -> list[int]:
    """Cells that are narrow: in large problems inner ones first. What their shifts hide is near them, and is what
    a total needs to move with; the other way round the few parts that a total is tried with are hidden for it."""
    narrow = state.narrow()
    if not state.problem.is_large:
        return narrow
    inner = state.problem.inner()
    return sorted(narrow, key=lambda cell: not inner[cell])


def _widen(state: State, cell: int) -> None:
    shifts = state.shifts.widen(cell, state.problem.width, state.hidden)
    for shift in shifts:
        state.hide(shift, cell)
    if state.is_narrow(cell):
        state.stuck.add(cell)


def _publish_idle(state: State) -> None:
    """What no shift moves proves nothing, so no cell needs it hidden. What follows from the published cells anyway
    is among it: also of what an earlier release withheld for others' sake, and this one has by way of its sums."""
    before = np.flatnonzero(state.problem.withheld & ~state.problem.unsafe & ~state.problem.settled).tolist()
    for cell in [*state.cause, *before]:
        if not any(state.witnesses.moving(cell)):
            state.hidden[cell] = False
            state.cause.pop(cell, None)
