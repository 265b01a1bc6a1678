"""Tables of figures: numbers to the right in digits of equal width; a hidden cell says why."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QStyle, QTableView, QWidget

from wellbeing.gui import style
from wellbeing.gui.widgets.layout import Column
from wellbeing.gui.widgets.text import Text

HIDDEN_SIGN = "•"
_Index = QModelIndex | QPersistentModelIndex
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
    """One row: its label and its figures. `total` makes it bold."""

    label: str
    cells: Sequence[Cell]
    total: bool = False


class _Model(QAbstractTableModel):
    def __init__(self, heads: Sequence[str], lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads, self._lines = heads, lines
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self._lines[index.row()], index.column()
        cell = line.cells[column - 1] if column else Cell(words=line.label)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.shown
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((line.label, self._heads[column], *cell.spoken))
            case Qt.ItemDataRole.FontRole:
                return self._font(bold=line.total)
            case _:
                return None

    def told(self, index: _Index) -> str:
        """A cell's sign and why there is no number, or an empty text."""
        if not index.column():
            return ""
        cell = self._lines[index.row()].cells[index.column() - 1]
        return "  ".join((cell.shown, cell.reason)) if cell.reason else ""

    def bold(self) -> QFont:
        """Of heads and totals."""
        return self._font(bold=True)

    def _font(self, *, bold: bool) -> QFont:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        own = parent.font()
        key = own.key(), bold
        if key not in self._fonts:
            font = style.tabular(own)
            font.setWeight(QFont.Weight(style.tokens().weight["bold" if bold else "normal"]))
            self._fonts[key] = font
        return self._fonts[key]


def _across(metrics: QFontMetricsF, words: str) -> int:
    """Whole pixels that hold the words: Qt cuts off a number that is wider than its room by a part of one."""
    return math.ceil(metrics.horizontalAdvance(words))


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)


class _Table(QTableView):
    """What was measured is kept: while it lays its headers out, Qt asks for the same sizes again and again, and every
    cell of a row or column is measured for each."""

    def __init__(self, heads: Sequence[str], lines: Sequence[Line]) -> None:
        super().__init__()
        self._columns: dict[tuple[str, int], tuple[int, int]] = {}
        self._rows: dict[tuple[str, int, tuple[int, ...]], int] = {}
        self._labels = 0
        self.cells = _Model(heads, lines, self)
        self.setModel(self.cells)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(style.size("target"))
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setMinimumWidth(style.size("column") // 2)

    def keep_labels(self, least: int, narrowest: int) -> None:
        """Beside many columns: the labels keep at least so many pixels, and have what the figures leave; a column is
        never narrower than `narrowest`."""
        self._labels = least
        across = self.horizontalHeader()
        across.setMinimumSectionSize(narrowest)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        across.sectionResized.connect(lambda column, _before, _now: self._fill() if column else None)
        self._fill()

    def _fill(self) -> None:
        across = self.horizontalHeader()
        figures = sum(across.sectionSize(column) for column in range(1, across.count()))
        across.resizeSection(0, max(self._labels, self.viewport().width() - figures))

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """The labels grow and shrink with the page."""
        super().resizeEvent(event)
        if self._labels:
            self._fill()

    def sizeHintForColumn(self, column: int) -> int:  # Qt's name
        """Wide enough for every figure. Where the window is too narrow for that beside the longest word of the labels,
        what stands in the place of figures is wrapped, but no word or number is; many columns are scrolled."""
        wide = range(1, self.cells.columnCount())
        most, least = self._widths(column)
        wanted = sum(self._widths(one)[0] for one in wide)
        room = self.viewport().width() - self._widths(0)[1]
        enough = not column or self._labels or wanted <= room
        return most if enough else max(least, most * room // wanted)

    def _widths(self, column: int) -> tuple[int, int]:
        """What a column needs for its longest words in one line, and for its longest word."""
        key = self.font().key(), column
        if key not in self._columns:
            rows = [self.cells.index(row, column) for row in range(self.cells.rowCount())]
            said = [(QFontMetricsF(row.data(Qt.ItemDataRole.FontRole)), str(row.data())) for row in rows]
            head = QFontMetricsF(self.cells.bold()), str(self.cells.headerData(column, Qt.Orientation.Horizontal))
            whole = [_across(metrics, words) for metrics, words in (*said, head)]
            words = [_across(metrics, word) for metrics, words in (*said, head) for word in words.split()]
            self._columns[key] = max(whole) + self._beside(), max(words, default=0) + self._beside()
        return self._columns[key]

    def _beside(self) -> int:
        """What the style leaves free on both sides of words, which Qt forgets where it wraps them."""
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return 2 * (style.space("close") + margin)

    def sizeHintForRow(self, row: int) -> int:  # Qt's name
        """High enough for all words of the row, in as many lines as their columns ask for, with room around them."""
        widths = tuple(self.columnWidth(column) for column in range(self.cells.columnCount()))
        key = self.font().key(), row, widths
        if key not in self._rows:
            self._rows[key] = max(self._height(row, column, width) for column, width in enumerate(widths))
        return self._rows[key]

    def _height(self, row: int, column: int, width: int) -> int:
        index = self.cells.index(row, column)
        metrics, within = QFontMetrics(index.data(Qt.ItemDataRole.FontRole)), QRect(0, 0, width - self._beside(), 0)
        wrapped = metrics.boundingRect(within, Qt.TextFlag.TextWordWrap, str(index.data()))
        return wrapped.height() + style.space("close")

    def sizeHint(self) -> QSize:  # Qt's name
        """High enough for every row: the page scrolls, not the table."""
        rows = sum(self.rowHeight(row) for row in range(self.cells.rowCount()))
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return QSize(super().sizeHint().width(), rows + self.horizontalHeader().sizeHint().height() + extra + 4)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """The whole height."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


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
        self.table = _Table(heads, lines)
        self.table.setAccessibleName(heading)
        self._legend = legend
        self._reason = Text(legend, "quiet")
        self.table.entered.connect(self._tell)
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        title = (Text(heading, "block"),) if titled else ()
        self.setLayout(Column(*title, self.table, self._reason, gap="tight"))

    @property
    def told(self) -> str:
        """The line below the table."""
        return self._reason.text()

    def _tell(self, index: QModelIndex) -> None:
        told = self.table.cells.told(index) if index.isValid() else ""
        self._reason.setText(told or self._legend)
