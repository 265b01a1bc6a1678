"""Asks use cases at once, on the thread of the test, over a real vault; remembers refusals and ways."""

from collections.abc import Callable
from typing import TypeVar

from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError

T = TypeVar("T")


class Direct:
    """An `Ask` without threads."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.alerts: list[WellbeingError] = []

    def __call__(
        self,
        use_case: Callable[[Session], T],
        done: Callable[[T], object],
        failed: Callable[[WellbeingError], bool] | None = None,
    ) -> None:
        """Run and hand over; an error that nobody takes lands in `alerts`."""
        try:
            result = use_case(self.session)
        except WellbeingError as error:
            if failed is None or not failed(error):
                self.alerts.append(error)
            return
        done(result)


class Ways:
    """Remembers where a screen wanted to go."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, dict[str, object]]] = []

    def __call__(self, place: str, **what: object) -> None:
        """Go to `place`."""
        self.gone.append((place, what))

    @property
    def last(self) -> tuple[str, dict[str, object]]:
        """The latest way."""
        return self.gone[-1]
