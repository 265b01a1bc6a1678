"""One of several short answers: as tiles in two columns, or beside their question in one line."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.choices import Choice
from wellbeing.gui.widgets.layout import Column, Flow, Turning, holder
from wellbeing.gui.widgets.text import Text


class OneOf(QWidget):
    """Choices of which one can be chosen. `changed` is emitted when the person chose, not when a screen did.

    With `optional`, pressing the chosen one again takes the answer back.
    """

    changed = Signal()

    def __init__(self, *, optional: bool) -> None:
        super().__init__()
        self._optional = optional
        self._before: str | None = None
        self._buttons: dict[str, Choice] = {}
        self._group = QButtonGroup(self)

    def _append(self, key: str, words: str) -> Choice:
        button = self._buttons[key] = Choice(words)
        button.clicked.connect(self._pressed)
        self._group.addButton(button)
        return button

    def button(self, key: str) -> Choice:
        """The button of one choice."""
        return self._buttons[key]

    def value(self) -> str | None:
        """The key chosen; None where the question was skipped."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, key: str | None) -> None:
        """Show `key` as chosen, or none, without telling that anything changed."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)
        self._before = key

    def _pressed(self) -> None:
        now = self.value()
        self.choose(None if self._optional and now == self._before else now)
        self.changed.emit()


class Tiles(OneOf):
    """In two columns, in one where the window is narrow."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(style.space("tight"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._columns = 2

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Append choices: keys and their words."""
        for key, words in options:
            self._append(key, words)
        self._lay()

    def _lay(self) -> None:
        for place, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, place // self._columns, place % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """One column where two would break the words."""
        wanted = 2 if event.size().width() > 62 * self.fontMetrics().averageCharWidth() else 1
        if wanted != self._columns:
            self._columns = wanted
            self._lay()
        super().resizeEvent(event)


class OneLine(OneOf):
    """A question with two or three short answers in one line, which may be skipped."""

    def __init__(self, question: str, options: Iterable[tuple[str, str]], *, above: bool = False) -> None:
        """`above` puts the question over the answers, else it stands beside them where there is room."""
        super().__init__(optional=True)
        flow = Flow(gap="tight")
        for key, words in options:
            button = self._append(key, words)
            button.setAccessibleName(", ".join((question, words)))
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            flow.addWidget(button)
        answers = holder(flow)
        if above:
            self.setLayout(Column(Text(question, "bold"), answers, gap="hair"))
        else:
            self.setLayout(Column(Turning([(Text(question), 1), (answers, 1)], narrow=60, gap="tight")))
        self.setAccessibleName(question)
