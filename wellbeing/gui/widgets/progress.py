"""Progress of long work, with a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.card import may_grow
from wellbeing.gui.widgets.layout import Column
from wellbeing.gui.widgets.text import Text


class ProgressRow(QFrame):
    """What is being done, how far it is, and 'Cancel'. `cancelled` is emitted once."""

    cancelled = Signal()

    def __init__(self, words: str, cancel_word: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        may_grow(self)
        self._words = Text(words)
        self._bar = bar(words)
        self._cancel = Button(cancel_word, self._stop)
        column = Column(self._words, self._bar, gap="close", edge="room")
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column)

    def show_progress(self, done: int, whole: int, words: str = "") -> None:
        """`done` of `whole`; a `whole` of 0 means that nobody knows how long it takes."""
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        if words:
            self._words.setText(words)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()


def bar(name: str) -> QProgressBar:
    """A thin bar without figures, 0 of 0 until told otherwise."""
    made = QProgressBar()
    made.setTextVisible(False)
    made.setRange(0, 0)
    made.setAccessibleName(name)
    return made


def keep_room(widget: QWidget) -> None:
    """Hide `widget` without what is below it moving up."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.hide()
