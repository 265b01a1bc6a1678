"""The focus ring: 2 px of accent, 2 px away from whatever has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from wellbeing.gui import style
from wellbeing.gui.widgets.button import see_through

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


class FocusRing(QWidget):
    """One ring per window. It lives in the page that scrolls, so that it moves and is cut off with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("focus-ring")
        see_through(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    @property
    def target(self) -> QWidget | None:
        """The control that the ring is around."""
        return self._target

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if (
            now is None
            or now.window() is not self._window
            or isinstance(now, QScrollArea)
            or now.property("look") == "page"
        ):
            self.hide()
            return
        self._target = now
        home = self._home(now)
        self.setParent(home)
        climb: QWidget | None = now
        while climb is not None and climb is not home:
            climb.installEventFilter(self)
            self._watched.append(climb)
            climb = climb.parentWidget()
        self._place()

    def _home(self, widget: QWidget) -> QWidget:
        climb = widget.parentWidget()
        while climb is not None and climb is not self._window:
            if climb.property("look") == "body":
                return climb
            climb = climb.parentWidget()
        return self._window

    def _let_go(self) -> None:
        for widget in self._watched:
            if isValid(widget):  # a page that was built anew has deleted it
                widget.removeEventFilter(self)
        self._watched, self._target = [], None

    def _place(self) -> None:
        target, home = self._target, self.parentWidget()
        if target is None or home is None or not target.isVisible():
            self.hide()
            return
        reach = style.size("ring") + style.size("ring_offset")
        corner = target.mapTo(home, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Follow the control and whatever it stands in."""
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name
        """A rounded line, its corner that of the control plus the distance."""
        width = style.size("ring")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), width))
        radius = style.size("corner") + style.size("ring_offset") + width / 2
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()
