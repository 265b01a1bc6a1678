"""What a page at any text size owes to who reads it: nothing is cut off, and nothing lies beside the window."""

from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.figures_table import FiguresTable
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text

Kind = TypeVar("Kind", bound=QWidget)


def cut_off(page: Page) -> list[str]:
    """The words on a page for which there is no room, and what is as wide as to be scrolled to."""
    for _round in range(4):  # a layout whose height follows from its width settles in two
        QApplication.processEvents()
    found = [] if page.scroll_area.horizontalScrollBar().maximum() == 0 else ["the page is wider than its window"]
    found += [text.text() for text in _seen(page, Text) if text.height() < text.heightForWidth(text.width())]
    for button in _seen(page, Button):
        metrics = QFontMetricsF(button.font())
        across = max(map(metrics.horizontalAdvance, button.text().replace("&&", "&").split("\n")))
        if across > button.width() or button.height() < metrics.height():
            found.append(button.text())
    found += [drop.currentText() for drop in _seen(page, Drop) if drop.height() < drop.sizeHint().height()]
    for table in _seen(page, FiguresTable):
        rows = table.cells.rowCount()
        if rows and table.visualRect(table.cells.index(rows - 1, 0)).bottom() > table.viewport().height():
            found.append(f"the last row of {table.accessibleName()}")
        found += [words for row in range(rows) for words in _too_wide(table, row)]
    content = page.scroll_area.widget()
    assert content is not None
    wide = [one for one in _seen(page, QWidget) if content.isAncestorOf(one) and not _is_in_table(one)]
    found += [
        f"{one} lies beside it" for one in wide if one.mapTo(content, QPoint(one.width(), 0)).x() > content.width()
    ]
    return found


def _too_wide(table: FiguresTable, row: int) -> list[str]:
    index = table.cells.index(row, 0)
    metrics, room = QFontMetricsF(table.cells.font(bold=table.cells.lines[row].total)), table.visualRect(index).width()
    return [line for line in table.lines_of(row, 0) if metrics.horizontalAdvance(line) > room]


def _is_in_table(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(widget, FiguresTable) or (parent is not None and _is_in_table(parent))


def _seen(page: Page, kind: type[Kind]) -> list[Kind]:
    return [one for one in page.findChildren(kind) if one.isVisible()]
