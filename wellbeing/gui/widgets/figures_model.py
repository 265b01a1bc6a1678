"""What a table of figures holds: lines of cells, as Qt reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from wellbeing.gui import style

HIDDEN_SIGN = "•"
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure as it is shown. A `reason` says why there is no number, or how it came about; a sign stands for a
    number that is not there, that of a hidden cell unless `words` is another one. `aloud` is read in the place of
    both."""

    words: str = ""
    reason: str = ""
    aloud: str = ""

    @property
    def shown(self) -> str:
        """The words, or the sign of a hidden cell."""
        return self.words or (HIDDEN_SIGN if self.reason else "")

    @property
    def spoken(self) -> list[str]:
        """What is read aloud: words or a number, and the reason; never a sign alone."""
        if self.aloud:
            return [self.aloud]
        said = [self.words] if not self.reason or any(sign.isalnum() for sign in self.words) else []
        return [*said, self.reason] if self.reason else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its label and its figures. `total` makes it bold; one of a higher `level` is part of a line above it."""

    label: str
    cells: Sequence[Cell]
    total: bool = False
    level: int = 0


class FiguresModel(QAbstractTableModel):
    """Labels in the first column. The heads stand in as many lines as their table has broken them into."""

    def __init__(self, heads: Sequence[str], lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self.heads, self.lines = heads, lines
        self._broken: Sequence[str] = heads
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def break_heads(self, broken: Sequence[str]) -> None:
        """Show the heads in lines."""
        if list(broken) != list(self._broken):
            self._broken = broken
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(broken) - 1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._broken[section]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.heads[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(section)
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        cell = line.cells[column - 1] if column else Cell(words=line.label)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.shown
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((line.label, self.heads[column], *cell.spoken))
            case Qt.ItemDataRole.FontRole:
                return self.font(bold=line.total)
            case _:
                return None

    def tell_anew(self, lines: Sequence[Line]) -> None:
        """The same figures with other reasons: nothing moves."""
        self.lines = lines
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.AccessibleTextRole])

    def told(self, index: Index) -> str:
        """A cell's sign and why there is no number, or an empty text."""
        if not index.column():
            return ""
        cell = self.lines[index.row()].cells[index.column() - 1]
        return "  ".join((cell.shown, cell.reason)) if cell.reason else ""

    def font(self, *, bold: bool) -> QFont:
        """Of figures and labels; bold of heads and totals."""
        parent = self.parent()
        assert isinstance(parent, QWidget)
        own = parent.font()
        key = own.key(), bold
        if key not in self._fonts:
            font = style.tabular(own)
            font.setWeight(QFont.Weight(style.tokens().weight["bold" if bold else "normal"]))
            self._fonts[key] = font
        return self._fonts[key]


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
