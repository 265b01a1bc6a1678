"""A long list: a model that fetches page by page, the painting of one row, and the keys."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wellbeing.gui import style
from wellbeing.gui.widgets.choices import draw_tick
from wellbeing.gui.widgets.row import Row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class Rows(QAbstractListModel):
    """What was loaded so far. Near its end it asks for more."""

    def __init__(self, parent: QObject, more_wanted: Callable[[], object]) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._more = False
        self._more_wanted = more_wanted
        self.choosing = False
        """Whether rows are chosen now, not opened."""
        self.chosen_word = ""
        """What a screen reader says of a row that was chosen."""
        self._chosen: dict[str, None] = {}

    def replace(self, rows: tuple[Row, ...], more: bool) -> None:
        """Another list."""
        self.beginResetModel()
        self._rows, self._more = list(rows), more
        self.endResetModel()

    def append(self, rows: tuple[Row, ...], more: bool) -> None:
        """One more page."""
        self._more = more
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row(self, place: int) -> Row:
        """The row at `place`."""
        return self._rows[place]

    def place_of(self, key: str) -> int:
        """Where a row stands; -1 if it is not loaded."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    # -- several

    @property
    def chosen(self) -> list[str]:
        """The keys of the rows that were chosen, in the order of choosing; those out of sight too."""
        return list(self._chosen)

    def choose(self, places: Iterable[int], *, on: bool | None = None) -> None:
        """Choose rows, or let them go; each the other way where `on` is None."""
        for place in places:
            row = self._rows[place]
            wanted = row.key not in self._chosen if on is None else on
            if wanted and row.can_be_chosen:
                self._chosen[row.key] = None
            else:
                self._chosen.pop(row.key, None)
        self._redraw()

    def choose_from_now(self, on: bool) -> None:
        """Rows are chosen from now on, or opened again; either begins with none."""
        self.choosing = on
        self._chosen.clear()
        self._redraw()

    def is_chosen(self, row: Row) -> bool:
        """Whether this row was chosen."""
        return row.key in self._chosen

    def _redraw(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:  # Qt's name
        """How many rows are loaded."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        if role == Qt.ItemDataRole.CheckStateRole and self.choosing and row.can_be_chosen:
            return Qt.CheckState.Checked if self.is_chosen(row) else Qt.CheckState.Unchecked
        return row if role == ROW else None

    def _spoken(self, row: Row) -> str:
        return f"{self.chosen_word}, {row.spoken}" if self.choosing and self.is_chosen(row) else row.spoken

    def canFetchMore(self, _parent: Index) -> bool:  # Qt's name
        """Whether another page follows."""
        return self._more

    def fetchMore(self, _parent: Index) -> None:  # Qt's name
        """Ask for it once; it arrives later."""
        self._more = False
        self._more_wanted()


class RowList(QListView):
    """Shows `Rows`; arrows move, Enter or a click opens, Space chooses, Up on the first row leaves it."""

    picked = Signal(int)
    left_upwards = Signal()
    ticked = Signal(int)
    """Space on a row, a click with Ctrl, or any click while rows are chosen."""
    all_wanted = Signal()
    done_wanted = Signal()
    """Escape."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(RowPainter(self))
        self._rows, self._held = rows, False
        self.clicked.connect(lambda index: self._clicked(index.row()))

    def _clicked(self, place: int) -> None:
        (self.ticked if self._rows.choosing or self._held else self.picked).emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """With Ctrl held a click chooses."""
        self._held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """See the class."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticked.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.done_wanted.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Bring the keyboard here, to the row that was chosen or to the first."""
        model = self.model()
        if model.rowCount():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.currentIndex().row() < 0:
                self.setCurrentIndex(model.index(0, 0))


class RowPainter(QStyledItemDelegate):
    """Two lines to the left, two to the right, a hair line below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # Qt's name
        """Two lines of text with room around them."""
        small = QFontMetrics(option.font).height()
        large = QFontMetrics(_title_font(option.font)).height()
        return QSize(0, small + large + 2 * style.space("close"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Everything in the palette's colours; the row with the keyboard has a line of accent around it."""
        row: Row = index.data(ROW)
        painter.save()
        box = QRect(option.rect)
        palette = QGuiApplication.palette()  # that of the list itself is overlaid by the style sheet
        state = option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            self._ground(painter, palette, box, current=bool(state & QStyle.StateFlag.State_Selected))
        else:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), style.size("border")))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(style.space("close"), style.space("close"), -style.space("close"), -style.space("close"))
        mark = index.data(Qt.ItemDataRole.CheckStateRole)
        if mark is not None:
            painter.setFont(option.font)
            inner.setLeft(self._mark(painter, palette, inner, chosen=mark == Qt.CheckState.Checked))
        self._words(painter, option.font, palette, inner, row)
        painter.restore()

    def _ground(self, painter: QPainter, palette: QPalette, box: QRect, *, current: bool) -> None:
        width = style.size("ring") if current else style.size("border")
        colour = QPalette.ColorRole.Accent if current else QPalette.ColorRole.Dark
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(colour), width))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        edge = width / 2 + 1
        radius = style.size("corner")
        painter.drawRoundedRect(QRectF(box).adjusted(edge, edge, -edge, -edge), radius, radius)

    def _mark(self, painter: QPainter, palette: QPalette, inner: QRect, *, chosen: bool) -> int:
        """The box before a row that can be chosen; where its words begin."""
        side = round(painter.fontMetrics().height() * 1.1)
        box = QRectF(inner.x(), inner.center().y() - side / 2, side, side)
        accent = palette.color(QPalette.ColorRole.Accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = accent if chosen else palette.color(QPalette.ColorRole.Dark)
        painter.setPen(QPen(edge, style.size("border") + 0.5))
        painter.setBrush(accent if chosen else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, style.space("hair"), style.space("hair"))
        if chosen:
            draw_tick(painter, box, palette.color(QPalette.ColorRole.HighlightedText))
        return round(box.right()) + style.space("room")

    def _words(self, painter: QPainter, font: QFont, palette: QPalette, inner: QRect, row: Row) -> None:
        bold = _title_font(font)
        upper = QRect(inner.x(), inner.y(), inner.width(), QFontMetrics(bold).height())
        lower = QRect(inner.x(), upper.bottom() + 1, inner.width(), QFontMetrics(font).height())
        text = palette.color(QPalette.ColorRole.WindowText)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        about = palette.color(QPalette.ColorRole.Link) if row.leads else quiet
        strong = QFont(font)
        if row.tone == "strong":
            strong.setWeight(QFont.Weight(style.tokens().weight["bold"]))
        title_line = upper if row.about else inner  # a title alone stands in the middle
        for line, left_line, left, right, left_font, right_font, left_colour, right_colour in (
            (upper, title_line, row.title, row.state, bold, strong, text, text if row.tone == "strong" else quiet),
            (lower, lower, row.about, row.when, font, font, about, quiet),
        ):
            room = _draw_right(painter, line, right, right_font, right_colour)
            painter.setFont(left_font)
            painter.setPen(left_colour)
            words = QFontMetrics(left_font).elidedText(left, Qt.TextElideMode.ElideRight, room)
            painter.drawText(left_line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)


def _draw_right(painter: QPainter, line: QRect, words: str, font: QFont, colour: Any) -> int:
    """Draw `words` at the right end; the width in pixels that is left for those at the left end."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width() * 3 // 5)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
    return line.width() - metrics.horizontalAdvance(shown) - style.space("room")


def _title_font(font: QFont) -> QFont:
    known = style.tokens()
    made = QFont(font)
    made.setPixelSize(round(QFontMetrics(font).height() / style.line_height() * known.type["block"]))
    made.setWeight(QFont.Weight(known.weight["bold"]))
    return made
