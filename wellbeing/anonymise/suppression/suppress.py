"""The passes of secondary suppression, one after the other. Deterministic: the same problem, the same pattern."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from wellbeing.anonymise.suppression.cleaning import clean_up
from wellbeing.anonymise.suppression.covering import cover
from wellbeing.anonymise.suppression.elimination import determined
from wellbeing.anonymise.suppression.insiders import protect_from_insiders
from wellbeing.anonymise.suppression.problem import Mask, Problem
from wellbeing.anonymise.suppression.state import State

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told a step's name, how much of it is done, and of how much."""

WIDEN, CLEAN, INSIDERS = "widen", "clean", "insiders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What is hidden. `stuck` are cells that nothing can protect: with any, nothing may leave as it is. `shifts`
    are the witnesses of it: each leads from the true table to another that no reader can tell from it."""

    hidden: Mask
    stuck: tuple[int, ...]
    programs: int
    shifts: Sequence[Mapping[int, int]]


def suppress(problem: Problem, progress: Progress | None = None) -> Pattern:
    """Hide the unsafe cells, and what else it takes that none of them can be worked out."""
    state = State(problem)
    told = progress or (lambda _step, _done, _of: None)
    state.begin_with(cover(problem))
    _widen_all(state, told)
    protect_from_insiders(state, functools.partial(told, INSIDERS))
    _widen_all(state, told)
    clean_up(state, functools.partial(told, CLEAN))
    if not problem.every_width:
        _publish_exact(state)
    return Pattern(
        hidden=state.hidden,
        stuck=tuple(sorted(state.stuck)),
        programs=state.shifts.programs,
        shifts=state.witnesses.counting(),
    )


def _widen_all(state: State, told: Progress) -> None:
    """Give every hidden cell its width; cells hidden on the way are given theirs as well."""
    while narrow := state.narrow():
        for done, cell in enumerate(narrow):
            told(WIDEN, done, len(narrow))
            if state.is_narrow(cell):
                _widen(state, cell)


def _widen(state: State, cell: int) -> None:
    shifts = state.shifts.widen(cell, state.problem.width, state.hidden)
    for shift in shifts:
        state.hide(shift, cell)
    if state.is_narrow(cell):
        state.stuck.add(cell)


def _publish_exact(state: State) -> None:
    """What follows from the published cells anyway needs no mark."""
    while True:
        exact = determined(state.problem.sums, state.hidden) & state.cause.keys()
        if not exact:
            return
        state.hidden[np.array(sorted(exact))] = False
        for cell in exact:
            del state.cause[cell]
