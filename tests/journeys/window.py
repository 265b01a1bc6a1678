"""The program's own window as a person uses it: buttons by their words, fields by their labels, keys."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from wellbeing.gui.letting_go import let_go
from wellbeing.gui.places import furnish
from wellbeing.gui.process import Resume
from wellbeing.gui.program import Program
from wellbeing.gui.remembered import Memory
from wellbeing.gui.unlock.view import Unlock
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import Field


class ForwardClock:
    """The real time, moved forward by what the test says."""

    def __init__(self) -> None:
        self.by = dt.timedelta()

    def __call__(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self.by


class Window:
    """One start of the program over a vault's folder, real but for the process: a lock only ends it."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        qtbot: Any,
        clock: Callable[[], dt.datetime] | None = None,
        resume: Resume | None = None,
    ) -> None:
        self.qtbot, self._app, self._clock = qtbot, app, clock or ForwardClock()
        self.relaunched: list[Resume] = []
        self._ended = False
        self.program = Program(app, folder, memory=Memory(), relaunch=self.relaunched.append, furnish=furnish)
        self.program.desk.opened.connect(self._wind_clock)
        self.program.start(resume)
        self.program.shell.resize(1280, 800)

    def _wind_clock(self) -> None:
        self.program.desk.ask(lambda session: setattr(session, "clock", self._clock), lambda _none: None)

    @property
    def clock(self) -> ForwardClock:
        """The real time moved forward, where the test brought no clock of its own that stands still."""
        assert isinstance(self._clock, ForwardClock)
        return self._clock

    # -- what is in sight

    @property
    def place(self) -> str:
        """Where the window is; empty outside the house."""
        return self.program.shell.house.place if self.program.shell.is_inside else ""

    @property
    def screen(self) -> Any:
        """The screen in sight."""
        shell = self.program.shell
        return shell.house.screen_of(shell.house.place) if shell.is_inside else shell._outside_stack.currentWidget()

    def words(self) -> str:
        """Everything that can be read on the screen in sight."""
        self.settle()
        return "\n".join(label.text() for label in self.screen.findChildren(QLabel) if _in_sight(label, self.screen))

    # -- hands

    def settle(self) -> None:
        """Let everything that was asked for arrive."""
        rounds = 0

        def quiet() -> bool:
            nonlocal rounds
            idle = not any(worker._waiting for worker in self.program.workers)
            rounds = rounds + 1 if idle else 0
            return rounds > 3

        self.qtbot.waitUntil(quiet)

    def press(self, words: str) -> None:
        """Press the button with these words, or that begins with them, by the keyboard."""
        self.settle()
        button = self.button(words)
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def button(self, words: str) -> QAbstractButton:
        """The button in sight with these words."""
        inside: QWidget = self.program.shell
        found = [one for one in inside.findChildren(QAbstractButton) if _in_sight(one, inside) and one.isEnabled()]
        exact = [one for one in found if words in (one.text(), one.accessibleName())]
        close = exact or [one for one in found if one.accessibleName().startswith(words)]
        assert close, f"no button '{words}' among {sorted({one.accessibleName() or one.text() for one in found})}"
        return close[0]

    def choose(self, question: str, key: str) -> None:
        """Choose the answer with this key, by the keyboard; the question by its words."""
        self.settle()
        asked = [one for one in self.screen.findChildren(Choices) if one.accessibleName() == question]
        assert asked, f"no question '{question}'"
        button = asked[-1].button(key)
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def type(self, label: str, words: str) -> None:
        """Type into the field with this label."""
        self.settle()
        fields = [one for one in self.screen.findChildren(Field) if one.control.accessibleName() == label]
        assert fields, f"no field '{label}'"
        control = fields[-1].control
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        control.selectAll()
        self.qtbot.keyClicks(control, words)
        self.settle()

    def go(self, place: str) -> None:
        """To a place, by its entry in the side bar."""
        entry = self.program.shell.house.side.entry(place)
        self.qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
        self.settle()
        assert self.place == place

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key of the whole window, which is the one in front."""
        self.program.shell.activateWindow()
        self.qtbot.waitUntil(self.program.shell.isActiveWindow)
        self.qtbot.keyClick(self.program.shell, key, modifier)
        self.settle()

    def unlock(self, passphrase: str) -> None:
        """Enter the house by its door."""
        door = self.program.shell.findChild(Unlock)
        assert isinstance(door, Unlock)
        door.passphrase_given.emit(passphrase)
        self.until_inside()

    def until_inside(self) -> None:
        """The house is entered."""
        self.qtbot.waitUntil(lambda: self.program.shell.is_inside)
        self.settle()

    def end(self) -> None:
        """Close the window as the system does. Once is enough."""
        if self._ended:
            return
        self._ended = True
        self.program.shell.closing.disconnect()
        self.qtbot.waitUntil(lambda: not self.program.desk._waiting)
        self.program.lock.leave()
        let_go(self.program)


def _in_sight(widget: QWidget, above: QWidget) -> bool:
    return widget.isVisibleTo(above)
