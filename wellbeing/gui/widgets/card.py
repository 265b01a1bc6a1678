"""Cards: a row with one thing to do, and a plain box for a group of parts."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.layout import Column, LeftColumn, Row, Turning, holder
from wellbeing.gui.widgets.text import Text


def may_grow(frame: QFrame) -> None:
    """Let the height of `frame` follow the words in it."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    frame.setSizePolicy(policy)


class Card(QFrame):
    """A box for a group of parts, with an optional heading; add to `body`."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.setProperty("look", "card")
        may_grow(self)
        self.body = Column(gap="tight", edge="room")
        self.setLayout(self.body)
        if heading:
            self.body.add(Text(heading, "block"))


class CardRow(QFrame):
    """When (chip), what (bold), why (quiet), one action. `pressed` is emitted by the action."""

    pressed = Signal()

    def __init__(self, what: str, why: str = "", *, chip: str = "", tone: str = "plain", action: str = "") -> None:
        super().__init__()
        self.setProperty("look", "card")
        may_grow(self)
        words = holder(Column(Text(what, "block"), Text(why, "quiet"), gap="hair"))
        parts: list[tuple[QWidget, int]] = [(words, 1)]
        if chip:
            parts.insert(0, (LeftColumn(Row(Chip(chip, tone), None), "chip_column"), 0))
        row = Row(gap="room")
        margin = style.space("room")
        row.setContentsMargins(margin, style.space("close"), margin, style.space("close"))
        said = self._said = Turning(parts, narrow=56, gap="close", below="tight")
        if action:
            self.action = Button(action, self.pressed.emit, name=", ".join((action, what)))
            at_end = holder(Row(self.action, None))
            at_end.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            row.addWidget(Turning([(said, 1), (at_end, 0)], narrow=40, gap="room", below="close"), 1)
        else:
            row.addWidget(said, 1)
        self.setLayout(row)
        self.setAccessibleName(what)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Rows below one another have their chips in the same place, whatever stands at their end."""
        self._said.turn_by(event.size().width())
        super().resizeEvent(event)
