"""The presenter of the national release before a screen that remembers, with a bench that works when it is told to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.gui.bench import Bench
from tests.gui.direct import Direct, Ways
from wellbeing.app.session import Session
from wellbeing.gui.national.presenter import Presenter
from wellbeing.language import language


class Screen:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, tuple[Any, ...]]] = []
        self.hears: dict[str, Callable[[], object]] = {}
        """What a person does as soon as something is shown."""

    def __getattr__(self, name: str) -> Any:
        def show(*what: Any) -> None:
            self.shown.append((name, what))
            self.hears.get(name, lambda: None)()

        return show

    def last(self, name: str) -> Any:
        """What was last shown by `name`."""
        return next(what for found, what in reversed(self.shown) if found == name)[0]


def presented(session: Session, home: Path, bench: Bench | None = None) -> tuple[Presenter, Screen, Ways]:
    screen, ways, at = Screen(), Ways(), bench or Bench()
    return Presenter(screen, Direct(session), Bench().run, at, ways, language("en"), home), screen, ways
