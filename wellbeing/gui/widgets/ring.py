"""The focus ring: 2 px of accent, 2 px away from whatever has the keyboard, and in sight with it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button, WideButton, keep_focus_on_page, see_through
from wellbeing.gui.widgets.page import Scroll
from wellbeing.gui.widgets.reading_order import bring_into_sight

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
_ACTS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class FocusRing(QWidget):
    """One ring per window. It lives in the page that scrolls, so that it moves and is cut off with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._is_new, self._led = False, 0
        self._laid_out.timeout.connect(self._bring_into_sight)
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

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
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
        # Not the viewport around it: PySide forgets everything in one that was watched and let go (a page was left
        # whose widgets had lost all that they knew).
        home.installEventFilter(self)
        self._watched.append(home)
        self._place()
        # What the mouse is on stays where it is, or it would be gone before it is let go; and so does all that was
        # scrolled before somebody looked into another window.
        self._led = _led(now)
        self._is_new = before is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        if self._is_new:
            self._laid_out.start()

    def _bring_into_sight(self) -> None:
        """What a page gives the keyboard to comes into sight, as what Tab comes to does, and again each time that the
        page is laid out until somebody acts. A button does not: what stands before it is to be read first, so one that
        is out of sight leaves the keyboard to its page."""
        target = self._target
        if not self._is_new or target is None or not isValid(target) or not target.isVisible():
            return
        if _led(target) != self._led:  # the page leads somewhere else, to an alarm for one
            self._is_new = False
            return
        if not isinstance(target, Button | WideButton):
            bring_into_sight(target)
        elif target.visibleRegion().isEmpty():
            keep_focus_on_page(target)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Follow the control and whatever it stands in, and stay away from where somebody scrolled to."""
        if event.type() == QEvent.Type.Move and watched is self.parentWidget():
            return False  # the whole page was scrolled, and the ring with it
        if event.type() in _MOVES:
            self._place()
            if self._is_new:
                self._laid_out.start()
        elif event.type() in _ACTS:
            self._is_new = False
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


def _led(widget: QWidget) -> int:
    """How often the page around `widget` led somewhere by itself."""
    return sum(area.led for area in _areas_around(widget) if isinstance(area, Scroll))


def _areas_around(widget: QWidget) -> list[QScrollArea]:
    found: list[QScrollArea] = []
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            found.append(around)
        around = around.parentWidget()
    return found
