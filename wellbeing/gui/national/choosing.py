"""The choice of one table among many, and of the rows that are shown of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.gui.national.shown import OneTable, Outer
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.text import Text


class Chooser(QWidget):
    """A list of tables; below it a list for each outermost dimension of the table shown.

    `table_chosen` carries a name, `outer_chosen` a tuple of codes. The lists stay where they are while only other rows
    are shown, so that the keyboard can walk through them.
    """

    table_chosen = Signal(str)
    outer_chosen = Signal(tuple)

    def __init__(self, label: str, tables: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.table = Drop(tables)
        self.table.activated.connect(lambda _index: self.table_chosen.emit(self.table.value() or ""))
        self.outer: list[Drop] = []
        self._labels: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
        self._below, self._about = Column(gap="close"), Text("", "quiet")
        column = Column(Field(label, self.table), gap="close")
        column.addLayout(self._below)
        column.addWidget(self._about)
        self.setLayout(column)

    def show_table(self, shown: OneTable) -> None:
        """What is shown now."""
        self.table.choose(shown.name)
        self._about.setText(shown.about)
        labels = tuple((outer.label, outer.codes) for outer in shown.outer)
        if labels != self._labels:
            self._labels = labels
            self._offer(shown.outer)
        for drop, outer in zip(self.outer, shown.outer, strict=True):
            drop.choose(outer.now)

    def _offer(self, outer: tuple[Outer, ...]) -> None:
        clear(self._below)
        self.outer = [Drop(one.codes) for one in outer]
        for one, drop in zip(outer, self.outer, strict=True):
            drop.activated.connect(lambda _index: self.outer_chosen.emit(tuple(d.value() or "" for d in self.outer)))
            self._below.addWidget(Field(one.label, drop))
