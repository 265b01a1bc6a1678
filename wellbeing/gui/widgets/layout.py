"""How parts are put beside and below one another, with spacing by name."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.text import Text


class Column(QVBoxLayout):
    """Parts below one another. `gap` and `edge` name a spacing token; without `edge` there is no margin."""

    def __init__(self, *widgets: QWidget, gap: str = "close", edge: str | None = None) -> None:
        super().__init__()
        margin = style.space(edge) if edge else 0
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(style.space(gap))
        self.add(*widgets)

    def add(self, *widgets: QWidget) -> None:
        """Append widgets; words keep to the left and to a readable length."""
        for widget in widgets:
            if isinstance(widget, Text):
                widget.keep_to_a_line()
                self.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self.addWidget(widget)


class Row(QHBoxLayout):
    """Parts beside one another. A `None` among them takes the room that is left."""

    def __init__(self, *widgets: QWidget | None, gap: str = "close") -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(style.space(gap))
        for widget in widgets:
            if widget is None:
                self.addStretch(1)
            else:
                self.addWidget(widget)


class Flow(QLayout):
    """Parts beside one another that go on in the next line where the room ends (buttons, chips). `below` is the gap of
    lines, where it is another."""

    def __init__(self, *widgets: QWidget, gap: str = "close", below: str = "") -> None:
        super().__init__()
        self._gap_below = style.space(below or gap)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(style.space(gap))
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # Qt's name
        """Append an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt's name; None ends the list
        """The item at `index`, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # Qt's name; None ends the list
        """Remove and hand back the item at `index`, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # Qt's name
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # Qt's name
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # Qt's name
        """Height in pixels of all lines at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # Qt's name
        """Place the items inside `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # Qt's name
        """Everything in one line."""
        shown = self._shown()
        gaps = self.spacing() * max(0, len(shown) - 1)
        width = sum(item.sizeHint().width() for item in shown) + gaps
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:  # Qt's name
        """The widest single item."""
        found = QSize(0, 0)
        for item in self._shown():
            found = found.expandedTo(item.minimumSize())
        return found

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line_height = rect.x(), rect.y(), 0
        for item in self._shown():
            wanted = item.sizeHint()
            if x > rect.x() and x + wanted.width() > rect.x() + rect.width():
                x, y, line_height = rect.x(), y + line_height + self._gap_below, 0
            width = min(wanted.width(), rect.width()) if rect.width() > 0 else wanted.width()
            height = item.heightForWidth(width) if item.hasHeightForWidth() else wanted.height()
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self.spacing()
            line_height = max(line_height, height)
        return y + line_height - rect.y()


class Turning(QWidget):
    """Parts beside one another while there is room, below one another when it is narrower than that.

    `narrow` is the width, in characters of the current text size, under which it turns. Each part comes with
    its stretch; 0 keeps it as small as it may be. `below` is the gap of parts below one another, where it is another;
    with `last_above` the last of them is then the first. Beside others the first part is no narrower than `first`
    characters, unless its words are.
    """

    def __init__(
        self,
        parts: Iterable[tuple[QWidget, int]],
        *,
        narrow: int,
        gap: str = "room",
        below: str = "",
        last_above: bool = False,
        first: int = 0,
    ) -> None:
        super().__init__()
        self._narrow, self._around, self._first = narrow, 0, first
        down, up = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop
        self._turned = up if last_above else down
        self._gap, self._gap_below = style.space(gap), style.space(below or gap)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget, stretch in parts:
            self._box.addWidget(widget, stretch)

    @property
    def is_column(self) -> bool:
        """Whether the parts stand below one another now."""
        return self._box.direction() is self._turned

    def turn_by(self, width: int) -> None:
        """Turn by the width in pixels of what is around it: rows of one list, with more or less beside it, then turn
        together."""
        self._around = width
        self._turn(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Turn where the width asks for it."""
        self._turn(event.size().width())
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """It may always become as narrow as its widest part."""
        width = max((self._item(i).minimumSize().width() for i in range(self._box.count())), default=0)
        return QSize(width, self._box.minimumSize().height())

    def _item(self, index: int) -> QLayoutItem:
        item = self._box.itemAt(index)
        assert item is not None
        return item

    def _beside(self) -> int:
        """The least width in pixels of all parts beside one another, whichever way they stand now: the same width
        has to give the same answer, or the parts would turn to and fro for ever."""
        widths = [self._item(i).minimumSize().width() for i in range(self._box.count())]
        if self._first:  # the others take all that they want before the first gets more than it must have
            words = min(self._item(0).sizeHint().width(), self._first * self.fontMetrics().averageCharWidth())
            widths = [max(widths[0], words)] + [self._item(i).sizeHint().width() for i in range(1, len(widths))]
        return sum(widths) + self._gap * max(0, len(widths) - 1)

    def _turn(self, width: int) -> None:
        narrow = (self._around or width) < self._narrow * self.fontMetrics().averageCharWidth()
        turns = narrow or width < self._beside()
        wanted = self._turned if turns else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self._box.setSpacing(self._gap_below if turns else self._gap)
            self.updateGeometry()


class LeftColumn(QWidget):
    """What stands to the left in every row of a list: as wide as a size token at the size of the text, or wider where a
    word is, so that what stands beside it begins at one line."""

    def __init__(self, layout: QLayout, token: str) -> None:
        super().__init__()
        self._token = token
        self.setLayout(layout)

    def sizeHint(self) -> QSize:  # Qt's name
        """No wider than it may be small."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """The token's width, grown with the text."""
        return super().minimumSizeHint().expandedTo(QSize(self._least(), 0))

    def _least(self) -> int:
        return round(style.size(self._token) * self.fontMetrics().height() / style.line_height())


def holder(layout: QLayout, look: str | None = None) -> QWidget:
    """A widget that does nothing but hold `layout`."""
    widget = QWidget()
    if look:
        widget.setProperty("look", look)
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
