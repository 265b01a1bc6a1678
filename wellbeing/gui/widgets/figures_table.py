"""The table in which figures stand: every word in sight, and the labels too while its figures are scrolled sideways."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
)

from wellbeing.gui import style
from wellbeing.gui.widgets.breaking import broken, longest_piece
from wellbeing.gui.widgets.figures_model import FiguresModel, Line
from wellbeing.gui.widgets.sharing_out import Need, shared_out

Index = QModelIndex | QPersistentModelIndex
_INDENT, _NEXT_LINE, _MORE = "\u2003", "\u2028", "…"
_FEW = 3
"""With more columns of figures than a few, their heads are broken into narrow lines whatever room there is."""
_HEAD, _LABEL, _FIGURE = 10, 22, 7.5
"""Characters in a line: of a head, of a label beside figures, and of the narrowest among many columns."""


class _Measure:
    """The width of texts in one font; each is measured once."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self._metrics, self._known = metrics, dict[str, int]()

    def __call__(self, words: str) -> int:
        """Whole pixels that hold the words: Qt cuts off a number that is wider than its room by a part of one."""
        if words not in self._known:
            self._known[words] = math.ceil(self._metrics.horizontalAdvance(words))
        return self._known[words]

    @property
    def line(self) -> int:
        """The height of a line."""
        return math.ceil(self._metrics.lineSpacing())

    def lines(self, words: str, room: int) -> list[str]:
        """The words in lines of so many pixels."""
        return [words] if "\n" not in words and self(words) <= room else broken(words, lambda one: self(one) <= room)


class _InLines(QStyledItemDelegate):
    """Draws what stands in a cell in the lines that were measured, those of a part below its beginning."""

    def __init__(self, table: "FiguresTable") -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # Qt's name
        """Qt breaks nothing by itself, and leaves nothing out. Of a number that is partly out of sight nothing is
        shown: the rest would be another number."""
        super().initStyleOption(option, index)
        is_whole = not self._table.is_cut(index.column())
        option.text = _NEXT_LINE.join(self._table.lines_of(index.row(), index.column())) if is_whole else ""
        option.textElideMode = Qt.TextElideMode.ElideNone


class _Heads(QHeaderView):
    """The heads; that of the labels stays while the others are scrolled."""

    def __init__(self, table: "FiguresTable") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # Qt's name
        """Of a column that is partly out of sight, that there is more."""
        seen = rect.intersected(QRect(0, 0, self.viewport().width(), self.height()))
        super().paintSection(painter, seen if self._table.is_cut(section) else rect, section)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:  # Qt's name
        """Its sign takes the place of its head."""
        super().initStyleOptionForIndex(option, section)
        if self._table.is_cut(section):
            option.text = _MORE

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """The head of the labels over those that went under it."""
        super().paintEvent(event)
        if self._table.is_scrolled:
            painter = QPainter(self.viewport())
            kept, corner = QRect(0, 0, self.sectionSize(0), self.height()), style.size("card_corner")
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(kept)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._table.ground)
            painter.drawRoundedRect(kept.adjusted(0, 0, corner, corner), corner, corner)
            self.paintSection(painter, kept, 0)
            painter.end()


class FiguresTable(QTableView):
    """As high as its rows: the page scrolls, not the table. Where it is too narrow for its figures, they are scrolled
    sideways beside their labels. `left`: neither the keyboard nor the pointer is at a cell any more."""

    left = Signal()
    escaped = Signal()
    """Escape was pressed."""

    def __init__(self, heads: Sequence[str], lines: Sequence[Line]) -> None:
        super().__init__()
        self._measures: dict[tuple[str, bool], _Measure] = {}
        self._needs: tuple[str, list[Need]] = ("", [])
        self._laid_out: tuple[str, int] = ("", 0)
        self.cells = FiguresModel(heads, lines, self)
        self.setModel(self.cells)
        self.setItemDelegate(_InLines(self))
        self.setHorizontalHeader(_Heads(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(style.size("target"))
        self.setMinimumWidth(style.size("column") // 2)

    # -- widths and heights

    def lines_of(self, row: int, column: int) -> list[str]:
        """What a cell shows, in the lines that its column has room for."""
        line = self.cells.lines[row]
        room = self.columnWidth(column) - self._beside()
        if column:
            return self._measure(bold=line.total).lines(line.cells[column - 1].shown, room)
        indent = _INDENT * line.level
        measure = self._measure(bold=line.total)
        return [indent + one for one in measure.lines(line.label, room - measure(indent))]

    def _measure(self, *, bold: bool) -> _Measure:
        key = self.font().key(), bold
        if key not in self._measures:
            self._measures[key] = _Measure(QFontMetricsF(self.cells.font(bold=bold)))
        return self._measures[key]

    def _beside(self) -> int:
        """What the style leaves free on both sides of words."""
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return 2 * (style.space("close") + margin)

    def _every_need(self) -> list[Need]:
        if self._needs[0] != self.font().key():
            self._needs = self.font().key(), [self._need(column) for column in range(len(self.cells.heads))]
        return self._needs[1]

    def _need(self, column: int) -> Need:
        head, bold, beside = self.cells.heads[column], self._measure(bold=True), self._beside()
        character = QFontMetricsF(self.font()).averageCharWidth()
        lines = [(self._measure(bold=line.total), line) for line in self.cells.lines]
        if not column:
            said = [(measure, line.label, measure(_INDENT * line.level)) for measure, line in lines]
            most = max((measure(words) + indent for measure, words, indent in said), default=0)
            least = max((longest_piece(words, measure) + indent for measure, words, indent in said), default=0)
            most = max(most, max(map(bold, head.split("\n"))))
            good = min(most, max(least, longest_piece(head, bold), round(_LABEL * character)))
            return Need(least + beside, good + beside, most + beside)
        figures = [(measure, line.cells[column - 1].shown) for measure, line in lines]
        is_one_of_many = len(self.cells.heads) - 1 > _FEW
        narrowest = round(_FIGURE * character) if is_one_of_many else 0
        low = max(map(bold, bold.lines(head, round(_HEAD * character))))
        least = max(
            min(low, longest_piece(head, bold)), *(longest_piece(words, measure) for measure, words in figures), 0
        )
        good = max(least, low, narrowest, *(measure(words) for measure, words in figures), 0)
        most = good if is_one_of_many else max(good, *map(bold, head.split("\n")))
        return Need(least + beside, good + beside, most + beside)

    def _lay_out(self) -> None:
        """Share the width out, break what is too long, and make every row as high as that."""
        now = self.font().key(), self.viewport().width()
        if now == self._laid_out or not self.cells.heads:
            return
        self._laid_out = now
        labels, *figures = self._every_need()
        bold, beside = self._measure(bold=True), self._beside()
        for column, width in enumerate(shared_out(labels, figures, now[1], bold(_MORE) + beside)):
            self.horizontalHeader().resizeSection(column, width)
        rooms = [self.columnWidth(column) - beside for column in range(len(self.cells.heads))]
        self.cells.break_heads(
            ["\n".join(bold.lines(head, room)) for head, room in zip(self.cells.heads, rooms, strict=True)]
        )
        for row, line in enumerate(self.cells.lines):
            most = max(len(self.lines_of(row, column)) for column in range(len(rooms)))
            height = most * self._measure(bold=line.total).line + style.space("close")
            self.verticalHeader().resizeSection(row, max(style.size("target"), height))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Another width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Another type, or size of it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def sizeHint(self) -> QSize:  # Qt's name
        """High enough for every row."""
        heads, bar = self.horizontalHeader(), self.horizontalScrollBar()
        extra = bar.sizeHint().height() if heads.length() > self.viewport().width() else 0
        edges = 2 * self.frameWidth()
        return QSize(
            super().sizeHint().width(), self.verticalHeader().length() + heads.sizeHint().height() + extra + edges
        )

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """The whole height."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    # -- labels that stay

    @property
    def is_scrolled(self) -> bool:
        """Whether figures went under the labels."""
        return self.horizontalScrollBar().value() > 0

    def is_cut(self, column: int) -> bool:
        """Whether a column of figures is partly out of sight, and can come into it."""
        left, width, end = self.columnViewportPosition(column), self.columnWidth(column), self.viewport().width()
        begin = self.columnWidth(0)
        return column > 0 and width <= end - begin and (left + width > end or (self.is_scrolled and left < begin))

    @property
    def ground(self) -> QColor:
        """What cells stand on."""
        return self.viewport().palette().color(self.viewport().backgroundRole())

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """The labels over the figures that went under them, and a line where they do."""
        super().paintEvent(event)
        if not self.is_scrolled:
            return
        painter, across = QPainter(self.viewport()), self.columnWidth(0)
        painter.fillRect(QRect(0, 0, across, self.viewport().height()), self.ground)
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        for row in range(max(first, 0), (last if last >= 0 else self.cells.rowCount() - 1) + 1):
            index, option = self.cells.index(row, 0), QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            if self.hasFocus() and index == self.currentIndex():
                option.state |= QStyle.StateFlag.State_HasFocus
            self.itemDelegate().paint(painter, option, index)
        painter.fillRect(QRect(across, 0, style.size("border"), self.viewport().height()), self._line())
        painter.end()

    def _line(self) -> QColor:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        found = self.style().styleHint(QStyle.StyleHint.SH_Table_GridLineColor, option, self)
        return QColor.fromRgba(found & 0xFFFFFFFF)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # Qt's name
        """The labels don't move with the figures."""
        super().scrollContentsBy(dx, dy)
        self.left.emit()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def visualRect(self, index: Index) -> QRect:  # Qt's name
        """A label is where it is seen."""
        found = super().visualRect(index)
        if index.isValid() and not index.column():
            found.moveLeft(0)
        return found

    def indexAt(self, place: QPoint) -> QModelIndex:  # Qt's name
        """What is seen there: a label, not a figure that went under it."""
        found = super().indexAt(place)
        return found.siblingAtColumn(0) if found.isValid() and place.x() < self.columnWidth(0) else found

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:  # Qt's name
        """A figure that is gone to comes out beside the labels."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)
        self._scroll_page_to(self.visualRect(index))

    def _scroll_page_to(self, place: QRect) -> None:
        """The page follows the keyboard, since the table has no bar of its own for that."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None:
            middle = self.viewport().mapTo(content, place.center())
            around.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + style.size("target"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Arrow keys are Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """The pointer went away."""
        super().leaveEvent(event)
        self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """The keyboard went away."""
        super().focusOutEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Who comes back by the keyboard sees where they were."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.scrollTo(self.currentIndex())
