"""By keyboard alone: Tab goes through a page as it is read, brings into sight what it comes to, and is never lost.

It holds for a page that nobody has written yet: the window does it, and no page has a say in it.
"""

import ast
import functools
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.gui.shell import Shell
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.choices import Choices
from wellbeing.gui.widgets.field import LineEdit
from wellbeing.gui.widgets.layout import Column, clear, holder
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.steps import Steps
from wellbeing.language import Language

GUI = Path(__file__).resolve().parents[2] / "wellbeing" / "gui"


class Desk(Page):
    """Built in another order than it is read in, and longer than the window."""

    def __init__(self) -> None:
        super().__init__("Desk")
        self.set_foot(Button("Back"), right=Button("Next"))
        self.last = LineEdit()
        self.last.setAccessibleName("Last")
        self.parts = Column()
        self.steps = Steps()
        far = holder(Column())
        far.setFixedHeight(3000)
        self.add(holder(self.parts), self.steps, far, self.last)
        self.set_actions(Button("Action"))
        steps = [("one", "One"), ("two", "Two"), ("three", "Three")]
        self.steps.show_parts([("Part", steps)], done=(), now="one", done_word="done")
        self.several = Choices("Several", [("a", "A"), ("b", "B")], several=True)
        self.parts.add(self.several, Button("After"))


@pytest.fixture
def shell(shown: Any, english: Language) -> Shell:
    made = Shell(english)
    for place in ("today", "cases"):
        made.house.add_place(place, place.title(), functools.partial(Page, place))
    made.house.add_place("desk", "Desk", Desk, under="cases")
    made.house.add_place("help", "Help", lambda: Page("Help"), foot=True)
    made.enter()
    made.house.go("desk")
    shown(made)
    made.activateWindow()
    return made


def desk(shell: Shell) -> Desk:
    screen = shell.house.screen_of("desk")
    assert isinstance(screen, Desk)
    return screen


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "the keyboard is nowhere"
    return found


def by_tab(shell: Shell, times: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """The names of what Tab comes to; each is in sight, and the ring is around it."""
    names = []
    for _time in range(times):
        QTest.keyClick(focused(), key)
        assert not focused().visibleRegion().isEmpty(), "what has the keyboard is in sight"
        assert shell._ring.target is focused()
        names.append(focused().accessibleName())
    return names


ROUND = ["Action", "A", "B", "After", "One", "Last", "Back", "Next", "Today", "Cases", "Help", "Lock now"]


def test_tab_goes_round_as_the_page_is_read(shell: Shell) -> None:
    assert by_tab(shell, len(ROUND)) == ROUND
    assert by_tab(shell, 1) == ROUND[:1], "and round again, back up to what had been scrolled away"


def test_shift_and_tab_go_the_same_way_back(shell: Shell) -> None:
    by_tab(shell, 1)
    assert by_tab(shell, len(ROUND), Qt.Key.Key_Backtab) == [*ROUND[:0:-1], ROUND[0]]


def test_what_is_built_later_has_its_place_in_the_order(shell: Shell) -> None:
    desk(shell).parts.insertWidget(0, Button("Before"))
    QApplication.processEvents()
    assert by_tab(shell, 3) == ["Action", "Before", "A"]


def test_the_page_keeps_the_keyboard_of_what_goes_away(shell: Shell) -> None:
    page = desk(shell)
    page.several.first.setFocus()
    clear(page.parts)
    assert focused() is page
    page.last.setFocus()
    page.last.setEnabled(False)
    assert focused() is page
    page.last.setEnabled(True)
    page.last.setFocus()
    page.last.hide()
    assert focused() is page
    assert by_tab(shell, 1) == ["Action"]


def test_arrows_move_in_the_steps_and_only_a_press_goes_to_one(shell: Shell) -> None:
    page, picked = desk(shell), list[str]()
    page.steps.picked.connect(picked.append)
    by_tab(shell, 5)
    for _down in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert (focused().accessibleName(), picked) == ("Three", [])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert picked == ["three"]


def test_no_page_sets_an_order_of_its_own() -> None:
    own = {
        str(file.relative_to(GUI))
        for file in GUI.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr == "setTabOrder")
        or (isinstance(node, ast.FunctionDef) and node.name == "focusNextPrevChild")
    }
    assert own == {"shell.py"}


def test_arrows_scroll_the_page_from_a_button_and_never_leave_it(shell: Shell, qtbot: Any) -> None:
    desk = shell.house.screen_of("desk")
    assert isinstance(desk, Desk)
    back = next(one for one in desk.findChildren(Button) if one.text() == "Back")
    back.setFocus()
    bar = desk.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(back, Qt.Key.Key_Down)
    assert back.hasFocus()
    assert bar.value() > 0
    QTest.keyClick(back, Qt.Key.Key_Up)
    assert bar.value() == 0
    QTest.keyClick(back, Qt.Key.Key_Right)
    assert back.hasFocus()
