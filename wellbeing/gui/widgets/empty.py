"""An empty page: what will be here, and the first step."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import Card
from wellbeing.gui.widgets.text import Text


class EmptyState(Card):
    """One sentence and, where there is one, the button of the first step."""

    def __init__(self, sentence: str, action: str = "", on_press: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.body.setSpacing(style.space("room"))
        self.body.add(Text(sentence))
        if action:
            self.action = Button(action, on_press)
            self.body.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
