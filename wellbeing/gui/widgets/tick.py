"""Tick box: a native control whose mark follows the palette."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

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
