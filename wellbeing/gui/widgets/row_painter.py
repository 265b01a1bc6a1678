"""The painting of one row of a long list."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wellbeing.gui import style
from wellbeing.gui.widgets.choices import draw_tick
from wellbeing.gui.widgets.row import Row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class RowPainter(QStyledItemDelegate):
    """Two lines to the left, two to the right, a hair line below. Where it `is_narrow` the state of a row that is about
    something has a third line: beside the others there would be no room for its words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # Qt's name
        """All lines of text with room around them."""
        small = QFontMetrics(option.font).height() * (2 if self._has_three_lines(index.data(ROW)) else 1)
        large = QFontMetrics(_title_font(option.font)).height()
        return QSize(0, small + large + 2 * style.space("close"))

    def _has_three_lines(self, row: Row) -> bool:
        return self.is_narrow and bool(row.about)

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
        title, strong = _title_font(font), QFont(font)
        upper = QRect(inner.x(), inner.y(), inner.width(), QFontMetrics(title).height())
        middle = QRect(inner.x(), upper.bottom() + 1, inner.width(), QFontMetrics(font).height())
        lowest = middle.translated(0, middle.height())
        text = palette.color(QPalette.ColorRole.WindowText)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        about = palette.color(QPalette.ColorRole.Link) if row.leads else quiet
        if row.tone == "strong":
            strong.setWeight(QFont.Weight(style.tokens().weight["bold"]))
        state, when = (row.state, strong, text if row.tone == "strong" else quiet), (row.when, font, quiet)
        if self._has_three_lines(row):
            ends, last = (when, ("", font, quiet)), state
        else:
            ends, last = (state, when), ("", font, quiet)
        title_line = upper if row.about else inner  # a title alone stands in the middle
        _draw_left(painter, title_line, _draw_right(painter, upper, *ends[0]), row.title, title, text)
        _draw_left(painter, middle, _draw_right(painter, middle, *ends[1]), row.about, font, about)
        _draw_left(painter, lowest, lowest.width(), *last)


def _draw_left(painter: QPainter, line: QRect, room: int, words: str, font: QFont, colour: Any) -> None:
    """Draw `words` at the left end, in no more than `room` pixels."""
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


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
