"""Large choices: one of several, or several; moved between with the arrow keys."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import see_through
from wellbeing.gui.widgets.layout import Column, Row, holder
from wellbeing.gui.widgets.text import Text


def draw_tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A tick inside `box`, its stroke in proportion to it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, box.width() / 9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [(0.24, 0.54), (0.43, 0.72), (0.77, 0.31)]
    painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points])


class _Mark(QWidget):
    """The round (one of several) or square (several) mark before a choice."""

    def __init__(self, button: QPushButton, *, several: bool) -> None:
        super().__init__(button)
        self._button, self._several = button, several
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        see_through(self)

    def sizeHint(self) -> QSize:  # Qt's name
        side = round(self.fontMetrics().height() * 1.1)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name
        palette, chosen = self.palette(), self._button.isChecked()
        accent, control = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.Dark)
        side = self.sizeHint().width() - 2
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent if chosen else control, style.size("border") + 0.5))
        painter.setBrush(accent if chosen else palette.color(QPalette.ColorRole.Base))
        radius = style.space("hair") if self._several else side / 2
        painter.drawRoundedRect(box, radius, radius)
        if chosen:
            draw_tick(painter, box, palette.color(QPalette.ColorRole.HighlightedText))
        painter.end()


class Choice(QPushButton):
    """One large choice; its words wrap. Screen readers get a radio button or a check box."""

    def __init__(self, words: str, more: str = "", *, several: bool = False) -> None:
        super().__init__()
        self._several = several
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "choice")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = Text(words)
        quiet = Text(more, "quiet")
        for label in (self._words, quiet):
            see_through(label)
        row = Row(gap="close")
        row.setContentsMargins(style.space("room"), style.space("close"), style.space("room"), style.space("close"))
        row.addWidget(_Mark(self, several=several), 0, Qt.AlignmentFlag.AlignVCenter)
        inner = holder(Column(self._words, quiet, gap="hair"))
        see_through(inner)
        row.addWidget(inner, 1)
        self.setLayout(row)
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        self.toggled.connect(self._embolden)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Space is Qt's. Enter chooses too; it never takes the chosen one of several choices back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self._several or not self.isChecked():
                self.click()
        else:
            super().keyPressEvent(event)

    def _embolden(self, chosen: bool) -> None:
        self._words.setProperty("role", "bold" if chosen else "body")
        self._words.style().polish(self._words)
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Room for the words."""
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """As narrow as the longest word."""
        layout = self.layout()
        assert layout is not None
        return layout.minimumSize()


class Choices(QWidget):
    """A question with large choices. `changed` is emitted when the person chose, not when a screen did.

    One of several: pressing the chosen one again takes the answer back, as everything may be skipped.
    """

    changed = Signal()

    def __init__(
        self, question: str, options: Iterable[tuple[str, str] | tuple[str, str, str]], *, several: bool = False
    ) -> None:
        super().__init__()
        self._several = several
        self._buttons: dict[str, Choice] = {}
        self._before: list[str] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        column = Column(gap="tight")
        self.setLayout(column)
        if question:
            column.add(Text(question, "block"))
        for option in options:
            button = Choice(*option[1:], several=several)
            button.clicked.connect(self._pressed)
            self._buttons[option[0]] = button
            self._group.addButton(button)
            column.add(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(question)

    def button(self, key: str) -> Choice:
        """The button of one choice."""
        return self._buttons[key]

    @property
    def first(self) -> Choice:
        """The button of the first choice, where the keyboard begins."""
        return next(iter(self._buttons.values()))

    def values(self) -> list[str]:
        """The keys chosen, in the order shown."""
        return [key for key, button in self._buttons.items() if button.isChecked()]

    def value(self) -> str | None:
        """The key chosen, or None; for one of several."""
        return next(iter(self.values()), None)

    def choose(self, keys: str | Sequence[str] | None) -> None:
        """Show `keys` as chosen, without telling that anything changed."""
        wanted = [keys] if isinstance(keys, str) else list(keys or ())
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)
        self._group.setExclusive(not self._several)
        self._before = self.values()

    def _pressed(self) -> None:
        now = self.values()
        if not self._several and now == self._before and now:
            self.choose(None)
        self._before = self.values()
        self.changed.emit()
