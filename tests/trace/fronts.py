"""What can stand in front of the window when somebody leaves, opened in the real program."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QDrag
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

from wellbeing.gui import files, printing
from wellbeing.language import language

_dragging: list[QObject] = []


def _file_dialog(window: QWidget) -> None:
    files.ask_where_to_save(window, "Save", "letter.pdf", lambda _path: None)


def _print_dialog(window: QWidget) -> None:
    printing.ask_printer(window, language("en"), lambda _printer: None)


def _question(window: QWidget) -> None:
    """Qt's own, in a loop of its own: a name that was typed is no file."""
    dialog = files.ask_for_file(window, "Choose", lambda _path: None)
    dialog.selectFile("no-such-file.csv")
    dialog.accept()


def _message(window: QWidget) -> None:
    QMessageBox.warning(window, "Title", "Words")


def _list(window: QWidget) -> None:
    drop = QComboBox(window)
    drop.addItems(["One", "Two"])
    drop.show()
    drop.showPopup()


def _menu(window: QWidget) -> None:
    line = QLineEdit(window)
    line.show()
    where = QPoint(2, 2)
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, line.mapToGlobal(where)))


def _drag(window: QWidget) -> None:
    """Words under the mouse, in a loop of Qt's own that ends when they are dropped."""
    words = QMimeData()
    words.setText("words")
    drag = QDrag(window)
    drag.setMimeData(words)
    _dragging.append(drag)
    drag.exec()
    _dragging.clear()


FRONTS: dict[str, Callable[[QWidget], None]] = {
    "file dialog": _file_dialog,
    "print dialog": _print_dialog,
    "question": _question,
    "message": _message,
    "list": _list,
    "menu": _menu,
    "drag": _drag,
}

_KINDS: dict[str, type[QWidget]] = {
    "file dialog": QFileDialog,
    "question": QMessageBox,
    "message": QMessageBox,
    "menu": QMenu,
}


def is_in_front(name: str) -> bool:
    """Whether it stands there now."""
    if name == "drag":
        return bool(_dragging)
    front = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    return isinstance(front, _KINDS.get(name, QWidget))
