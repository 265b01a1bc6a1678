"""A long list: a model that fetches page by page, and the keys."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from wellbeing.gui.widgets.row import Row
from wellbeing.gui.widgets.row_painter import ROW, Index, RowPainter

_ROWS_IN_SIGHT = 3
_NARROW = 60
"""Characters across the list; with fewer the state of a row has a line of its own."""


class Rows(QAbstractListModel):
    """What was loaded so far. Near its end it asks for more."""

    def __init__(self, parent: QObject, more_wanted: Callable[[], object]) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._more = False
        self._more_wanted = more_wanted
        self.waits = False
        """Whether more is asked for from outside: a list as high as its rows would want all of them."""
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
        return self._more and not self.waits

    def fetchMore(self, _parent: Index) -> None:  # Qt's name
        """Ask for it once; it arrives later."""
        if self._more:
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
    placed = Signal()
    """It has another place, another size or other rows."""

    def __init__(self, rows: Rows, *, may_stack: bool = True) -> None:
        """`may_stack`: whether all rows are about something and have a state to tell."""
        super().__init__()
        self.setModel(rows)
        self._may_stack = may_stack
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._painter = RowPainter(self)
        self.setItemDelegate(self._painter)
        self.rows, self._held = rows, False
        self.is_grown, self._room = False, 0
        """Whether it is as high as its rows, and the page scrolls."""
        for changed in (rows.modelReset, rows.rowsInserted):
            changed.connect(self._rows_changed)
        self.clicked.connect(lambda index: self._clicked(index.row()))

    def _clicked(self, place: int) -> None:
        (self.ticked if self.rows.choosing or self._held else self.picked).emit(place)

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

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Some rows are in sight even where little room is left: then the page scrolls as a whole."""
        return QSize(super().minimumSizeHint().width(), self._high(min(_ROWS_IN_SIGHT, self.rows.rowCount())))

    def sizeHint(self) -> QSize:  # Qt's name
        """It takes what is left."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def _high(self, rows: int) -> int:
        return rows * max(self.sizeHintForRow(0), 0) + 2 * self.frameWidth()

    def grow(self, on: bool, room: int) -> None:
        """As high as its rows, so that the page scrolls and not the list, or as high as there is room. `room` is how
        much of the page is in sight, in pixels."""
        self.is_grown = self.rows.waits = on
        self._room = room
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if on else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        self.setMinimumHeight(self._high(self.rows.rowCount()) if on else 0)

    def _rows_changed(self) -> None:
        self.updateGeometry()
        self.placed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:  # Qt's name
        """What stands above it is higher or lower."""
        super().moveEvent(event)
        self.placed.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:  # Qt's name
        """A page is what is in sight of it, also where the page around it scrolls."""
        pages = {QAbstractItemView.CursorAction.MovePageUp: -1, QAbstractItemView.CursorAction.MovePageDown: 1}
        if not self.is_grown or action not in pages:
            return super().moveCursor(action, modifiers)
        in_sight = self._room // max(self.sizeHintForRow(0), 1)
        wanted = self.currentIndex().row() + pages[action] * max(in_sight - 1, 1)
        return self.rows.index(max(0, min(wanted, self.rows.rowCount() - 1)))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # Qt's name
        """What has to be in sight of a list that is higher than the page: the row with the keyboard."""
        if self.is_grown and query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.visualRect(self.rows.index(max(0, self.currentIndex().row())))
        return super().inputMethodQuery(query)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Rows of two lines, or of three where it is narrow."""
        narrow = self._may_stack and event.size().width() < _NARROW * self.fontMetrics().averageCharWidth()
        if narrow != self._painter.is_narrow:
            self._painter.is_narrow = narrow
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        super().resizeEvent(event)
        self.placed.emit()

    def enter(self) -> None:
        """Bring the keyboard here, to the row that was chosen or to the first."""
        model = self.model()
        if model.rowCount():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.currentIndex().row() < 0:
                self.setCurrentIndex(model.index(0, 0))
