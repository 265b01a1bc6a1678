"""The union's logo in the settings: how it looks on paper, another one, or none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.files import ask_for_file
from wellbeing.gui.settings.shown import LogoShown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.layout import Column, Flow
from wellbeing.language import Language, _


class _Picture(QWidget):
    """The logo on white, as on paper, whatever the window wears."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_logo(self, logo: LogoShown) -> None:
        """Another one."""
        image = QImage(logo.points, logo.width, logo.height, 3 * logo.width, QImage.Format.Format_RGB888)
        self._image = image.copy()  # Qt would go on reading bytes that are ours
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Three lines of text high at most, and no wider than a field."""
        most = QSize(style.size("step_column"), 4 * self.fontMetrics().height())
        size = self._image.size()
        fits = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        edge = 2 * style.space("tight")
        return min(fits, size, key=lambda found: found.width()) + QSize(edge, edge)

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name
        """White paper, and the logo on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        edge = style.space("tight")
        painter.drawImage(self.rect().adjusted(edge, edge, -edge, -edge), self._image)
        painter.end()


class LogoControl(QWidget):
    """`chosen` gets the file that a person picked; `remove` is called for none."""

    def __init__(self, language: Language, chosen: Callable[[Path], object], remove: Callable[[], object]) -> None:
        super().__init__()
        self._words, self._chosen = language.text, chosen
        self.dialog: object = None
        self.picture = _Picture(self._words(_("The union's logo")))
        self.choose = Button(self._words(_("Choose a picture")), self._ask)
        self.remove = Button(self._words(_("Take it out")), remove)
        column = Column(self.picture, gap="tight")
        column.addLayout(Flow(self.choose, self.remove))
        self.setLayout(column)
        self.setFocusProxy(self.choose)
        self.show_logo(None)

    def show_logo(self, logo: LogoShown | None) -> None:
        """The one that is kept, or none."""
        if logo is not None:
            self.picture.show_logo(logo)
        self.picture.setVisible(logo is not None)
        self.remove.setVisible(logo is not None)

    def _ask(self) -> None:
        title = self._words(_("Choose a picture"))
        self.dialog = ask_for_file(self, title, self._chosen, patterns="PNG (*.png)")
