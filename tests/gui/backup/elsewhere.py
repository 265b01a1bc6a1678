"""A thread that is not the vault's, for tests: it works at once, or when the test says so."""

from collections.abc import Callable
from typing import Any

from wellbeing.gui.work import Cancelled, Progress


class Elsewhere:
    """Runs a job at once; with `waits`, only when `go_on` is called."""

    def __init__(self, *, waits: bool = False) -> None:
        self.waits = waits
        self._waiting: list[Callable[[], None]] = []

    def run(self, job: Callable[[], Any], done: Callable[[Any], object], failed: object = None) -> None:
        """Work, and answer unless it was cancelled."""

        def work() -> None:
            try:
                result = job()
            except Cancelled:
                return
            done(result)

        self._waiting.append(work)
        if not self.waits:
            self.go_on()

    def progress(self, shown: Callable[[int, int], object]) -> Progress:
        """Progress that is told at once."""

        def post(told: Callable[[], object]) -> None:
            told()

        return Progress(post, shown)

    def go_on(self) -> None:
        """Do what waits."""
        waiting, self._waiting = self._waiting, []
        for work in waiting:
            work()
