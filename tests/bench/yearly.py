"""The yearly release from the vault to the folder: how long in all, and where the time goes."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import highspy

from tests.bench.figure import Figure
from wellbeing.app import summary
from wellbeing.app.session import Session
from wellbeing.language import language


class Stopwatch:
    """Sums up the seconds spent in some functions."""

    def __init__(self) -> None:
        self.spent = 0.0

    def timing(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, with its time added here."""

        def timed(*arguments: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return work(*arguments, **named)
            finally:
                self.spent += time.perf_counter() - start

        return timed


@contextlib.contextmanager
def _watched(owner: Any, name: str) -> Iterator[Stopwatch]:
    watch, before = Stopwatch(), getattr(owner, name)
    setattr(owner, name, watch.timing(before))
    try:
        yield watch
    finally:
        setattr(owner, name, before)


def measure(session: Session, year: int, out: Path) -> list[Figure]:
    """Gather, preview, release: the first time that a period leaves."""
    (period,) = [found for found in summary.periods_of(session, year) if found.imported]
    with _watched(vars(highspy)["_Highs"], "run") as solver, _watched(summary, "report_pdf") as pdf:
        start = time.perf_counter()
        preview = summary.preview(summary.gather(session, period), session.today())
        summary.release(session, preview, out, language("en"))
        whole = time.perf_counter() - start
    shares = {"solver": solver.spent, "PDF": pdf.spent, "rest": whole - solver.spent - pdf.spent}
    return [
        Figure(what="yearly release in all", baseline="", unit="s", ours=whole, bare=None, target=20),
        *(
            Figure(what=f"of it {name}", baseline="", unit="%", ours=100 * spent / whole, bare=None, target=None)
            for name, spent in shares.items()
        ),
    ]
