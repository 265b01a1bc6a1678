"""A guest in the real program's own process: types marked words wherever words can be typed, and presses buttons."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tests.helpers.patience import MILLISECONDS
from tests.journeys.window import Window
from tests.trace.marks import Marks
from tests.trace.pages import in_sight
from wellbeing.gui.program import Program


class Bot:
    """What a `Window` asks of pytest-qt, for a process without pytest."""

    def __getattr__(self, name: str) -> Any:
        """keyClick, keyClicks, mouseClick."""
        return getattr(QTest, name)

    def waitUntil(self, ready: Callable[[], bool], timeout: int = MILLISECONDS) -> None:
        """Let the window work until it is `ready`."""
        end = time.monotonic() + timeout / 1000
        while not ready():
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            assert time.monotonic() < end, "the window never became ready"
            time.sleep(0.002)


class Guest(Window):
    """Walks through a program that runs already. Files that it chooses to save go into `chosen`."""

    def __init__(self, program: Program, marks: Marks, chosen: Path) -> None:
        self.program, self.qtbot, self.marks, self.chosen = program, Bot(), marks, chosen
        self.dialogs: list[str] = []
        """The dialogs that were answered, by the name of their kind."""
        self.saved: list[Path] = []
        self.seen: set[str] = set()
        """The pages that were in sight, by their names."""

    def settle(self) -> None:
        """Let everything that was asked for arrive, and note what is in sight then."""
        super().settle()
        self.seen |= in_sight(self.program.shell)

    # -- words

    def mark(self, control: QWidget, field: str) -> str:
        """Type the field's word by the keyboard; what stood there is replaced."""
        word = self.marks(field)
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        control.setFocus()
        control.selectAll()
        self.qtbot.keyClicks(control, word)
        return word

    def fill(self, where: str) -> int:
        """A word into every field in sight that is empty or holds a word of ours, secrets too; how many there were."""
        fields = self.fields()
        for number, field in enumerate(fields):
            if not _text(field).strip() or _text(field).startswith(self.marks.stem):
                self.mark(field, f"{where}, {field.accessibleName() or number}")
        self.settle()
        return len(fields)

    def fields(self) -> list[Any]:
        """Every field in sight that can be typed into."""
        kinds: list[Any] = [*self.screen.findChildren(QLineEdit), *self.screen.findChildren(QPlainTextEdit)]
        return [one for one in kinds if one.isVisibleTo(self.screen) and one.isEnabled() and not one.isReadOnly()]

    # -- buttons

    def buttons(self) -> list[str]:
        """The names of all buttons in sight of the screen, each once."""
        found = [
            one.accessibleName() or one.text()
            for one in self.screen.findChildren(QAbstractButton)
            if one.isVisibleTo(self.screen) and one.isEnabled()
        ]
        return list(dict.fromkeys(name for name in found if name))

    def click(self, name: str) -> bool:
        """Press the button with this name if it is there, and answer whatever dialog that opens."""
        for button in self.screen.findChildren(QAbstractButton):
            named = button.accessibleName() or button.text()
            if named == name and button.isVisibleTo(self.screen) and button.isEnabled():
                button.click()
                self.answer_dialogs()
                return True
        return False

    def answer_dialogs(self) -> None:
        """Save where a file is asked for, print where a printer is, until no dialog is open."""
        self.settle()
        for _round in range(5):
            open_ones = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
            if not open_ones:
                return
            for dialog in open_ones:
                self._answer(dialog)
            self.settle()

    def _answer(self, dialog: QDialog) -> None:
        self.dialogs.append(type(dialog).__name__)
        if isinstance(dialog, QPrintDialog):
            dialog.accept()
        elif isinstance(dialog, QFileDialog) and dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
            # As a person does: look into another folder first, then save there.
            name = Path(dialog.selectedFiles()[0]).name
            dialog.setDirectory(str(self.chosen))
            self.saved.append(self.chosen / f"{len(self.saved):03}-{name}")
            dialog.selectFile(str(self.saved[-1]))
            _press_default(dialog)
        elif isinstance(dialog, QFileDialog):
            dialog.setDirectory(str(self.chosen))
            dialog.reject()
        else:
            dialog.reject()

    def ask(self, question: Callable[[Any], Any]) -> Any:
        """What the vault says, asked on its thread."""
        found: list[Any] = []
        self.program.desk.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def to(self, place: str, **what: object) -> None:
        """To any place."""
        self.program.shell.house.go(place, **what)
        self.settle()
        assert self.place == place


def _press_default(dialog: QFileDialog) -> None:
    """The button 'Save', as a person presses it."""
    for button in dialog.findChildren(QPushButton):
        if button.isDefault() and button.isEnabled():
            button.click()
            return
    dialog.accept()


def _text(field: QWidget) -> str:
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
