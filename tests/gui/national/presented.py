"""The presenter of the national release before a screen and a worker that remember."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.gui.direct import Direct, Ways
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.gui.national.presenter import Presenter
from wellbeing.gui.work import Cancelled, Progress
from wellbeing.language import language


def _nothing() -> None:
    """No work."""


class Bench:
    """The other worker: at once, or when it is told to."""

    def __init__(self, *, waits: bool = False) -> None:
        self._waits, self._job = waits, _nothing

    def run(self, job: Any, done: Any, failed: Any = None) -> None:
        """As `Paper.run`; what was stopped ends without a word."""

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

    def progress(self, shown: Any) -> Progress:
        """As `Paper.progress`."""

        def post(told: Callable[[], object]) -> None:
            told()

        return Progress(post, shown)

    def go_on(self) -> None:
        """Do what waits."""
        self._job()


class Screen:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, tuple[Any, ...]]] = []
        self.hears: dict[str, Callable[[], object]] = {}
        """What a person does as soon as something is shown."""

    def __getattr__(self, name: str) -> Any:
        def show(*what: Any) -> None:
            self.shown.append((name, what))
            self.hears.get(name, _nothing)()

        return show

    def last(self, name: str) -> Any:
        """What was last shown by `name`."""
        return next(what for found, what in reversed(self.shown) if found == name)[0]


def presented(session: Session, home: Path, bench: Bench | None = None) -> tuple[Presenter, Screen, Ways]:
    screen, ways, at = Screen(), Ways(), bench or Bench()
    ask = Direct(session)
    return Presenter(screen, ask, at.run, at.progress, ways, language("en"), home), screen, ways
