"""A page with a long list has one bar, and is walked by the keyboard whichever of both scrolls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.list_page import ListScroll
from wellbeing.gui.widgets.reading_order import bring_into_sight
from wellbeing.gui.widgets.row import Row
from wellbeing.gui.widgets.rows import RowList, Rows
from wellbeing.gui.widgets.text import Text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
PAGE, HIGH, LOW = 40, 2000, 500


def rows(first: int) -> tuple[Row, ...]:
    names = (f"Linden {number}" for number in range(first, first + PAGE))
    return tuple(Row(key=name, title=name, about="Threat", state="", when="") for name in names)


class Listed:
    """A page of a head and forty rows, of which more follow."""

    def __init__(self, qtbot: QtBot, high: int) -> None:
        self.asked = 0
        self.above = QWidget()
        qtbot.addWidget(self.above)
        self.rows = Rows(self.above, self._more)
        self.list = RowList(self.rows)
        column = Column(*(Text(f"Line {n}") for n in range(6)))
        column.addWidget(self.list, 1)
        self.page = ListScroll(holder(column), self.list)
        qtbot.addWidget(self.page)
        self.page.resize(900, high)
        self.rows.replace(rows(0), more=True)
        self.page.show()
        qtbot.waitExposed(self.page)
        settle()

    def _more(self) -> None:
        self.asked += 1

    @property
    def bars(self) -> tuple[bool, bool]:
        """Whether the page scrolls, and whether the list in it does."""
        settle()
        return self.page.verticalScrollBar().maximum() > 0, self.list.verticalScrollBar().maximum() > 0

    def in_sight(self, place: int) -> bool:
        settle()
        return self.list.viewport().visibleRegion().contains(self.list.visualRect(self.rows.index(place)))


def settle() -> None:
    for _turn in range(5):
        QApplication.processEvents()


@pytest.fixture
def large(dress: Dress) -> None:
    dress.wear(Scheme.LIGHT, 200)


@pytest.mark.usefixtures("large")
def test_one_bar_scrolls_whatever_room_there_is(qtbot: QtBot) -> None:
    listed = Listed(qtbot, LOW)
    assert listed.bars == (True, False)
    listed.page.resize(900, HIGH)
    assert listed.bars == (False, True)
    listed.page.resize(900, LOW)
    assert listed.bars == (True, False)
    listed.rows.replace(rows(0)[:1], more=False)
    listed.page.resize(900, HIGH)
    assert listed.bars == (False, False)


@pytest.mark.usefixtures("large")
def test_more_rows_are_asked_for_when_the_last_ones_are_near_and_not_all_at_once(qtbot: QtBot) -> None:
    listed = Listed(qtbot, LOW)
    bar = listed.page.verticalScrollBar()
    assert listed.asked == 0
    bar.setValue(bar.maximum())
    assert listed.asked == 1
    settle()
    listed.rows.append(rows(PAGE), more=True)
    settle()
    assert listed.asked == 1, "these are not in sight yet"
    bar.setValue(bar.maximum())
    assert listed.asked == 2


@pytest.mark.usefixtures("large")
def test_the_page_follows_the_keyboard_row_by_row_and_page_by_page(qtbot: QtBot) -> None:
    listed = Listed(qtbot, LOW)
    bring_into_sight(listed.list)
    assert listed.in_sight(0), "its first row, and not its middle"
    listed.list.enter()
    for place in range(1, 9):
        QTest.keyClick(listed.list, Qt.Key.Key_Down)
        assert listed.list.currentIndex().row() == place
        assert listed.in_sight(place)
    QTest.keyClick(listed.list, Qt.Key.Key_PageDown)
    place = listed.list.currentIndex().row()
    assert 8 < place < PAGE - 1, "what is in sight is a page, not the whole list"
    assert listed.in_sight(place)
    QTest.keyClick(listed.list, Qt.Key.Key_PageUp)
    assert listed.list.currentIndex().row() < place
    assert listed.in_sight(listed.list.currentIndex().row())
    QTest.keyClick(listed.list, Qt.Key.Key_End)
    assert listed.in_sight(PAGE - 1)


@pytest.mark.usefixtures("large")
def test_a_press_moves_nothing_away_under_the_mouse(qtbot: QtBot) -> None:
    listed = Listed(qtbot, LOW)
    bar, picked = listed.page.verticalScrollBar(), list[int]()
    listed.list.picked.connect(picked.append)
    bar.setValue(listed.list.y() + listed.list.sizeHintForRow(0) // 2)
    settle()
    before, row = bar.value(), listed.list.visualRect(listed.rows.index(0))
    QTest.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=row.bottomLeft())
    assert (bar.value(), picked) == (before, [0])
