"""Locking: by key, button, idle time, suspend and close. It never asks, never waits and never loses a word."""

import json
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShortcut, QWindow
from PySide6.QtWidgets import QApplication

from wellbeing.errors import WellbeingError
from wellbeing.gui.clipboard import ClipboardGuard
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.process import Relaunch, Resume

KEY = "Ctrl+L"
"""Locks at once, from wherever the keyboard is."""

WHERE = "where-we-were"
"""The sealed draft that holds the place and its record, for after unlocking."""

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_LOOK_EVERY_MS = 2000


class Lockable(Protocol):
    """What the lock needs of the window."""

    @property
    def is_inside(self) -> bool:
        """Whether records are in sight."""

    def veil(self, covered: bool) -> None:
        """Cover everything."""

    def where(self) -> tuple[str, dict[str, object]]:
        """The place in sight and what it was opened with."""

    def public_guide(self) -> str:
        """The public words of the guide in sight, by their ids; empty where there are none."""


class Clock:
    """Seconds that pass while the computer works, and seconds on the wall, which pass while it sleeps too."""

    def working(self) -> float:
        """Seconds since some moment, never set back."""
        return time.monotonic()

    def wall(self) -> float:
        """Seconds since 1970."""
        return time.time()


class Lock(QObject):
    """Watches for idleness and locks. `end_session` closes the vault if nothing is running on its thread."""

    def __init__(
        self,
        window: Lockable,
        keeper: DraftKeeper,
        *,
        idle_minutes: int,
        end_session: Callable[[], object],
        relaunch: Relaunch,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self._window, self._keeper = window, keeper
        self._end_session, self._relaunch = end_session, relaunch
        self._clock = clock or Clock()
        self._watched: list[QWindow] = []
        self._watches = False
        self.clipboard = ClipboardGuard(self)
        self.lock_after(idle_minutes)
        self._touch()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a touch."""
        self.idle_seconds = minutes * 60

    def start(self) -> None:
        """Watch from now on: the vault is open."""
        self._touch()
        self._timer.start()
        app = _application()
        if not self._watches:
            app.focusWindowChanged.connect(self._watch)
            app.applicationStateChanged.connect(self._state)
        self._watches = True
        self._watch(app.focusWindow())

    def look(self) -> None:
        """Lock if nobody has touched anything for the idle time, or the computer slept; else seal what changed."""
        passed = max(self._clock.working() - self._worked, self._clock.wall() - self._walled)
        if passed >= self.idle_seconds:
            self.lock()
        else:
            self._keeper.seal()

    def lock(self, *, fault: bool = False, then: str = "") -> None:
        """Cover, seal, close, start anew. `fault` tells the next start that a bug was the reason, `then` what to show
        first instead of the unlock screen."""
        self._timer.stop()
        self._window.veil(True)
        try:
            self.leave()
        finally:  # whatever closing runs into, the process with the keys in it must end
            place, guide = then or self._window.where()[0], "" if then else self._window.public_guide()
            self._relaunch(Resume(place=place, fault=fault, guide=guide))

    def rest(self) -> list[WellbeingError]:
        """Seal everything and watch no more: the house is built anew, or the vault is about to be closed."""
        self._timer.stop()
        if self._watches:
            app = _application()
            app.focusWindowChanged.disconnect(self._watch)
            app.applicationStateChanged.disconnect(self._state)
        self._watches = False
        troubles = self._keeper.seal()
        self._note_place()
        return troubles

    def leave(self) -> list[WellbeingError]:
        """Seal everything and close the vault, without starting anew: the window is being closed."""
        troubles = self.rest()
        self.clipboard.take_back()
        self._end_session()
        return troubles

    def _note_place(self) -> None:
        place, what = self._window.where()
        if not place:
            return
        kept = {name: value for name, value in what.items() if isinstance(value, str | int)}
        try:
            self._keeper.put(WHERE, json.dumps({"place": place, "what": kept}))
        except WellbeingError:
            return  # only the place is forgotten; the words were sealed before

    def _touch(self) -> None:
        self._worked, self._walled = self._clock.working(), self._clock.wall()

    def _watch(self, window: QWindow | None) -> None:
        # Input reaches a window first: a filter there sees few events, one on the application sees all.
        if window is not None and window not in self._watched:
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.remove(window))
            self._watched.append(window)
            self._give_key(window)

    def _give_key(self, window: QWindow) -> None:
        """Let the key lock from a dialog too: behind a modal one, the key of the program's window is not heard."""
        for widget in QApplication.topLevelWidgets():
            if widget.windowHandle() is window and widget.isModal():
                key = QShortcut(KEY, widget)
                key.activated.connect(lambda: self.lock())
                key.activatedAmbiguously.connect(lambda: self.lock())

    def _state(self, state: Qt.ApplicationState) -> None:
        gone = state in (Qt.ApplicationState.ApplicationSuspended, Qt.ApplicationState.ApplicationHidden)
        try:
            self._window.veil(gone and self._window.is_inside)
        except RuntimeError:  # Qt has deleted the window: there is nothing left to cover
            return

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Somebody is there."""
        if event.type() in _INPUT:
            self._touch()
        return False


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def place_before(keeper: DraftKeeper) -> tuple[str, dict[str, object]] | None:
    """The place and record that were in sight when the program locked; None if that was not kept."""
    try:
        kept = keeper.take(WHERE)
    except WellbeingError:
        return None
    if not kept:
        return None
    return place_in(kept)


def place_in(kept: str) -> tuple[str, dict[str, object]] | None:
    """The place and record that a draft names; None where it has another form."""
    try:
        found = json.loads(kept)
        return str(found["place"]), {str(name): value for name, value in found["what"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
