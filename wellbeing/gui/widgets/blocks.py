"""Blocks: what to say, what to know, what to watch for, what to do at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from wellbeing.gui.widgets.card import may_grow
from wellbeing.gui.widgets.layout import Column, Flow, Row
from wellbeing.gui.widgets.text import Text

_SIGNS = {"warning": "⚠", "danger": "⚠", "good": "✓"}


class Block(QFrame):
    """A coloured block. `tone`: info, warning, danger or good; a sign stands beside the heading."""

    def __init__(self, tone: str, heading: str, *paragraphs: str) -> None:
        super().__init__()
        self.setProperty("look", tone)
        may_grow(self)
        self.body = Column(gap="tight", edge="room")
        self.setLayout(self.body)
        title = Text(heading, "block")
        row = Row(gap="tight")
        if tone in _SIGNS:
            row.addWidget(Text(_SIGNS[tone], "sign"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(title, 1)
        self.body.addLayout(row)
        for words in paragraphs:
            self.body.add(Text(words))
        self.setAccessibleName(heading)

    def add(self, *widgets: QWidget) -> None:
        """More parts under the words."""
        self.body.add(*widgets)

    def add_actions(self, *buttons: QWidget) -> None:
        """Buttons in one line, going on in the next where there is no room."""
        self.body.addLayout(Flow(*buttons))


class SayBlock(QFrame):
    """Words that can be said aloud, large, with a quiet line above; more can be added to `body`."""

    def __init__(self, above: str, words: str) -> None:
        super().__init__()
        self.setProperty("look", "say")
        may_grow(self)
        self.body = Column(Text(above, "quiet"), Text(words, "say", selectable=False), gap="tight", edge="room")
        self.setLayout(self.body)
        self.setAccessibleName(above)
