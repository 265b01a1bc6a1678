"""The notice bar: one sentence about what just happened or went wrong. It never blocks."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import may_grow
from wellbeing.gui.widgets.layout import Column, Row, Turning, holder
from wellbeing.gui.widgets.text import Text


class NoticeBar(QWidget):
    """A line above the page. `close_word` is the word on its button; beside it may stand one thing to do."""

    def __init__(self, close_word: str) -> None:
        super().__init__()
        self._bar = QFrame()
        may_grow(self._bar)
        self._words = Text("", "bold")
        buttons = Row(gap="room")
        self.act = Button("", self._press)
        self._pressed: Callable[[], object] = self.hide
        buttons.addWidget(self.act)
        buttons.addWidget(Button(close_word, self.hide))
        buttons.addStretch(1)
        beside = Column()
        beside.addLayout(buttons)
        beside.addStretch(1)
        row = Column(Turning([(self._words, 1), (holder(beside), 0)], narrow=60, gap="room", below="tight"))
        row.setContentsMargins(style.space("room"), style.space("tight"), style.space("tight"), style.space("tight"))
        self._bar.setLayout(row)
        around = Column(self._bar)
        around.setContentsMargins(0, style.space("tight"), 0, 0)  # the bar touches neither the window nor its places
        self.setLayout(around)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown, or an empty text."""
        return self._words.text() if not self.isHidden() else ""

    def tell(self, words: str, tone: str = "info") -> None:
        """Show a sentence. `tone`: info, good, warning or danger."""
        self.offer(words, tone, "", self.hide)

    def offer(self, words: str, tone: str, action: str, pressed: Callable[[], object]) -> None:
        """Show a sentence and a button beside it; without the word of an action there is none."""
        self.act.say(action)
        self.act.setVisible(bool(action))
        self._pressed = pressed
        self._bar.setProperty("look", tone)
        self._bar.style().unpolish(self._bar)
        self._bar.style().polish(self._bar)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        style.say_to_reader(self)

    def _press(self) -> None:
        self.hide()
        self._pressed()


def inset(bar: NoticeBar) -> Column:
    """The bar with the margins of a page beside it."""
    column = Column(bar)
    edge = style.space("page")
    column.setContentsMargins(edge, 0, edge, 0)
    return column
