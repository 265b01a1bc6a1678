"""What a reader can work out of a year that left: away from window and vault, and once for each year."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.intervals import Interval
from wellbeing.app.office import years
from wellbeing.app.office.years import Left
from wellbeing.errors import WellbeingError
from wellbeing.gui.national.working_out import Moving

if TYPE_CHECKING:
    from wellbeing.gui.work import Run

Reached: TypeAlias = Mapping[Cell, Interval]


class Reaching:
    """One year at a time; what was found is kept by the year. What was stopped says nothing more."""

    def __init__(
        self, run: "Run", progress: Callable[[Callable[[int, int], object]], Moving], done: Callable[[], object]
    ) -> None:
        """`done` is called when the work has ended by itself."""
        self._run, self._progress, self._done = run, progress, done
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
        moving = self._moving = self._progress(lambda _done, _whole: None)

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

        self._run(lambda: years.reached(left, lambda: moving(0, 0)), finished, failed)

    def stop(self) -> None:
        """Let go of what is being worked out."""
        if self._moving is not None:
            self._moving.cancel()
            self._moving = None
