"""At 200 % on a small screen: no word of a table or a chosen button is cut, and a high foot leaves room to read."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QStyle, QStyleOptionButton, QWidget

from tests.gui.fitting import cut_off
from wellbeing.gui import style
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.drop import Drop
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.figures import Cell, Figures, Line
from wellbeing.gui.widgets.page import ColumnPage, Page, Scroll
from wellbeing.gui.widgets.text import Text
from wellbeing.gui.widgets.title import Title


def settle() -> None:
    for _round in range(3):  # a layout whose height follows from its width settles in two
        QApplication.processEvents()


@pytest.fixture(autouse=True)
def large(dress: Dress) -> None:
    dress.wear(Scheme.LIGHT, 200)


def test_no_word_of_a_table_is_cut_off(shown: Any) -> None:
    facts = "Officers of the force with more than 48 hours a week on average, as far as known to representatives"
    said = facts.split()
    lines = [
        Line(label=" ".join(said[:most]), cells=[Cell(words="– not in this release")]) for most in range(3, len(said))
    ]
    figures, page = Figures("Indicators", ["Indicator", "Value"], lines), Page("Indicators")
    page.add(figures)
    page.resize(640, 768)
    shown(page)
    settle()
    table = figures.table
    assert table.horizontalScrollBar().maximum() == 0, "nothing lies beyond the edge"
    for row in range(len(lines)):
        for column in range(2):
            index = table.model().index(row, column)
            room = table.visualRect(index).adjusted(style.space("close"), 0, -style.space("close"), 0)
            metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
            needed = metrics.boundingRect(QRect(0, 0, room.width(), 0), Qt.TextFlag.TextWordWrap, index.data())
            assert needed.width() <= room.width(), index.data()
            assert needed.height() <= room.height(), index.data()


def test_a_drop_down_list_shows_what_is_chosen_and_what_can_be_whole(shown: Any) -> None:
    table = "Fälle nach Gruppe von Vorfällen, Großregion und Quartal"
    drop = Drop([("long", table), ("short", "Alle")])
    page = Page("Release")
    page.add(Field("Tabelle", drop))
    page.resize(640, 768)
    shown(page)
    settle()
    metrics = drop.fontMetrics()
    assert " ".join(drop.lines) == table
    assert len(drop.lines) > 1
    assert drop.height() >= len(drop.lines) * metrics.lineSpacing()
    assert all(metrics.horizontalAdvance(line) < drop.width() for line in drop.lines)
    high = drop.height()
    drop.choose("short")
    settle()
    assert drop.height() < high
    drop.widen_list()
    rows = [drop.view().sizeHintForRow(row) for row in range(2)]
    assert 2 * metrics.lineSpacing() < rows[0] < rows[1] + 2 * metrics.lineSpacing(), "in two lines, as it is shown"


def test_a_word_of_a_title_that_is_wider_than_the_window_is_divided(shown: Any) -> None:
    page = Page("Vertrauenspersonen")
    page.resize(560, 600)
    shown(page)
    assert cut_off(page) == []
    (title,) = page.findChildren(Title)
    assert title.text() == "Vertrauensper-\nsonen"
    page.show_title("Nichts Zurückgehaltenes lässt sich errechnen")
    assert cut_off(page) == []
    assert title.text().startswith("Nichts\nZurückge")
    page.resize(1400, 600)
    assert cut_off(page) == []
    assert title.text() == page.title


def test_what_is_wrong_comes_into_sight_wherever_it_was_pressed(shown: Any) -> None:
    page, first = Page("The two offices"), Field("Name", LineEdit(), help_line="As its card tells it.")
    page.add(first, *(Field(f"Field {number}", LineEdit()) for number in range(12)))
    page.resize(700, 600)
    shown(page)
    settle()
    bar, sight = page.scroll_area.verticalScrollBar(), page.scroll_area.viewport()
    bar.setValue(bar.maximum())
    first.show_error("An office needs a name.")
    settle()
    error = next(text for text in first.findChildren(Text) if text.text() == first.error)
    for part in (first.control, error):
        assert sight.rect().contains(QRect(part.mapTo(sight, part.rect().topLeft()), part.size())), part


def test_a_chosen_button_has_room_for_its_bold_words(shown: Any) -> None:
    button = Button("Offen (0)", kind="step")
    button.setCheckable(True)
    button.setChecked(True)
    shown(button)
    button.resize(button.sizeHint())
    font = QFont(button.font())
    font.setWeight(QFont.Weight(style.tokens().weight["bold"]))
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    assert QFontMetrics(font).horizontalAdvance("Offen (0)") <= room.width()


def test_a_foot_that_would_fill_the_page_is_its_end(shown: Any) -> None:
    page, buttons = Page("Summary"), [Button(f"A page with a long name {number}") for number in range(6)]
    page.set_foot(*buttons)
    page.resize(1000, 640)
    shown(page)
    settle()

    def in_the_body(widget: QWidget) -> bool:
        return page.scroll_area.isAncestorOf(widget)

    assert in_the_body(buttons[0])
    assert page.scroll_area.height() > 600
    page.resize(1000, 1600)
    settle()
    assert not in_the_body(buttons[0])
    page.resize(1000, 640)
    page.set_foot(Button("Back"))
    settle()
    (back,) = page.findChildren(Button, options=Qt.FindChildOption.FindChildrenRecursively)
    assert not in_the_body(back), "one line stays in sight"


@pytest.mark.parametrize("lines", [1, 60])
def test_a_foot_ends_where_the_body_ends_with_a_scroll_bar_or_without(shown: Any, lines: int) -> None:
    page, forward = Page("Talk"), Button("Next")
    page.add(*(Text(f"Line {number}") for number in range(lines)))
    page.set_foot(Button("Back"), right=forward)
    page.resize(1000, 800)
    shown(page)
    settle()
    assert (page.scroll_area.verticalScrollBar().maximum() > 0) == (lines > 1)
    end = forward.mapTo(page, forward.rect().bottomRight()).x()
    assert end + 1 == page.scroll_area.viewport().width() - style.space("page")


class Placing(Page):
    """Notes each time whether its foot is the end of its body."""

    def __init__(self) -> None:
        self.inside: list[bool] = []
        super().__init__("Talk")

    def _set_foot_margins(self, inside: bool) -> None:
        self.inside.append(inside)
        super()._set_foot_margins(inside)


def test_a_foot_stays_where_it_is_once_a_page_is_laid_out(shown: Any) -> None:
    """Its margins differ by its place: measured with them it went to and fro, and Tab never came to it."""
    page = Placing()
    page.add(*(Text(f"Line {number}") for number in range(60)))
    page.set_foot(Button("Zurück"), Button("Pause"), right=Button("Weiter: Die richtige Person"))
    shown(page)
    for width in range(560, 1000, 8):
        page.resize(width, 570)
        settle()
        page.inside.clear()
        page._place_foot()
        settle()
        assert len(set(page.inside)) == 1, width


@pytest.mark.parametrize("lines", [1, 60])
def test_a_line_above_the_foot_tells_that_the_body_goes_on(shown: Any, lines: int) -> None:
    page = Page("Talk")
    page.add(*(Text(f"Line {number}") for number in range(lines)))
    page.resize(1000, 800)
    shown(page)
    settle()
    assert not _lines_in_sight(page), "without a foot nothing is cut"
    page.set_foot(Button("Back"))
    settle()
    assert [line.y() for line in _lines_in_sight(page)] == [page.scroll_area.geometry().bottom() + 1] * (lines > 1)
    page.resize(1000, 4000)
    settle()
    assert not _lines_in_sight(page)


def _lines_in_sight(page: Page) -> list[QFrame]:
    return [one for one in page.findChildren(QFrame) if one.property("look") == "line" and one.isVisible()]


def test_what_is_read_at_a_door_is_scrolled_by_the_keyboard(shown: Any, qtbot: Any) -> None:
    page = ColumnPage("Restore")
    page.add(*(Text(f"What the backup holds, line {number}") for number in range(30)), Button("Restore it"))
    page.resize(700, 500)
    shown(page)
    settle()
    page.setFocus()
    (bar,) = (area.verticalScrollBar() for area in page.findChildren(Scroll))
    for key, reached in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageDown, bar.pageStep())):
        qtbot.keyClick(page, key)
        assert bar.value() == reached
