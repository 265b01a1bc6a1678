"""The window: places, keys, notices, going back, lazy screens."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.gui.shell import Shell
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language, language

PLACES = ("today", "cases", "services", "summary")


class Screen(Page):
    """A page that notes what it is told."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.told: list[object] = []
        self.first = Button("First")
        self.add(self.first)

    def arrive(self, **what: object) -> None:
        self.told.append(what)

    def refresh(self, changed: frozenset[str]) -> None:
        self.told.append(changed)

    def start_search(self) -> None:
        self.told.append("search")


def furnished(words: Language) -> Shell:
    shell = Shell(words)
    for place in PLACES:
        shell.house.add_place(place, words.text(place.title()), lambda place=place: Screen(place))  # type: ignore[misc]
    shell.house.add_place("case", "Case", lambda: Screen("case"), under="cases")
    shell.house.add_place("help", "Help", lambda: Screen("help"), foot=True)
    shell.house.find_in("cases")
    return shell


@pytest.fixture
def shell(shown: Any, english: Language, dress: Dress) -> Shell:
    made = furnished(english)
    made.enter()
    made.house.go("today")
    shown(made)
    return made


def told(shell: Shell, place: str) -> list[object]:
    screen = shell.house.screen_of(place)
    assert isinstance(screen, Screen)
    return screen.told


def test_screens_are_built_when_first_gone_to(shown: Any, english: Language, dress: Dress) -> None:
    built: list[str] = []
    shell = Shell(english)

    def build(place: str) -> QWidget:
        built.append(place)
        return QWidget()

    shell.house.add_place("today", "Today", lambda: build("today"))
    shell.house.add_place("cases", "Cases", lambda: build("cases"))
    shell.enter()
    shell.house.go("cases")
    shell.house.go("cases")
    assert built == ["cases"]


def test_a_place_gets_what_it_was_opened_with(shell: Shell) -> None:
    shell.house.go("case", case="5f3a")
    assert shell.where() == ("case", {"case": "5f3a"})
    assert told(shell, "case") == [{"case": "5f3a"}]
    assert shell.house.side.entry("cases").isChecked(), "a case stands under Cases"


def test_going_back_brings_the_same_record(shell: Shell, qtbot: Any) -> None:
    shell.house.go("case", case="5f3a")
    shell.house.go("summary")
    qtbot.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.where() == ("case", {"case": "5f3a"})
    shell.house.go_back()
    assert shell.house.place == "today"
    shell.house.go_back()
    assert shell.house.place == "today"


@pytest.mark.parametrize(("number", "place"), list(enumerate(PLACES, start=1)))
def test_ctrl_and_a_number_go_to_a_place(shell: Shell, qtbot: Any, number: int, place: str) -> None:
    qtbot.keyClick(shell, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    assert shell.house.place == place


def test_ctrl_f_searches_and_f1_helps(shell: Shell, qtbot: Any) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shell.house.place == "cases"
    assert told(shell, "cases")[-1] == "search"
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert shell.house.place == "help"


def test_keys_do_nothing_before_the_vault_is_open(shown: Any, english: Language, qtbot: Any, dress: Dress) -> None:
    shell = furnished(english)
    shell.show_outside(QWidget())
    shown(shell)
    locks: list[bool] = []
    shell.lock_wanted.connect(lambda: locks.append(True))
    for key in (Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_L):
        qtbot.keyClick(shell, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert shell.house.place == ""
    assert locks == []


def test_a_screen_hears_that_another_place_comes_into_sight(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave() -> None:
        told(shell, "today").append("left")

    monkeypatch.setattr(shell.house.screen_of("today"), "leave", leave, raising=False)
    shell.house.go("today")
    assert told(shell, "today") == [{}, {}], "it is the same place"
    shell.house.go("cases")
    shell.house.go("summary")
    assert told(shell, "today") == [{}, {}, "left"]


def test_only_the_screen_in_sight_is_refreshed(shell: Shell) -> None:
    shell.house.screen_of("cases")
    shell.refresh(frozenset({"cases"}))
    assert told(shell, "today")[-1] == frozenset({"cases"})
    assert told(shell, "cases") == []


def test_a_backup_made_meanwhile_takes_no_answer_from_the_page_in_sight(shell: Shell) -> None:
    screen = shell.house.screen_of("today")
    shell.refresh(frozenset({"backups"}))
    assert told(shell, "today") == [{}], "it is not built anew"
    screen.tells_of_backups = True  # type: ignore[attr-defined]
    shell.refresh(frozenset({"backups"}))
    assert told(shell, "today")[-1] == frozenset({"backups"})


def test_a_notice_is_told_and_goes_with_the_place(shell: Shell) -> None:
    shell.tell("Saved.", "good")
    assert shell.told == "Saved."
    shell.house.go("cases")
    assert shell.told == ""


def test_the_veil_covers_all_of_it(shell: Shell) -> None:
    shell.veil(True)
    shell.resize(1100, 700)
    assert shell._veil.geometry() == shell.rect()
    top = shell.childAt(shell.rect().center())
    assert top is shell._veil
    shell.veil(False)
    assert not shell.is_veiled


def test_the_ring_follows_the_keyboard_with_its_distance(shell: Shell, qtbot: Any) -> None:
    screen = shell.house.screen_of("today")
    assert isinstance(screen, Screen)
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    screen.first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = shell._ring
    assert ring.target is screen.first
    assert ring.size().width() == screen.first.width() + 8
    assert ring.isVisible()
    shell.house.go("cases")
    assert not ring.isVisible()


def test_the_keyboard_is_in_sight_where_a_page_gives_it_to(shell: Shell, qtbot: Any) -> None:
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    page, field = Page("Long"), Field("Label", LineEdit(), help_line="What is asked here.")
    shell.house.add_place("long", "Long", lambda: page, under="cases")
    page.add(*(Button(f"Before {number}") for number in range(30)), field)
    shell.house.go("long")
    field.control.setFocus(Qt.FocusReason.OtherFocusReason)
    sight = page.scroll_area.viewport()

    def is_in_sight() -> bool:
        return bool(sight.rect().contains(QRect(field.mapTo(sight, QPoint(0, 0)), field.size())))

    qtbot.waitUntil(is_in_sight)
    assert shell._ring.target is field.control
    page.scroll_area.verticalScrollBar().setValue(0)
    last = Button("Leave")
    page.add(last)
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(page.hasFocus)
    assert page.scroll_area.verticalScrollBar().value() == 0, "what stands before a button is read first"
    page.scroll_area.verticalScrollBar().setValue(page.scroll_area.verticalScrollBar().maximum())
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.wait(0)
    assert last.hasFocus(), "in sight it keeps the keyboard"
    field.control.setFocus(Qt.FocusReason.OtherFocusReason)
    page.scroll_area.lead_to_top()
    before = field.y()
    page.body.insertWidget(0, Button("Alarm"))
    qtbot.waitUntil(lambda: field.y() > before)
    qtbot.wait(0)
    assert page.scroll_area.verticalScrollBar().value() == 0, "an alarm is not scrolled away from"


@pytest.mark.parametrize("scale", [100, 125, 150, 200])
@pytest.mark.parametrize("code", ["en", "xx"])
def test_lock_and_help_stay_in_sight(shown: Any, dress: Dress, scale: int, code: str) -> None:
    dress.wear(Scheme.LIGHT, scale)
    shell = furnished(language(code))
    shell.enter()
    shell.house.go("today")
    shown(shell)
    shell.resize(960, 640)
    side, beside = shell.house.side, scale < 150
    assert side.line.isHidden() is beside, "large words leave the page the whole width"
    for control in (side.lock, side.line.more if side.entry("help").isHidden() else side.entry("help")):
        assert control.isVisible()
        where = control.mapTo(shell, control.rect().bottomRight())
        assert shell.rect().contains(where)
        assert control.height() >= 40
        assert control.width() >= control.sizeHint().width(), "its words are not cut off"


@pytest.fixture
def narrow(shown: Any, dress: Dress, qtbot: Any) -> Shell:
    """The smallest window with the largest words, in the longest language."""
    dress.wear(Scheme.LIGHT, 200)
    shell = furnished(language("de"))
    shell.enter()
    shell.house.go("today")
    shown(shell)
    shell.resize(960, 640)
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    qtbot.waitUntil(lambda: shell.house.side.line.more.isVisible())
    return shell


def in_line(shell: Shell) -> list[str]:
    side = shell.house.side
    return [place for place in (*PLACES, "help") if side.entry(place).isVisible()]


def test_large_words_leave_the_page_the_whole_width(narrow: Shell, qtbot: Any) -> None:
    side = narrow.house.side
    qtbot.waitUntil(lambda: narrow.house.screen_of("today").width() == narrow.width())
    assert side.height() < 0.15 * narrow.height(), "one line"
    assert in_line(narrow) == ["today", "cases", "services"]
    assert not side.line.more.isChecked()
    narrow.house.go("help")
    assert side.line.more.isChecked(), "the place in sight is behind it"
    narrow.resize(1900, 1000)
    qtbot.waitUntil(lambda: side.height() == narrow.height())
    narrow.house.go("today")
    assert in_line(narrow) == [*PLACES, "help"]
    assert side.line.isHidden(), "beside the page"
    narrow.resize(960, 640)
    qtbot.waitUntil(lambda: in_line(narrow) == ["today", "cases", "services"])


def test_beside_the_page_every_place_stays(shell: Shell) -> None:
    """A window begins small, so that they lie above the page before they stand beside it."""
    shell.house.side.lie_above(True)
    shell.house.side.lie_above(False)
    shell.house.go("cases")
    assert in_line(shell) == [*PLACES, "help"]


def test_the_keyboard_reaches_what_has_no_room(narrow: Shell, qtbot: Any) -> None:
    side = narrow.house.side

    def press(key: Qt.Key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)

    side.entry("services").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Tab)
    assert side.line.more.hasFocus()
    assert side.line.more.accessibleName() == "Weitere Bereiche"
    press(Qt.Key.Key_Return)
    assert side.entry("summary").hasFocus()
    assert in_line(narrow) == [*PLACES, "help"]
    press(Qt.Key.Key_Escape)
    assert side.line.more.hasFocus()
    assert in_line(narrow) == ["today", "cases", "services"]
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    assert side.entry("help").hasFocus()
    press(Qt.Key.Key_Return)
    assert narrow.house.place == "help"
    assert in_line(narrow) == ["today", "cases", "services"]
