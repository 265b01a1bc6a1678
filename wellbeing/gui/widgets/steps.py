"""The steps of a guide in their parts: the part that we are in is open, of the others one line tells how far it is."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.layout import Column, clear, holder
from wellbeing.gui.widgets.reading_order import bring_into_sight
from wellbeing.gui.widgets.text import Text

_DONE = "✓"

Part = tuple[str, Sequence[tuple[str, str]]]
"""The words of a part, and (key, words) of its steps in order."""


class _Step(Button):
    """A step of the open part: the arrow keys move between these, and only a press goes to one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Qt would press what the arrow leads to, and the keyboard would leave the list."""
        by = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        group = self.group()
        if not by or group is None:
            super().keyPressEvent(event)
            return
        steps = group.buttons()
        step = steps[(steps.index(self) + by) % len(steps)]
        step.setFocus()
        bring_into_sight(step)


class _Line:
    """The button of one step, or of a part that is closed: it leads to the first of its `keys` that is left."""

    def __init__(self, words: str, keys: Sequence[str], pick: Callable[[str], object]) -> None:
        self.keys, self._words, self._pick = keys, words, pick
        self._left: list[str] = list(keys)
        self._is_done: bool | None = None
        self.button = _Step(words, self._pressed, kind="step")
        self.button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _pressed(self) -> None:
        self._pick(self._left[0] if self._left else self.keys[0])

    def show_done(self, done: Collection[str], done_word: str) -> None:
        """A tick where nothing is left; `done_word` tells a screen reader what it means."""
        self._left = [key for key in self.keys if key not in done]
        if (not self._left) != self._is_done:
            self._is_done = not self._left
            label = "  ".join((_DONE, self._words)) if self._is_done else self._words
            name = ", ".join((self._words, done_word)) if self._is_done else self._words
            self.button.say(label, name=name)


class Steps(QWidget):
    """A list of steps that can be gone to. `picked` carries the step's key."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(gap="hair")
        self.setLayout(self._column)
        self._group: QButtonGroup | None = None
        self._shape: object = None
        self._done: frozenset[str] = frozenset()
        self._line_of: dict[str, _Line] = {}
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_parts(self, parts: Sequence[Part], *, done: Collection[str], now: str, done_word: str) -> None:
        """Show the parts in order. While the same part is open with the same steps, its buttons stay as they are:
        going on in a part of three hundred steps builds nothing, and touches the two lines that change."""
        place = next((at for at, (_words, steps) in enumerate(parts) if any(key == now for key, _step in steps)), None)
        shape = (place, [(words, tuple(steps)) for words, steps in parts])
        before, self._done = self._done, frozenset(done)
        changed = before ^ self._done
        if shape != self._shape:
            self._shape = shape
            self._build(parts, place)
            changed = frozenset(self._line_of)
        for line in {self._line_of[key] for key in changed if key in self._line_of}:
            line.show_done(done, done_word)
        if place is not None:
            self._line_of[now].button.setChecked(True)

    def _build(self, parts: Sequence[Part], place: int | None) -> None:
        clear(self._column)
        self._line_of = {}
        self._group = QButtonGroup(self)
        for number, (words, steps) in enumerate(parts):
            if number == place:
                self._open(words if len(parts) > 1 else "", steps, self._group)
            else:
                self._column.add(self._line(words, [key for key, _words in steps]))
        self._column.addStretch(1)

    def _open(self, words: str, steps: Sequence[tuple[str, str]], group: QButtonGroup) -> None:
        inside = Column(gap="hair")
        if words:
            heading = Text(words, "bold")
            margin = style.space("close")
            heading.setContentsMargins(margin, style.space("tight"), 0, style.space("hair"))
            self._column.add(heading)
            inside.setContentsMargins(margin, 0, 0, style.space("tight"))
        for key, step in steps:
            button = self._line(step, [key])
            button.setCheckable(True)
            group.addButton(button)
            inside.add(button)
        self._column.addWidget(holder(inside))

    def _line(self, words: str, keys: Sequence[str]) -> Button:
        line = _Line(words, keys, self.picked.emit)
        self._line_of.update(dict.fromkeys(keys, line))
        return line.button
