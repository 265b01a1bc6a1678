"""A page as it will look, as wide as there is room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.printing import PagePicture

_WIDEST = 2
"""A page is never shown larger than this many pixels of the picture per pixel of the screen allow."""


class PagePreview(QWidget):
    """One page with a thin border. A screen reader gets its words."""

    def __init__(self, page: PagePicture, name: str) -> None:
        super().__init__()
        self._page = page
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.setAccessibleDescription(page.words)

    def _fit(self, width: int) -> QSize:
        size = self._page.image.size()
        wide = min(width, size.width() // _WIDEST)
        return QSize(wide, round(size.height() * wide / max(1, size.width())))

    def sizeHint(self) -> QSize:  # Qt's name
        """Its size on paper, at the screen's usual density."""
        return self._fit(self._page.image.width())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Still to be recognised."""
        return self._fit(style.size("step_column"))

    def heightForWidth(self, width: int) -> int:  # Qt's name
        """Height in pixels when `width` is offered."""
        return self._fit(width).height()

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name
        """The page, and a line around it."""
        size = self._fit(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        drawn = self._page.image.scaled(
            size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), drawn)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), style.size("border")))
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
        painter.end()
