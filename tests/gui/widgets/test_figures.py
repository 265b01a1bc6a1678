"""Tables of figures at every width: what is measured is drawn, and labels stay beside figures that are scrolled."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle

from wellbeing.gui import style
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.breaking import broken
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.figures import Cell, Figures, Line
from wellbeing.gui.widgets.figures_note import Note
from wellbeing.gui.widgets.figures_table import FiguresTable
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.sharing_out import Need, shared_out
from wellbeing.gui.widgets.text import Text

_ACTS = (
    "Veröffentlichung privater Daten, Eingriff in die Privatsphäre, Angriff im Internet auf die Person",
    "Gehirnerschütterungen und innere Verletzungen",
    "Alle",
)
_REGIONS = ("Alle", "Mecklenburg-Vorpommern", "1. Quartal", "Polizeivollzugsdienst", "Oberbayern")


def settle() -> None:
    for _round in range(3):  # a layout whose height follows from its width settles in two
        QApplication.processEvents()


def table_of(shown: Any, columns: int, width: int) -> FiguresTable:
    cells = [Cell(words="1\u202f234"), Cell(words="– nicht in dieser Veröffentlichung"), Cell(reason="withheld")]
    lines = [
        Line(label=act, cells=[cells[one % 3] for one in range(columns)], total=row == 2, level=row % 2)
        for row, act in enumerate(_ACTS)
    ]
    figures = shown(Figures("Fälle", ["Art des Vorfalls", *_REGIONS[:columns]], lines))
    figures.resize(width, 900)
    settle()
    assert isinstance(figures, Figures)
    return figures.table


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("columns", [1, 2, 5])
@pytest.mark.parametrize("width", [540, 1000])
def test_every_line_of_every_cell_fits_and_no_row_is_cut_off(
    shown: Any, dress: Dress, scale: int, columns: int, width: int
) -> None:
    dress.wear(Scheme.LIGHT, scale)
    table = table_of(shown, columns, width)
    margin = style.space("close") + table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1
    for row, act in enumerate(_ACTS):
        for column in range(columns + 1):
            index, found = table.cells.index(row, column), table.lines_of(row, column)
            metrics, room = QFontMetricsF(index.data(Qt.ItemDataRole.FontRole)), table.visualRect(index)
            assert max(map(metrics.horizontalAdvance, found)) <= room.width() - 2 * margin, found
            assert len(found) * metrics.lineSpacing() <= room.height()
        assert "".join("".join(table.lines_of(row, 0)).split()).replace("-", "") == act.replace(" ", "")
    assert "1\u202f234" in table.lines_of(0, 1), "a number is never broken"
    last = table.visualRect(table.cells.index(len(_ACTS) - 1, 0))
    assert last.bottom() <= table.viewport().height(), "nothing is below the edge"


def test_labels_stay_in_sight_while_figures_are_scrolled(shown: Any, dress: Dress) -> None:
    dress.wear(Scheme.LIGHT, 200)
    table = table_of(shown, 5, 540)
    across = table.columnWidth(0)
    assert across < table.viewport().width() // 2
    table.setCurrentIndex(table.cells.index(0, 1))
    for _column in range(4):
        QTest.keyClick(table, Qt.Key.Key_Right)
    last = table.cells.index(0, 5)
    assert table.currentIndex() == last
    assert table.is_scrolled
    assert table.viewport().rect().contains(table.visualRect(last)), "the one that is gone to is in sight"
    label = table.visualRect(table.cells.index(0, 0))
    assert (label.left(), label.width()) == (0, across)
    assert table.indexAt(QPoint(across // 2, label.center().y())).column() == 0
    drawn = table.grab(table.viewport().geometry()).toImage()
    ink = {drawn.pixel(x, y) for x in range(4, across - 4) for y in range(label.top(), label.bottom())}
    assert len(ink) > 2, "it is drawn where it is said to be"
    for _column in range(4):
        QTest.keyClick(table, Qt.Key.Key_Left)
        assert table.visualRect(table.currentIndex()).left() >= across, "never under the labels"


def test_the_page_follows_the_keyboard_through_a_long_table_and_a_reason_is_always_in_sight(
    shown: Any, dress: Dress
) -> None:
    dress.wear(Scheme.LIGHT, 200)
    lines = [Line(label=f"Act {row}", cells=[Cell(reason=f"from 0 to {row}")]) for row in range(40)]
    figures, page = Figures("Cases", ["Act", "Cases"], lines, legend="withheld"), Page("Release")
    page.add(figures)
    page.resize(700, 600)
    shown(page)
    settle()
    page.activateWindow()
    table, sight = figures.table, page.scroll_area.viewport()
    _heading, below = (text for text in figures.findChildren(Text) if not table.isAncestorOf(text))
    table.setFocus()
    table.setCurrentIndex(table.cells.index(0, 1))
    for row in range(1, 40):
        QTest.keyClick(table, Qt.Key.Key_Down)
        place = table.visualRect(table.cells.index(row, 1))
        assert sight.rect().contains(table.viewport().mapTo(sight, place.center()))
        assert figures.told == f"•  from 0 to {row}"
        is_seen = not below.visibleRegion().isEmpty()
        assert figures.noted == ("" if is_seen else figures.told), "said once, and where it is seen"
        if not is_seen:
            (note,) = table.findChildren(Note)
            assert note.visibleRegion().boundingRect().size() == note.size(), "nothing of it is cut off"
    table.setCurrentIndex(table.cells.index(0, 1))
    assert figures.noted == figures.told
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert figures.noted == "", "what is under it can be read"
    table.setCurrentIndex(table.cells.index(1, 1))
    assert figures.noted == figures.told
    page.setFocus()
    assert figures.noted == ""


def test_words_without_a_control_are_scrolled_by_the_keyboard(shown: Any) -> None:
    page, back = Page("What never leaves"), Button("Back")
    page.add(*(Text(f"Paragraph {number}") for number in range(60)))
    page.set_foot(back)
    page.resize(700, 600)
    shown(page)
    settle()
    bar = page.scroll_area.verticalScrollBar()
    for control in (page, back):
        QTest.keyClick(control, Qt.Key.Key_PageDown)
        assert bar.value() > 0
        QTest.keyClick(control, Qt.Key.Key_End)
        assert bar.value() == bar.maximum()
        QTest.keyClick(control, Qt.Key.Key_Home)
        assert bar.value() == 0


def test_a_word_is_divided_only_where_no_line_has_room_for_it() -> None:
    def ten(line: str) -> bool:
        return len(line) <= 10

    assert broken("Polizeivollzugsdienst im Kreis", ten) == ["Polizei-", "vollzugs-", "dienst im", "Kreis"]
    assert broken("Nordrhein-Westfalen", ten) == ["Nordrhein-", "Westfalen"]
    assert broken("1\u202f225\u202f000 cases", ten) == ["1\u202f225\u202f000", "cases"]
    assert broken("Σωματική βλάβη", ten) == ["Σωματική", "βλάβη"]
    assert broken("• zurückgehalten", lambda line: len(line) <= 14) == ["• zurückgehal-", "ten"], "a sign is not alone"
    assert broken("Lock   L", ten) == ["Lock   L"], "wider gaps stay where nothing is broken"
    assert broken("first\nsecond", ten) == ["first", "second"]
    assert broken("x", lambda _line: False) == ["x"], "it always ends"


def test_figures_are_never_narrower_than_their_longest_word() -> None:
    labels, figure = Need(100, 200, 300), Need(50, 80, 120)
    assert shared_out(labels, [figure] * 2, 600, 20) == [360, 120, 120]
    assert shared_out(labels, [figure] * 2, 470, 20) == [310, 80, 80]
    assert shared_out(labels, [figure] * 2, 310, 20) == [150, 80, 80]
    assert shared_out(labels, [figure] * 2, 250, 20) == [150, 50, 50]
    assert shared_out(labels, [figure] * 9, 300, 20) == [180, *[50] * 9], "then they are scrolled, by whole columns"
    assert shared_out(labels, [figure, Need(190, 200, 200)], 280, 20) == [70, 50, 190], "the widest can come into sight"
    assert shared_out(labels, [Need(190, 200, 200)], 280, 20) == [70, 190], "one column, too"
    assert shared_out(labels, [], 100, 20) == [100], "and none"
