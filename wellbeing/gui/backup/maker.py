"""Makes one backup, or runs one drill, at a time: copied on the vault's thread, worked on elsewhere, recorded again
on the vault's. The page, and the program by itself, use the same maker."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import backups, drills
from wellbeing.app.backups import Made
from wellbeing.app.drills import Drilled
from wellbeing.errors import WellbeingError

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask, Failed, Progress


class Elsewhere(Protocol):
    """A thread that is not the vault's."""

    def run(self, job: Callable[[], Any], done: Callable[[Any], object], failed: "Failed | None" = None) -> None:
        """Run `job` there; `done` gets its result in the window."""

    def progress(self, shown: Callable[[int, int], object]) -> "Progress":
        """Tells the window how far it is, and stops it."""


class Watching(Protocol):
    """Who wants to know how it goes."""

    def working(self, done: int, whole: int) -> None:
        """How far it is; a `whole` of 0 means that nobody knows how long it takes."""

    def backed_up(self, made: Made) -> None:
        """A backup has ended."""

    def drilled(self, found: Drilled) -> None:
        """A drill has ended."""

    def stopped(self, error: WellbeingError | None) -> None:
        """It could not be begun, or the person stopped it (None)."""


class Maker:
    """`watcher` is the page in sight, if any; without one a backup is made without a word."""

    def __init__(self, ask: "Ask", elsewhere: Elsewhere) -> None:
        self._ask, self._elsewhere = ask, elsewhere
        self._progress: Progress | None = None
        self._turn = 0
        self.watcher: Watching | None = None
        self.is_busy = False
        self.is_drilling = False
        self.how_far = (0, 0)

    def back_up(self) -> None:
        """Make a backup in every place that is there."""
        if self._begin(drilling=False):
            self._copy(only_due=False)

    def back_up_if_due(self) -> None:
        """Make one where one is due: something has changed, and today's is not there yet."""

        def asked(due: list[Any]) -> None:
            if due and self._begin(drilling=False):
                self._copy(only_due=True)

        if not self.is_busy:
            self._ask(backups.due_places, asked, lambda _error: True)

    def drill(self) -> None:
        """Restore the newest backup to where it harms nothing, check it and throw it away."""
        if not self._begin(drilling=True):
            return
        turn = self._turn

        def run(drill: drills.Drill) -> None:
            if turn != self._turn:
                return
            progress = self._progress = self._elsewhere.progress(self._show)
            self._elsewhere.run(lambda: drills.run(drill, progress), lambda found: self._record_drill(found, turn))

        self._ask(drills.begin, run, self._failed)

    def cancel(self) -> None:
        """Stop; nothing half written stays, and nothing is recorded."""
        if self._progress is not None:
            self._progress.cancel()
        self._end()
        if self.watcher is not None:
            self.watcher.stopped(None)

    def leave(self) -> None:
        """The vault is being closed: nothing is begun, told or recorded any more."""
        self.watcher = None
        self.cancel()
        self.is_busy = True

    # -- one after the other

    def _begin(self, *, drilling: bool) -> bool:
        if self.is_busy:
            return False
        self.is_busy, self.is_drilling, self._turn = True, drilling, self._turn + 1
        self._show(0, 0)
        return True

    def _end(self) -> None:
        self.is_busy, self._progress, self._turn = False, None, self._turn + 1

    def _show(self, done: int, whole: int) -> None:
        self.how_far = (done, whole)
        if self.watcher is not None and self.is_busy:
            self.watcher.working(done, whole)

    def _copy(self, *, only_due: bool) -> None:
        turn = self._turn

        def write(begun: backups.Begun) -> None:
            if turn != self._turn:
                return
            progress = self._progress = self._elsewhere.progress(self._show)
            self._elsewhere.run(lambda: backups.make(begun, progress), lambda made: self._record(made, turn))

        self._ask(lambda session: backups.begin(session, only_due=only_due), write, self._failed)

    def _record(self, made: Made, turn: int) -> None:
        def recorded(_state: backups.State) -> None:
            self._end()
            if self.watcher is not None:
                self.watcher.backed_up(made)

        if turn == self._turn:
            self._ask(lambda session: backups.finish(session, made), recorded, self._failed)

    def _record_drill(self, found: Drilled, turn: int) -> None:
        def recorded(_none: None) -> None:
            self._end()
            if self.watcher is not None:
                self.watcher.drilled(found)

        if turn == self._turn:
            self._ask(lambda session: drills.finish(session, found), recorded, self._failed)

    def _failed(self, error: WellbeingError) -> bool:
        """Whoever pressed a button is told; what the program does by itself is told on Today."""
        self._end()
        if self.watcher is not None:
            self.watcher.stopped(error)
        return True
