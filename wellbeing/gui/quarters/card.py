"""The card of a quarter: its name and how it stands in one line, what is next below, and its one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.gui.quarters.shown import QuarterShown
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.layout import Column, Flow, Row, Turning, holder
from wellbeing.gui.widgets.text import Text


class QuarterCard(Card):
    """`act` is what the button does."""

    def __init__(self, shown: QuarterShown, act: Callable[[], object], more: QWidget | None = None) -> None:
        """`more` leads to the page of the quarter; None on that page itself, where the name stands above already."""
        super().__init__()
        named = [Text(shown.what, "block")] if more is not None else []
        words = Column(holder(Flow(*named, Chip(shown.chip, shown.tone))), Text(shown.next), gap="tight")
        words.add(*(Text(line, "quiet") for line in shown.lines))
        if more is not None:
            words.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.action = Button("")
        parts: list[tuple[QWidget, int]] = [(holder(words), 1)]
        if shown.action is not None:
            self.action = Button(shown.action.words, act, name=", ".join((shown.action.words, shown.what)))
            beside = holder(Row(self.action, None))
            beside.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            parts.append((beside, 0))
        self.body.addWidget(Turning(parts, narrow=55, gap="room", below="close"))
        self.setAccessibleName(shown.what)
