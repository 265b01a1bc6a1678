"""Work away from window and vault, for tests of presenters: at once, or when it is told to go on."""

from collections.abc import Callable
from typing import Any

from wellbeing.errors import WellbeingError
from wellbeing.gui.work import Cancelled, Progress


def _nothing() -> None:
    """No work."""


class Bench:
    """As `Sums`, without its thread; with `waits` nothing is done before `go_on`."""

    def __init__(self, *, waits: bool = False) -> None:
        self._waits, self._job = waits, _nothing

    def run(self, job: Any, done: Any, failed: Any = None) -> None:
        """As of a worker; what was stopped ends without a word."""

        def work() -> None:
            try:
                result = job()
            except Cancelled:
                return
            except WellbeingError as error:
                if failed is None or not failed(error):
                    raise
                return
            done(result)

        self._job = work
        if not self._waits:
            work()

    def progress(self, shown: Any, *, lasting: bool = False) -> Progress:
        """As of a worker."""

        def post(told: Callable[[], object]) -> None:
            told()

        return Progress(post, shown)

    def go_on(self) -> None:
        """Do what waits."""
        self._job()
