"""What a reader can work out of a year that left: away from window and vault, and once for each year."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from wellbeing.app import years_that_left
from wellbeing.app.years_that_left import Left, Reached
from wellbeing.errors import WellbeingError

if TYPE_CHECKING:
    from wellbeing.gui.work import Bench, Moving


class Reaching:
    """One year at a time; what was found is kept by the year. What was stopped says nothing more."""

    def __init__(self, bench: "Bench", done: Callable[[], object]) -> None:
        """`done` is called when the work has ended by itself."""
        self._bench, self._done = bench, done
        self._found: dict[str, tuple[Left, Reached]] = {}
        self._moving: Moving | None = None

    @property
    def is_running(self) -> bool:
        """Whether a year is being worked out."""
        return self._moving is not None

    def of(self, left: Left) -> Reached | None:
        """What was found of a year; None where nothing was, or more has left since."""
        known, found = self._found.get(left.period.label, (None, None))
        return found if known == left else None

    def begin(self, left: Left) -> None:
        """Work it out."""
        self.stop()
        moving = self._moving = self._bench.progress(lambda _done, _whole: None)

        def finished(found: Reached) -> None:
            if moving is self._moving:
                self._moving = None
                self._found[left.period.label] = left, found
                self._done()

        def failed(_error: WellbeingError) -> bool:
            if moving is not self._moving:
                return True
            self._moving = None
            self._done()
            return False

        self._bench.run(lambda: years_that_left.reached(left, lambda: moving(0, 0)), finished, failed)

    def stop(self) -> None:
        """Let go of what is being worked out."""
        if self._moving is not None:
            self._moving.cancel()
            self._moving = None
