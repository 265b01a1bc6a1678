"""The steps of a guide: what is done, where we are, what comes."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.layout import Column, clear

_DONE = "✓"


class Steps(QWidget):
    """A list of steps that can be gone to. `picked` carries the step's key."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(gap="hair")
        self.setLayout(self._column)
        self._group: QButtonGroup | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_steps(self, steps: Iterable[tuple[str, str]], *, done: Iterable[str], now: str, done_word: str) -> None:
        """Show (key, words) in order. `done_word` tells a screen reader what the tick means."""
        clear(self._column)
        self._group = QButtonGroup(self)
        finished = set(done)
        for key, words in steps:
            is_done = key in finished
            label = "  ".join((_DONE, words)) if is_done else words
            name = ", ".join((words, done_word)) if is_done else words
            button = Button(label, kind="step", name=name)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setCheckable(True)
            button.setChecked(key == now)
            button.clicked.connect(lambda _checked=False, key=key: self.picked.emit(key))
            self._group.addButton(button)
            self._column.add(button)
        self._column.addStretch(1)
