"""Whatever is open when somebody leaves: a dialog, a list, a menu, a question of Qt's own; the lock comes.

Words dragged with the mouse are tried on a real screen: tests/journeys/test_lock.py.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QWindow
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFrame, QMenu, QMessageBox, QWidget

from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.gui import files, printing
from wellbeing.gui.inside import Inside
from wellbeing.gui.letting_go import let_go
from wellbeing.gui.process import Resume
from wellbeing.gui.program import Program
from wellbeing.gui.remembered import Memory
from wellbeing.gui.unlock.view import Unlock
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import LineEdit, TextArea
from wellbeing.gui.widgets.page import Page

quiet = pytest.mark.qt_log_ignore("This plugin does not support")
"""The screenless platform warns of what it can't do with lists and menus."""


class Desk(Page):
    """A place with everything that can be opened."""

    def __init__(self, inside: Inside) -> None:
        super().__init__("Desk")
        self.line, self.area, self.drop = LineEdit(), TextArea(), Drop([("a", "One"), ("b", "Two")])
        self.area.setPlainText(inside.keeper.register("note-1", self.area.words))
        self.add(self.line, self.area, self.drop)


class Opened:
    """A program with an open vault, and what its lock did."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.relaunched: list[Resume] = []
        self.program = Program(app, folder, memory=Memory(), relaunch=self.relaunched.append, furnish=self._furnish)
        self.program.start()

    def _furnish(self, inside: Inside) -> None:
        inside.house.add_place("desk", "Desk", lambda: Desk(inside))

    @property
    def desk(self) -> Desk:
        screen = self.program.shell.house.screen_of("desk")
        assert isinstance(screen, Desk)
        return screen

    def end(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog | QMenu):
                window.close()
        self.program.desk.close()
        self.program.shell.closing.disconnect()
        let_go(self.program)


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path, qtbot: Any, dress: Any) -> Iterator[Opened]:
    with open_session(tmp_path / "vault"):
        pass
    made = Opened(qapp, tmp_path / "vault")
    door = made.program.shell.findChild(Unlock)
    assert isinstance(door, Unlock)
    door.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: made.program.shell.is_inside)
    made.program.shell.activateWindow()
    qtbot.waitUntil(made.program.shell.isActiveWindow)
    yield made
    made.end()


def open_a_file_dialog(opened: Opened) -> None:
    files.ask_for_file(opened.desk, "Choose", lambda _path: None)


def open_a_folder_dialog(opened: Opened) -> None:
    files.ask_for_folder(opened.desk, "Choose", lambda _path: None)


def open_a_save_dialog(opened: Opened) -> None:
    files.ask_where_to_save(opened.desk, "Save", "letter.pdf", lambda _path: None)


def open_the_print_dialog(opened: Opened) -> None:
    printing.ask_printer(opened.desk, opened.program.language, lambda _printer: None)


def open_a_list(opened: Opened) -> None:
    opened.desk.drop.showPopup()


def open_a_fields_menu(opened: Opened) -> None:
    _open_menu(opened.desk.line)


def open_an_areas_menu(opened: Opened) -> None:
    _open_menu(opened.desk.area.viewport())


def _open_menu(widget: QWidget) -> None:
    where = QPoint(5, 5)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, widget.mapToGlobal(where)))


def open_qts_own_question(opened: Opened) -> None:
    """A file dialog asks back by itself, in a loop of its own, where a name that was typed is no file."""
    dialog = files.ask_for_file(opened.desk, "Choose", lambda _path: None)
    dialog.selectFile("no-such-file.csv")
    dialog.accept()  # returns when the question is gone


def open_a_message(opened: Opened) -> None:
    """The program has none, but a library may."""
    QMessageBox.warning(opened.desk, "Title", "Words")  # returns when the message is gone


OPENERS: dict[Any, type[QWidget]] = {
    open_a_file_dialog: QFileDialog,
    open_a_folder_dialog: QFileDialog,
    open_a_save_dialog: QFileDialog,
    open_the_print_dialog: QPrintDialog,
    open_a_list: QFrame,
    open_a_fields_menu: QMenu,
    open_an_areas_menu: QMenu,
    open_qts_own_question: QMessageBox,
    open_a_message: QMessageBox,
}
"""What can stand in front of the window, and the kind of widget that then does."""


def as_soon_as_open(kind: type[QWidget], act: Callable[[QWidget], object]) -> None:
    """Act once a widget of this kind stands in front, also inside a loop of Qt's own; end such a loop afterwards."""

    def look() -> None:
        front = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if not isinstance(front, kind):
            QTimer.singleShot(5, look)
            return
        act(front)
        if isinstance(front, QMessageBox):
            QTimer.singleShot(50, lambda: front.done(0))

    QTimer.singleShot(5, look)


def press_the_key(front: QWidget) -> None:
    """As the keyboard does: the event goes to the window that has it."""
    focused: QWindow | None = QGuiApplication.focusWindow()
    window = focused if focused is not None else front.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


@quiet
@pytest.mark.parametrize("opener", OPENERS, ids=lambda opener: opener.__name__)
@pytest.mark.parametrize("way", ["system", "idle", "key"])
def test_the_lock_comes_whatever_is_open(opener: Any, way: str, opened: Opened, qtbot: Any) -> None:
    def leave(front: QWidget) -> None:
        if way == "system":
            opened.program.lock_now()
        elif way == "idle":
            opened.program.lock._worked -= 3600
            opened.program.lock.look()
        else:
            press_the_key(front)

    opened.desk.area.setPlainText("half a sen")
    as_soon_as_open(OPENERS[opener], leave)
    opener(opened)
    qtbot.waitUntil(lambda: bool(opened.relaunched))
    assert opened.relaunched == [Resume(place="desk")]
    assert opened.program.keeper._drafts is not None
    assert opened.program.keeper._drafts.read("note-1") == "half a sen", "sealed first"
