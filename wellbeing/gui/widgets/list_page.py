"""A page with a long list: one bar scrolls it, the list's own, or the page's where there is little room."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.page import Scroll
from wellbeing.gui.widgets.row_painter import Index
from wellbeing.gui.widgets.rows import RowList


class ListScroll(Scroll):
    """The list takes what the rest leaves and scrolls in it. Where not even some rows would be in sight, as in large
    words, it is as high as its rows and the page scrolls: two bars side by side are one too many."""

    def __init__(self, content: QWidget, shown: RowList) -> None:
        super().__init__(content)
        # Kept, and never asked for its viewport: PySide forgets everything in one that it made a wrapper of.
        self._content, self._list, self._settles = content, shown, False
        shown.placed.connect(self._settle)
        shown.selectionModel().currentRowChanged.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._want_more)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """More or less room."""
        super().resizeEvent(event)
        self._settle()

    def line_below(self) -> QFrame:
        """A line for the layout around it, in sight where what is above it goes on below."""
        line = QFrame()
        line.setProperty("look", "line")
        line.setFixedHeight(style.size("border"))
        line.hide()
        self.verticalScrollBar().rangeChanged.connect(lambda _least, most: line.setVisible(most > 0))
        return line

    def _settle(self) -> None:
        if self._settles or self._list.isHidden():
            return  # a list that grows says so before the layout around it knows
        room, least = self.maximumViewportSize(), self._list.minimumSizeHint().height()
        high = self._content.heightForWidth(room.width())
        rest = high - (self._list.minimumHeight() or least)
        self._settles = True
        self._list.grow(rest + least > room.height(), room.height())
        self._settles = False
        self._want_more()

    def _follow(self, now: Index) -> None:
        """The keyboard's row comes into sight. What the mouse is on stays where it is."""
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._list.is_grown and now.isValid() and not pressed:
            row = self._list.visualRect(now)
            middle = self._list.y() + self._list.frameWidth() + row.center().y()
            self.ensureVisible(0, middle, 0, row.height() // 2 + style.space("hair"))

    def _want_more(self) -> None:
        """The next rows, before the last ones come into sight: a grown list knows of no end."""
        room = self.maximumViewportSize().height()
        below = self._list.y() + self._list.minimumHeight() - self.verticalScrollBar().value() - room
        if self._list.is_grown and below < room:
            self._list.rows.fetchMore(QModelIndex())
