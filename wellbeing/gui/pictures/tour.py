"""One walk through the program: opens a vault in the real window, goes to places and pictures what is in sight."""

import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.app.session import Session
from wellbeing.gui.letting_go import let_go
from wellbeing.gui.places import furnish
from wellbeing.gui.process import Resume
from wellbeing.gui.program import Program
from wellbeing.gui.remembered import Memory
from wellbeing.gui.unlock.view import Unlock
from wellbeing.gui.work import Worker

T = TypeVar("T")
Screen = TypeVar("Screen", bound=QWidget)

SIZE = (1280, 800)

_PATIENCE = 30.0
"""Seconds that a screen may take to be ready; only a fault takes longer."""


class Tour:
    """The program with `vault` in one language and one scheme, still locked. Pictures go to `out`/<name>.png; `taken`
    counts them. As a context manager it leaves the program at its end."""

    def __init__(self, app: QApplication, vault: Path, code: str, scheme: str, out: Path) -> None:
        self.out, self.taken = out, 0
        self._app, self._scratch = app, tempfile.TemporaryDirectory(prefix="wellbeing-tour-")
        self.scratch = Path(self._scratch.name)
        self._memory = Memory(self.scratch / "settings.json")
        self._memory.change(language=code, scheme=scheme)
        self._busy = dict[Worker, bool]()
        self._others = QApplication.topLevelWidgets()
        self.program = self._start(vault)

    def _start(self, vault: Path) -> Program:
        program = Program(self._app, vault, memory=self._memory, relaunch=_stay, furnish=furnish)
        for worker in program.workers:
            worker.busy.connect(lambda busy, worker=worker: self._busy.update({worker: busy}))
        program.start()
        program.shell.resize(*SIZE)
        return program

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.program.leave()
        let_go(self.program)
        del self.program
        self._busy.clear()  # its workers know their program
        self._clear_away()
        self._scratch.cleanup()

    def _clear_away(self) -> None:
        """Make room for the next program. What a page keeps for another of its states stands in no window, so it did
        not go with one, and Qt holds what it is connected to: its page, and with that the whole house."""
        for kept in QApplication.topLevelWidgets():
            if kept not in self._others:
                kept.deleteLater()
        _delete_what_waits()
        gc.collect()  # pages and presenters hold one another

    def open(self, passphrase: str) -> None:
        """Unlock, and be in the house."""
        self.screen(Unlock).passphrase_given.emit(passphrase)
        self.until(lambda: self.program.shell.is_inside)
        self.program.shell.resize(*SIZE)

    def go(self, place: str, **what: object) -> None:
        """Go to a place of the house."""
        self.program.shell.house.go(place, **what)

    def screen(self, kind: type[Screen]) -> Screen:
        """The screen of this kind in the window."""
        found = self.program.shell.findChild(kind)
        if not isinstance(found, kind):
            raise TypeError(f"the page {kind.__name__} is not there")
        return found

    def on(self, place: str, kind: type[Screen], name: str, **what: object) -> Screen:
        """Go to a place and picture it; its screen."""
        self.go(place, **what)
        self.take(name)
        return self.screen(kind)

    def learn(self, read: Callable[[Session], T]) -> T:
        """What `read` finds in the open vault; it may write, too."""
        found = list[T]()
        self.program.desk.ask(read, found.append)
        self.until(lambda: bool(found))
        return found[0]

    def take(self, name: str) -> None:
        """Picture what is in sight once all work is done."""
        self.settle()
        self._grab(name)

    def take_now(self, ready: Callable[[], bool], name: str) -> None:
        """Picture what is in sight as soon as it is `ready`, though work is going on."""
        self.until(ready, rounds=1)
        self._grab(name)

    def settle(self) -> None:
        """Let everything arrive that was asked for."""
        self.until(lambda: not any(self._busy.values()))

    def until(self, ready: Callable[[], bool], rounds: int = 10) -> None:
        """Let the window work until it is `ready`, and a few rounds more for what follows from that."""
        end = time.monotonic() + _PATIENCE
        passed = 0
        while passed < rounds:
            self._app.processEvents()
            _delete_what_waits()
            passed = passed + 1 if ready() else 0
            if time.monotonic() > end:
                raise RuntimeError("a screen did not become ready")
            time.sleep(0.005)

    def _grab(self, name: str) -> None:
        """Save what the window shows as a PNG. Raises OSError if the file can't be written."""
        for _round in range(3):  # a layout that depends on its own width settles in two
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        self.out.mkdir(parents=True, exist_ok=True)
        file = self.out / f"{name}.png"
        if not self.program.shell.grab().save(str(file), "PNG"):
            raise OSError(f"the picture {file.name} could not be written")
        self.taken += 1


def _delete_what_waits() -> None:
    """What was let go while the tour went on. Qt deletes it between two rounds of its own loop, which no tour runs."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _stay(_resume: Resume) -> None:
    """The tour never locks, so nothing is started anew."""
