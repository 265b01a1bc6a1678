"""Words on the screen: plain text that wraps, no longer than a comfortable line."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wellbeing.gui import style


class Text(QLabel):
    """A label that is never read as markup and wraps at 75 characters.

    `role` names its place in the style sheet: body, title, block, say, bold, large, quiet, small, accent,
    error, sign. `selectable` lets the words be marked and copied, by keyboard too.
    """

    def __init__(
        self, words: str = "", role: str = "body", *, selectable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._to_a_line = False
        self._heights: dict[int, int] = {}
        """By the width that was offered: layouts ask for the same ones again and again, and breaking lines is slow."""
        self.setText(words)

    def keep_to_a_line(self) -> None:
        """Never wider than a readable line. For whoever lays it out to the left; in a row it fills its part."""
        self._to_a_line = True

    def setText(self, words: str) -> None:  # Qt's name
        """Show `words`; an empty label takes no room."""
        self._heights = {}
        super().setText(words)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        if not self.text():
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:
            # Without a parent it would open as a window of its own; a layout shows it once it has taken it in.
            # To show it any earlier, at its change of parent, would leave it out of the layout's room.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)

    def _widest(self) -> int:
        return self.fontMetrics().averageCharWidth() * style.tokens().line_length

    def sizeHint(self) -> QSize:  # Qt's name
        """One line if it fits in 75 characters, else as many lines as that needs."""
        self.ensurePolished()
        margins = self.contentsMargins()
        line = max(self.fontMetrics().horizontalAdvance(part) for part in self.text().split("\n"))
        width = min(line + margins.left() + margins.right() + 2, self._widest())
        return QSize(width, self._height(width))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """As narrow as the longest word; the height follows from the width it gets."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing())

    def heightForWidth(self, width: int) -> int:  # Qt's name
        """Height in pixels when `width` is offered, of which no more than a line's length is used."""
        self.ensurePolished()
        return self._height(min(width, self._widest()) if self._to_a_line else width)

    def _height(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """A new look may need another height."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights = {}
            self.updateGeometry()
        super().changeEvent(event)
