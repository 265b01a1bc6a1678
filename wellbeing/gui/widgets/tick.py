"""Tick box and drop-down list: native controls whose marks follow the palette."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QStyle, QStyleOptionButton

from wellbeing.gui.widgets.button import broken, unmarked
from wellbeing.gui.widgets.choices import draw_tick


class Tick(QCheckBox):
    """A tick box with short words, in one line while there is room; longer ones are `Choices(several=True)`."""

    def __init__(self, words: str) -> None:
        super().__init__(unmarked(words))
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:  # Qt's name
        """All words in one line; as high as their lines are now."""
        return QSize(self._width_of(self._words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """As narrow as the longest word."""
        return QSize(max(map(self._width_of, self._words.split())), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Break the words where the width asks for it: a check box of Qt's has one line only."""
        super().resizeEvent(event)
        self.setText(unmarked(broken(self._words, event.size().width(), self._width_of)))

    def _width_of(self, words: str) -> int:
        """Of the box with these words in one line."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        line = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, unmarked(words))
        return self.style().sizeFromContents(QStyle.ContentsType.CT_CheckBox, option, line, self).width()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """The style sheet's box, with a tick in the palette's colour."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            painter = QPainter(self)
            draw_tick(painter, QRectF(box), self.palette().color(QPalette.ColorRole.HighlightedText))
            painter.end()


class Drop(QComboBox):
    """A drop-down list of (key, words). Put it in a `Field`: a combo box takes its name from its label only."""

    def __init__(self, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
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

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """The style sheet's box, with an arrow in the palette's colour."""
        super().paintEvent(event)
        side = self.fontMetrics().height() / 3
        middle = QPointF(self.width() - self.height() / 2, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.WindowText), side / 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        ends = (QPointF(-side, -side / 2), QPointF(0, side / 2), QPointF(side, -side / 2))
        painter.drawPolyline([middle + end for end in ends])
        painter.end()
