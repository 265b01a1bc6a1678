"""The steps of a guide in their parts: the part that we are in is open, of the others one line tells how far it is."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.layout import Column, clear, holder
from wellbeing.gui.widgets.text import Text

_DONE = "✓"

Part = tuple[str, Sequence[tuple[str, str]]]
"""The words of a part, and (key, words) of its steps in order."""


class Steps(QWidget):
    """A list of steps that can be gone to. `picked` carries the step's key."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(gap="hair")
        self.setLayout(self._column)
        self._group: QButtonGroup | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_parts(self, parts: Sequence[Part], *, done: Collection[str], now: str, done_word: str) -> None:
        """Show the parts in order. `done_word` tells a screen reader what the tick means."""
        clear(self._column)
        self._group = QButtonGroup(self)
        for words, steps in parts:
            if any(key == now for key, _words in steps):
                self._open(words if len(parts) > 1 else "", steps, done, now, done_word)
            else:
                left = [key for key, _words in steps if key not in done]
                self._add(self._column, left[0] if left else steps[0][0], words, not left, done_word)
        self._column.addStretch(1)

    def _open(
        self, words: str, steps: Sequence[tuple[str, str]], done: Collection[str], now: str, done_word: str
    ) -> None:
        inside = Column(gap="hair")
        if words:
            heading = Text(words, "bold")
            margin = style.space("close")
            heading.setContentsMargins(margin, style.space("tight"), 0, style.space("hair"))
            self._column.add(heading)
            inside.setContentsMargins(margin, 0, 0, style.space("tight"))
        for key, step in steps:
            button = self._add(inside, key, step, key in done, done_word)
            button.setCheckable(True)
            button.setChecked(key == now)
            if self._group is not None:
                self._group.addButton(button)
        self._column.addWidget(holder(inside))

    def _add(self, column: Column, key: str, words: str, is_done: bool, done_word: str) -> Button:
        label = "  ".join((_DONE, words)) if is_done else words
        name = ", ".join((words, done_word)) if is_done else words
        button = Button(label, lambda: self.picked.emit(key), kind="step", name=name)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.add(button)
        return button
