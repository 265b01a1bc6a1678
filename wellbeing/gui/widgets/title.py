"""The title of a page: large, so that a long word may be wider than a narrow window, and is divided then."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from wellbeing.gui.widgets.breaking import broken
from wellbeing.gui.widgets.text import Text

_NARROWEST = 8
"""Characters of a line in which a title can still be read."""


class Title(Text):
    """A title in as many lines as there is room for; `words` are those that it says."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(words, "title")

    def setText(self, words: str) -> None:  # Qt's name
        """Say something else."""
        self.words = words
        super().setText("\n".join(self._lines(self.width())) if self.isVisible() else words)
        self.updateGeometry()

    def _lines(self, width: int) -> list[str]:
        self.ensurePolished()
        margins, across = self.contentsMargins(), self.fontMetrics().horizontalAdvance
        room = width - margins.left() - margins.right() - 2
        return broken(self.words, lambda line: room <= 0 or across(line) <= room)

    def sizeHint(self) -> QSize:  # Qt's name
        """All words in one line, if that is no longer than a line of text."""
        self.ensurePolished()
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.words) + margins.left() + margins.right() + 2
        width = min(width, self._widest())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """A few characters: a longer word is divided."""
        few = self.fontMetrics().averageCharWidth() * _NARROWEST
        return QSize(min(few, super().minimumSizeHint().width()), self.fontMetrics().lineSpacing())

    def heightForWidth(self, width: int) -> int:  # Qt's name
        """Height in pixels of its lines at `width`."""
        margins = self.contentsMargins()
        lines = len(self._lines(width)) if self.words else 0
        return lines * self.fontMetrics().lineSpacing() + margins.top() + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Divide what is too long."""
        super().resizeEvent(event)
        lines = "\n".join(self._lines(event.size().width()))
        if lines != self.text():
            super().setText(lines)
