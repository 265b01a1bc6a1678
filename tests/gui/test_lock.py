"""The lock: idle time, suspend, key; in the right order, and without asking."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.test_drafts import Box
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.lock import WHERE, Lock, place_before, place_in
from wellbeing.gui.process import Resume
from wellbeing.gui.shell import Shell
from wellbeing.gui.style import Dress
from wellbeing.gui.widgets.field import TextArea
from wellbeing.gui.widgets.page import Page
from wellbeing.language import Language


class Hands:
    """Two clocks that stand until moved."""

    def __init__(self) -> None:
        self.worked, self.walled = 1000.0, 5000.0

    def working(self) -> float:
        return self.worked

    def wall(self) -> float:
        return self.walled


class House:
    """A shell with one page and a lock, and what they did, in order."""

    def __init__(self, language: Language) -> None:
        self.done: list[Any] = []
        self.box, self.hands, self.keeper = Box(), Hands(), DraftKeeper()
        self.keeper.use(self.box)
        self.area = TextArea()
        page = Page("Case")
        page.add(self.area)
        self.shell = Shell(language)
        self.shell.house.add_place("case", "Case", lambda: page)
        self.shell.offer_lock()
        self.shell.enter()
        self.shell.house.go("case", case="5f3a")
        self.lock = Lock(
            self.shell,
            self.keeper,
            idle_minutes=5,
            end_session=lambda: self.done.append(("closed", dict(self.box.kept), self.shell.is_veiled)),
            relaunch=self.done.append,
            clock=self.hands,  # type: ignore[arg-type]
        )
        self.shell.lock_wanted.connect(lambda: self.lock.lock())


@pytest.fixture
def house(shown: Any, english: Language, dress: Dress) -> Iterator[House]:
    made = House(english)
    shown(made.shell)
    yield made
    made.lock.rest()
    made.lock.clipboard.take_back()
    made.lock.deleteLater()  # its timers go on this thread, not with Python's collector on any


def test_words_are_sealed_before_the_vault_closes_and_the_window_is_covered(house: House) -> None:
    house.keeper.register("note-5f3a", house.area.words)
    house.area.setPlainText("half a sen")
    house.lock.lock()
    closed, resume = house.done
    assert closed[0] == "closed"
    assert closed[1]["note-5f3a"] == "half a sen"
    assert closed[2], "the window is covered before anything else"
    assert resume == Resume(place="case")


def test_the_restart_knows_the_place_only_and_the_vault_the_record(house: House) -> None:
    house.lock.lock()
    assert "5f3a" not in repr(house.done[-1])
    assert json.loads(house.box.kept[WHERE]) == {"place": "case", "what": {"case": "5f3a"}}
    assert place_before(house.keeper) == ("case", {"case": "5f3a"})
    assert place_before(house.keeper) is None, "it is used once"


def test_idle_for_five_minutes_locks_and_not_before(house: House) -> None:
    house.lock.start()
    house.hands.worked += 299
    house.hands.walled += 299
    house.lock.look()
    assert house.done == []
    house.hands.worked += 1
    house.lock.look()
    assert house.done[-1] == Resume(place="case")


def test_a_key_begins_the_idle_time_anew(house: House, qtbot: Any) -> None:
    house.lock.start()
    house.lock._watch(house.shell.windowHandle())
    house.hands.worked += 299
    qtbot.keyClick(house.shell.windowHandle(), Qt.Key.Key_Shift)
    house.hands.worked += 299
    house.lock.look()
    assert house.done == []


def test_a_computer_that_slept_is_locked_when_it_wakes(house: House) -> None:
    house.lock.start()
    house.hands.walled += 3600
    house.lock.look()
    assert house.done[-1] == Resume(place="case")


def test_each_look_seals_what_changed(house: House) -> None:
    house.keeper.register("note-5f3a", house.area.words)
    house.area.setPlainText("half")
    house.lock.look()
    assert house.box.kept["note-5f3a"] == "half"


def test_the_key_and_the_button_lock(house: House, qtbot: Any) -> None:
    qtbot.mouseClick(house.shell.house.side.lock, Qt.MouseButton.LeftButton)
    assert house.done[-1] == Resume(place="case")
    house.done.clear()
    qtbot.keyClick(house.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert house.done[-1] == Resume(place="case")


def test_a_full_disk_does_not_stop_the_lock(house: House) -> None:
    house.keeper.register("note-5f3a", lambda: "words")
    house.box.full = {"note-5f3a", WHERE}
    house.lock.lock()
    assert house.done[-1] == Resume(place="case")


def copy_words(house: House, qtbot: Any) -> None:
    house.shell.activateWindow()
    qtbot.waitUntil(lambda: house.shell.isActiveWindow())
    house.area.setPlainText("a name")
    house.area.selectAll()
    house.area.copy()


def test_what_was_copied_here_is_taken_back_at_the_lock(house: House, qapp: QApplication, qtbot: Any) -> None:
    copy_words(house, qtbot)
    assert qapp.clipboard().text() == "a name"
    house.lock.lock()
    assert qapp.clipboard().text() == ""


def test_closing_the_window_seals_without_starting_anew(house: House) -> None:
    house.keeper.register("note-5f3a", lambda: "words")
    house.shell.closing.connect(house.lock.leave)
    house.shell.close()
    assert [done[0] for done in house.done] == ["closed"]
    assert house.box.kept["note-5f3a"] == "words"


def test_a_window_that_lost_the_session_is_veiled(house: House) -> None:
    house.lock._state(Qt.ApplicationState.ApplicationHidden)
    assert house.shell.is_veiled
    house.lock._state(Qt.ApplicationState.ApplicationActive)
    assert not house.shell.is_veiled


@pytest.mark.parametrize(
    "kept", ["{", "[]", "7", "{}", '{"place": "case"}', '{"place": "case", "what": [1]}', "[" * 50_000]
)
def test_a_place_kept_in_another_form_is_none(kept: str) -> None:
    assert place_in(kept) is None
