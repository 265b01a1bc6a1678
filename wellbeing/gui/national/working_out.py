"""The long work of a national release: away from window and vault, told in words, stopped with one press."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from wellbeing.app.office import national
from wellbeing.app.office.national import Gathered, Preview, Work
from wellbeing.errors import WellbeingError

if TYPE_CHECKING:
    from wellbeing.gui.work import Bench, Moving

_BEFORE, _AFTER = (Work.ADD_UP,), (Work.COMPOSE, Work.ATTACK)
"""What is done before and after the parts that are protected one by one."""


class WorkingOut:
    """One preview at a time. What was stopped says nothing more: neither its words nor its result arrive."""

    def __init__(self, bench: "Bench", told: Callable[[Work, int, int], object]) -> None:
        """`told` hears what is being done, how many parts of it are finished, and of how many."""
        self._bench, self._told = bench, told
        self._moving: Moving | None = None
        self.last: tuple[Work, int, int] = (Work.ADD_UP, 0, 1)
        """What was told last."""

    @property
    def is_running(self) -> bool:
        """Whether something is being worked out."""
        return self._moving is not None

    def begin(
        self,
        gathered: Gathered,
        today: dt.date,
        done: Callable[[Preview], object],
        failed: Callable[[WellbeingError], bool],
    ) -> None:
        """Work out what would leave of a year."""
        self.stop()
        self.last = (Work.ADD_UP, 0, 1)
        moving = self._moving = self._bench.progress(lambda place, whole: self._tell(moving, place, whole))

        def finished(shown: Preview) -> None:
            if moving is self._moving:
                self._moving = None
                done(shown)

        def stopped(error: WellbeingError) -> bool:
            if moving is not self._moving:
                return True
            self._moving = None
            return failed(error)

        self._bench.run(lambda: national.preview(gathered, today, lambda *at: moving(*_place(*at))), finished, stopped)

    def stop(self) -> None:
        """Let go of what is being worked out."""
        if self._moving is not None:
            self._moving.cancel()
            self._moving = None

    def _tell(self, moving: "Moving", place: int, whole: int) -> None:
        if moving is self._moving:
            self.last = _work_at(place, whole)
            self._told(*self.last)


def _place(work: Work, done: int, whole: int) -> tuple[int, int]:
    """A step as (done, whole) of everything; the whole is 0 where it is not known how many parts there are."""
    if work in _BEFORE:
        return _BEFORE.index(work), 0
    if work is Work.PROTECT:
        return done, whole
    return -1 - _AFTER.index(work), 0


def _work_at(place: int, whole: int) -> tuple[Work, int, int]:
    """The same the other way round."""
    if whole:
        return Work.PROTECT, place, whole
    return (_BEFORE[place], 0, 1) if place >= 0 else (_AFTER[-1 - place], 0, 1)
