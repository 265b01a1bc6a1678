"""A chart as a widget: drawn from SVG, told to a screen reader in words."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.reports.figures.window import Picture


class Chart(QWidget):
    """Shows one picture at the size it was made for."""

    def __init__(self, name: str, picture: Picture) -> None:
        super().__init__()
        self._size = QSize(picture.width, picture.height)
        self._drawing = QSvgRenderer(QByteArray(picture.svg), self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setAccessibleDescription(picture.spoken)

    @property
    def is_sound(self) -> bool:
        """Whether the picture can be drawn."""
        return self._drawing.isValid()

    def sizeHint(self) -> QSize:  # Qt's name
        """As it was drawn."""
        return self._size

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name
        """Draw it."""
        painter = QPainter(self)
        self._drawing.render(painter, QRectF(0, 0, self._size.width(), self._size.height()))
        painter.end()
