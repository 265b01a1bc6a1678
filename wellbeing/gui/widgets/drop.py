"""A drop-down list: what is chosen and what can be chosen is shown whole, in lines."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from wellbeing.gui import style
from wellbeing.gui.widgets.breaking import broken

_NEXT_LINE = "\u2028"


def _lines(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """`words` in lines of so many pixels; before there is any room, in one."""
    return broken(words, lambda line: room <= 0 or metrics.horizontalAdvance(line) <= room)


def _beside() -> int:
    """What is beside the words of the list: its edges, a bar, and room."""
    return 2 * style.space("room") + style.size("scroll")


class _InLines(QStyledItemDelegate):
    """The list itself: each line of it as high as its words."""

    def __init__(self, drop: "Drop") -> None:
        super().__init__(drop)
        self._drop = drop

    def _broken(self, option: QStyleOptionViewItem) -> list[str]:
        return _lines(option.text, option.fontMetrics, self._drop.list_width - _beside())

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # Qt's name
        """Nothing is left out."""
        super().initStyleOption(option, index)
        option.text = _NEXT_LINE.join(self._broken(option))
        option.textElideMode = Qt.TextElideMode.ElideNone

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # Qt's name
        """As high as its lines, with room around several of them."""
        size, own = super().sizeHint(option, index), QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        return size + QSize(0, style.space("close") if _NEXT_LINE in own.text else 0)


class Drop(QComboBox):
    """A drop-down list of (key, words). Put it in a `Field`: a combo box takes its name from its label only."""

    def __init__(self, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list_width = 0
        self.setItemDelegate(_InLines(self))
        self.currentIndexChanged.connect(lambda _index: self.updateGeometry())
        self.offer(options)

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Replace the list."""
        self.clear()
        for key, words in options:
            self.addItem(words, key)

    def value(self) -> str | None:
        """The key shown, or None where the list is empty."""
        found = self.currentData()
        return str(found) if found is not None else None

    def choose(self, key: str | None) -> None:
        """Show `key`, or nothing."""
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Enter opens the list, as people try."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # Qt's name
        """Rolling over a closed list scrolls the page and never changes an answer."""
        event.ignore()

    @property
    def lines(self) -> list[str]:
        """The words shown, in the lines that there is room for: a combo box of Qt's cuts them off."""
        return _lines(self.currentText(), self.fontMetrics(), self._room().width())

    def _room(self) -> QRect:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        inside = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return inside.adjusted(1, 0, -1, 0)

    def sizeHint(self) -> QSize:  # Qt's name
        """As high as its lines."""
        return self._grown(super().sizeHint())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """As high as its lines."""
        return self._grown(super().minimumSizeHint())

    def _grown(self, size: QSize) -> QSize:
        more = len(self.lines) - 1
        return size + QSize(0, more * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Another width may ask for other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def showPopup(self) -> None:  # Qt's name
        """Open the list."""
        self.widen_list()
        super().showPopup()

    def widen_list(self) -> None:
        """Make the list as wide as its longest words, where the window has room for that."""
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(one)) for one in range(self.count())), default=0
        )
        left = self.mapTo(self.window(), QPoint(0, 0)).x()
        at_most = min(self.window().width() - left, self.screen().availableSize().width())
        self.list_width = max(self.width(), min(widest + _beside(), at_most))
        self.view().setMinimumWidth(self.list_width)

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name
        """The style sheet's box, with an arrow in the palette's colour."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        beside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.drawText(self._room(), beside, "\n".join(self.lines))
        side = self.fontMetrics().height() / 3
        middle = QPointF(self.width() - self.height() / 2, self.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.WindowText), side / 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        ends = (QPointF(-side, -side / 2), QPointF(0, side / 2), QPointF(side, -side / 2))
        painter.drawPolyline([middle + end for end in ends])
        painter.end()
