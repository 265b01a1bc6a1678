"""Opening a step of the guide in the window, in a talk of three hundred steps against one of ten: of a talk that has
just begun, and of one in which every question has its answer."""

import functools
import shutil
import statistics
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.figure import Figure, seconds
from tests.helpers.long_guide import answer_all, hold, write_guide
from wellbeing import paths
from wellbeing.app.session import Session
from wellbeing.gui.application import application
from wellbeing.gui.debrief.view import DebriefView

LONG, SHORT = 300, 10
_LIMIT_MS = 50


def measure(session: Session, folder: Path, rounds: int) -> list[Figure]:
    """From the press until the step is drawn, the write into the vault included."""
    if QApplication.instance() is None:
        application()
    shipped = paths.resources
    shutil.copytree(shipped(), folder)
    paths.resources = lambda: folder
    try:
        for steps in (LONG, SHORT):  # before any talk: what guides there are is looked up once
            write_guide(folder, _name(steps), steps)
        shown = {steps: hold(session, _name(steps)) for steps in (LONG, SHORT)}
        if not all(view.title for view in shown.values()):
            raise RuntimeError("a talk did not begin")
        fresh = _times(shown, rounds)
        for steps in shown:
            answer_all(session, _name(steps), steps)
        answered = _times(shown, rounds)
    finally:
        paths.resources = shipped
    return [
        Figure(
            what=f"opening a step of {LONG}, median",
            baseline=f"a step of {SHORT}",
            unit="s",
            ours=statistics.median(fresh[LONG]),
            bare=statistics.median(fresh[SHORT]),
            target=1.05,
        ),
        Figure(
            what=f"opening a step of {LONG}, all answered, median",
            baseline=f"a step of {SHORT}, all answered",
            unit="s",
            ours=statistics.median(answered[LONG]),
            bare=statistics.median(answered[SHORT]),
            target=1.2,
        ),
        Figure(
            what=f"opening a step of {LONG}, all answered, 19 of 20",
            baseline="",
            unit="ms",
            ours=sorted(answered[LONG])[len(answered[LONG]) * 19 // 20] * 1000,
            bare=None,
            target=_LIMIT_MS,
        ),
    ]


def _times(shown: dict[int, DebriefView], rounds: int) -> dict[int, list[float]]:
    """Seconds for opening a step, by the length of the guide."""
    times: dict[int, list[float]] = {steps: [] for steps in shown}
    for number in range(20 * rounds):
        for steps, view in shown.items():  # in turns, so that a busy moment meets both alike
            times[steps].append(seconds(functools.partial(_open, view, 1 + number % (SHORT - 1))))
    return times


def _name(steps: int) -> str:
    return f"steps-{steps}"


def _open(view: DebriefView, number: int) -> None:
    view.intentions.go_to(f"q{number}")
    QApplication.processEvents()
