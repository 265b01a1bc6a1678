"""A service to read: name, marks, facts, and what can be done with it."""

from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.services.shown import CardShown
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.layout import Column, Flow, Turning, holder
from wellbeing.gui.widgets.text import Text


def facts_column(facts: tuple[tuple[str, str], ...]) -> QWidget:
    """What, and what it says, side by side; below one another where it is narrow."""
    column = Column(gap="tight")
    labels = [Text(what, "quiet") for what, _says in facts]
    widest = max((label.sizeHint().width() for label in labels), default=0)
    for label, (_what, says) in zip(labels, facts, strict=True):
        above = Column(label)
        above.addStretch(1)
        beside = holder(above)
        beside.setMinimumWidth(widest)
        column.add(Turning([(beside, 0), (holder(Column(Text(says))), 1)], narrow=60, gap="room", below="hair"))
    return holder(column)


class ServiceCard(Card):
    """`buttons` stand at its end."""

    def __init__(self, shown: CardShown, *buttons: QWidget, named: bool = True) -> None:
        super().__init__()
        if named:
            self.body.add(holder(Column(Text(shown.name, "block"), Text(shown.kind, "quiet"), gap="hair")))
        if shown.marks:
            self.body.addLayout(Flow(*(Chip(words, tone) for words, tone in shown.marks), gap="tight"))
        self.body.add(facts_column(shown.facts))
        if buttons:
            self.body.addSpacing(style.space("tight"))
            self.body.addLayout(Flow(*buttons))
        self.setAccessibleName(shown.name)
