"""Tables of figures: numbers to the right in digits of equal width; a hidden cell says why."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.figures_model import HIDDEN_SIGN, Cell, Line
from wellbeing.gui.widgets.figures_note import Note
from wellbeing.gui.widgets.figures_table import FiguresTable
from wellbeing.gui.widgets.layout import Column
from wellbeing.gui.widgets.text import Text

__all__ = ["HIDDEN_SIGN", "Cell", "Figures", "Line"]


class Figures(QWidget):
    """A table of figures with a heading and a line below that tells why the cell in focus is hidden.

    `heads` names every column, the first being that of the labels. Without `titled` the heading is only read aloud.
    """

    def __init__(
        self, heading: str, heads: Sequence[str], lines: Sequence[Line], *, legend: str = "", titled: bool = True
    ) -> None:
        super().__init__()
        if any(len(line.cells) != len(heads) - 1 for line in lines):
            raise ValueError("a line of figures needs one cell per column")
        self.table = FiguresTable(heads, lines)
        self.table.setAccessibleName(heading)
        self.heading = heading
        self._legend, self._at = legend, QModelIndex()
        self._reason = Text(legend, "quiet")
        self._note = Note(self.table.viewport())
        self.table.entered.connect(self._tell)
        self.table.left.connect(self._left)
        self.table.escaped.connect(self._note.hide)
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        title = (Text(heading, "block"),) if titled else ()
        column = Column(*title, self.table, self._reason, gap="tight")
        column.setContentsMargins(0, style.space("tight") if titled else 0, 0, 0)
        self.setLayout(column)

    @property
    def told(self) -> str:
        """The line below the table."""
        return self._reason.text()

    @property
    def noted(self) -> str:
        """What is told beside the cell, where the line below the table is out of sight."""
        return self._note.words

    def _left(self) -> None:
        if self.table.hasFocus():
            self._tell(self.table.currentIndex())
        else:
            self._note.hide()

    def tell_anew(self, lines: Sequence[Line]) -> None:
        """The same figures with other reasons. That of the same cell is told where it was, also aloud."""
        self.table.cells.tell_anew(lines)
        told, noted = self.told, self.noted
        self._tell(self._at)
        if not noted:
            self._note.hide()
        if self.told != told:
            style.say_to_reader(self._reason)

    def _tell(self, index: QModelIndex) -> None:
        self._at = index
        told = self.table.cells.told(index) if index.isValid() else ""
        self._reason.setText(told or self._legend)
        if told and self._reason.visibleRegion().isEmpty():
            self._note.show_at(self.table.visualRect(index), told)
        else:
            self._note.hide()
