"""Background work: one thread owns the vault for its whole life, others do sums, make paper and write backups.

A view never starts a thread. A use case runs on the vault's thread; its result comes back to the window's
thread by a queued signal. Errors go to `alerts` unless whoever asked takes them.
"""

import functools
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import _

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

Failed = Callable[[WellbeingError], bool]
"""Takes an error of what was asked; True if it has been shown, False to leave it to the alerts."""


class Ask(Protocol):
    """How a presenter has a use case run: `ask(lambda session: session.today(), self._shown)`.

    `done` and `failed` are called on the window's thread, in the order of asking.
    """

    def __call__(self, use_case: Callable[[Any], T], done: Callable[[T], object], failed: Failed | None = None) -> None:
        """Run `use_case` with the open session."""


class Run(Protocol):
    """Work away from the window and from the vault: `Paper.run`."""

    def __call__(self, job: Callable[[], T], done: Callable[[T], object], failed: Failed | None = None) -> None:
        """Run `job`; `done` gets its result on the window's thread."""


class Moving(Protocol):
    """Progress of long work: told (done, whole) by the worker, stopped by the person."""

    def __call__(self, done: int, whole: int) -> None: ...
    def cancel(self) -> None: ...


class Bench(Protocol):
    """A thread for long work away from the window and the vault, which tells how far it is and can be stopped: `Sums`,
    for a presenter."""

    def run(self, job: Callable[[], T], done: Callable[[T], object], failed: Failed | None = None) -> None: ...
    def progress(self, shown: Callable[[int, int], object], *, lasting: bool = False) -> Moving: ...


class Cancelled(Exception):
    """The person stopped the work; nothing is said about it."""


class Progress:
    """How far long work is. The worker calls it with (done, whole); the window may `cancel`."""

    def __init__(self, post: Callable[[Callable[[], object]], None], shown: Callable[[int, int], object]) -> None:
        self._post, self._shown = post, shown
        self._stop = threading.Event()
        self._last: tuple[int, int] | None = None

    def __call__(self, done: int, whole: int) -> None:
        """Tell that `done` of `whole` parts are finished; saying the same again posts nothing. Raises `Cancelled` once
        the person cancelled."""
        if self._stop.is_set():
            raise Cancelled
        if (done, whole) != self._last:
            self._last = (done, whole)
            self._post(lambda: self._shown(done, whole))

    def cancel(self) -> None:
        """Stop at the worker's next word."""
        self._stop.set()


class Worker(QObject):
    """One thread for its whole life, and the way back from it to the window."""

    _arrived = Signal(object)
    busy = Signal(bool)
    """True when the first of some work begins, False when the last has ended."""

    def __init__(
        self, name: str, troubled: Callable[[WellbeingError], object], broken: Callable[[Exception], object]
    ) -> None:
        super().__init__()
        self._name, self._troubled, self._broken = name, troubled, broken
        self._waiting = 0
        self._stopped = False
        self._turn = 0
        self._asked: set[Future[Any]] = set()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @functools.cached_property
    def _threads(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # begins with the first work, not with the window

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)

    def run(self, job: Callable[[], T], done: Callable[[T], object], failed: Failed | None = None) -> None:
        """Run `job` on the thread after what was asked before; `done` gets its result on this one.

        Once the thread was stopped nothing is run and nobody is told: the window is on its way out, and a field that
        loses the keyboard by that has had its words sealed.
        """
        self._begin(job, *self._while_here(done, failed))

    def progress(self, shown: Callable[[int, int], object]) -> Progress:
        """A `Progress` whose words arrive on the window's thread."""
        turn = self._turn
        return Progress(self._arrived.emit, lambda done, whole: shown(done, whole) if turn == self._turn else None)

    def forget(self) -> None:
        """Who asked until now is gone: the house is furnished anew. Work goes on, and nobody is told of its end, also
        where that is on its way already. Trouble is told to the window that is there then."""
        self._turn += 1

    def stop(self) -> None:
        """Take no more work and wait for what is running."""
        self._stopped = True
        self._threads.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _deliver(self, arrival: Callable[[], object]) -> None:
        arrival()

    def _while_here(self, done: Callable[[T], object], failed: Failed | None) -> tuple[Callable[[T], object], Failed]:
        """The same, as long as nobody says that who asks now is gone."""
        turn = self._turn

        def arrived(result: T) -> None:
            if turn == self._turn:
                done(result)

        def taken(error: WellbeingError) -> bool:
            if turn != self._turn:
                return isinstance(error, Refused)
            return failed is not None and failed(error)

        return arrived, taken

    def _begin(self, job: Callable[[], T], done: Callable[[T], object], failed: Failed | None) -> None:
        if self._stopped:
            return
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        future = self._threads.submit(job)
        self._asked.add(future)
        future.add_done_callback(lambda ended: self._arrived.emit(lambda: self._end(ended, done, failed)))

    def _end(self, ended: "Future[T]", done: Callable[[T], object], failed: Failed | None) -> None:
        self._asked.discard(ended)
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)
        if ended.cancelled():
            return
        error = ended.exception()
        if error is None:
            done(ended.result())
        elif isinstance(error, WellbeingError):
            if failed is None or not failed(error):
                self._troubled(error)
        elif isinstance(error, Exception) and not isinstance(error, Cancelled):
            self._broken(error)


class Desk(Worker):
    """The vault's thread. `changed` says after a use case which kinds of record it changed."""

    changed = Signal(object)
    opened = Signal()
    """The vault is open; nothing of it is in sight yet."""

    def __init__(
        self,
        troubled: Callable[[WellbeingError], object],
        broken: Callable[[Exception], object],
        *,
        changes_of: Callable[[Any], frozenset[str]] = lambda _session: frozenset(),
        close: Callable[[Any], object] = lambda _session: None,
    ) -> None:
        """`changes_of` takes from a session what has changed since it was last asked; `close` ends one."""
        super().__init__("vault", troubled, broken)
        self._changes_of, self._close = changes_of, close
        self._session: Any = None
        self._closed = False
        self.is_open = False
        """Whether there is an open vault to lock."""

    def others_wait(self) -> bool:
        """Whether more was asked than what is running, and is not answered yet. Any thread may ask this."""
        return self._waiting > 1

    @property
    def is_closed(self) -> bool:
        """Whether the thread has ended; it takes no more work."""
        return self._closed

    def open(self, opener: Callable[[], object], done: Callable[[None], object], failed: Failed | None) -> None:
        """Run `opener` on the vault's thread and keep its session for everything that is asked later."""

        def job() -> None:
            self._session = opener()

        def arrive(_none: None) -> None:
            self.is_open = True
            self.opened.emit()
            done(None)

        self._begin(job, arrive, failed)

    def ask(
        self,
        use_case: Callable[[Any], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        """Run a use case with the open session; see `Ask`. Who is `lasting` outlives the house, and is told after
        `forget` too. What a use case changed is always told."""
        if not lasting:
            done, failed = self._while_here(done, failed)

        def job() -> tuple[T, frozenset[str]]:
            if self._session is None:
                raise Refused(_("The vault is locked. Open it first."))
            result = use_case(self._session)
            return result, self._changes_of(self._session)

        def arrive(outcome: tuple[T, frozenset[str]]) -> None:
            result, changes = outcome
            done(result)
            if changes:
                self.changed.emit(changes)

        self._begin(job, arrive, failed)

    def close(self) -> None:
        """Close the session on its own thread and end the thread, unless work is running there. Once is enough."""

        def job() -> None:
            session, self._session = self._session, None
            if session is not None:
                self._close(session)

        if self._waiting or self._closed:
            return  # a lock never waits behind running work; what is not committed is rolled back
        self._closed, self.is_open = True, False
        self._threads.submit(job).result()
        self.stop()


class Paper(Worker):
    """The thread for PDFs, charts and sealed files, so that a long report never holds up the vault."""

    def __init__(self, troubled: Callable[[WellbeingError], object], broken: Callable[[Exception], object]) -> None:
        super().__init__("paper", troubled, broken)


class Sums(Worker):
    """The thread for sums of figures, up to minutes of them: what would leave, and what a reader can work out of what
    left. No letter and no chart waits behind them."""

    def __init__(self, troubled: Callable[[WellbeingError], object], broken: Callable[[Exception], object]) -> None:
        super().__init__("sums", troubled, broken)
        self._moving: weakref.WeakSet[Progress] = weakref.WeakSet()

    def progress(self, shown: Callable[[int, int], object], *, lasting: bool = False) -> Progress:
        """As of every worker. What it tells of ends when sums are let go, unless it is `lasting`: a release, on the
        vault's thread, ends whole."""
        made = super().progress(shown)
        if not lasting:
            self._moving.add(made)
        return made

    def forget(self) -> None:
        """As of every worker, and the sums are let go: they were for who asked."""
        super().forget()
        self.let_go()

    def let_go(self) -> None:
        """The program ends, or who asked is gone: what is running stops at its next word, what waits does not begin."""
        for moving in self._moving:
            moving.cancel()
        for future in self._asked:
            future.cancel()


class Copies(Worker):
    """The thread for backups: a slow stick holds up neither the vault nor the paper."""

    def __init__(self, troubled: Callable[[WellbeingError], object], broken: Callable[[Exception], object]) -> None:
        super().__init__("copies", troubled, broken)
