"""Unlocking: what is tried, what is said, and that nothing stays in the fields."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.gui.unlock.presenter import UnlockPresenter
from wellbeing.gui.unlock.view import FORGET_MS, Unlock
from wellbeing.language import Language, language

Failed = Callable[[WellbeingError], bool]


class Door:
    """Opens with 'herons'; keeps what was tried. `later` holds the answer back."""

    def __init__(self) -> None:
        self.tried: list[tuple[str, ...]] = []
        self.left_to_alerts: list[WellbeingError] = []
        self.error: WellbeingError = Refused("This passphrase does not open the vault.")
        self.later = False

    def by_passphrase(self, passphrase: str, done: Callable[[object], object], failed: Failed) -> None:
        self.tried.append((passphrase,))
        self._answer(passphrase == "herons", done, failed)

    def by_sheets(self, one: str, two: str, done: Callable[[object], object], failed: Failed) -> None:
        self.tried.append((one, two))
        self._answer((one, two) == ("a b", "c d"), done, failed)

    def set_passphrase(self, fresh: str, again: str, done: Callable[[object], object], failed: Failed) -> None:
        self.tried.append((fresh, again))
        self.error = Refused("Differ.", field="again") if fresh != again else self.error
        self._answer(fresh == again, done, failed)

    def _answer(self, right: bool, done: Callable[[object], object], failed: Failed) -> None:
        if self.later:
            return
        if right:
            done(None)
        elif not failed(self.error):
            self.left_to_alerts.append(self.error)


class Entrance:
    """The screen with its presenter and door."""

    def __init__(self, words: Language) -> None:
        self.view, self.door, self.opened = Unlock(words), Door(), list[str]()
        self.presenter = UnlockPresenter(
            self.view,
            self.door,
            lambda: self.opened.append("house"),
            words,
            by_sheets=lambda: self.opened.append("sheets"),
        )
        self.view.passphrase_given.connect(self.presenter.open)
        self.view.sheets_given.connect(self.presenter.open_with_sheets)
        self.view.new_typed.connect(self.presenter.type_new)
        self.view.new_chosen.connect(self.presenter.choose_new)

    def type_sheets(self) -> None:
        self.view.passphrase.forgotten.click()
        for area, words in zip(self.view.sheets.areas, ("a b", "c d"), strict=True):
            area.setPlainText(words)
        self.view.sheets.open_button.click()


@pytest.fixture
def entrance(shown: Any, english: Language) -> Entrance:
    made = Entrance(english)
    shown(made.view)
    return made


def test_the_passphrase_and_enter_open_the_vault(entrance: Entrance, qtbot: Any) -> None:
    qtbot.keyClicks(entrance.view.passphrase.secret.line, "herons")
    qtbot.keyClick(entrance.view.passphrase.secret.line, Qt.Key.Key_Return)
    assert entrance.opened == ["house"]
    entrance.view.forget()
    assert entrance.view.passphrase.secret.line.text() == ""


def test_a_wrong_passphrase_is_told_under_the_field_and_can_be_mended(entrance: Entrance, qtbot: Any) -> None:
    qtbot.keyClicks(entrance.view.passphrase.secret.line, "heron")
    entrance.view.passphrase.open_button.click()
    assert entrance.view.passphrase.secret.error == "This passphrase does not open the vault."
    assert entrance.view.passphrase.secret.line.text() == "heron"
    entrance.view.passphrase.secret.line.setText("herons")
    entrance.view.passphrase.open_button.click()
    assert entrance.opened == ["house"]
    assert entrance.view.passphrase.secret.error == ""


def test_an_empty_passphrase_is_not_tried(entrance: Entrance) -> None:
    entrance.view.passphrase.open_button.click()
    assert entrance.door.tried == []
    assert entrance.view.passphrase.secret.error


def test_a_damaged_vault_is_left_to_the_alerts(entrance: Entrance) -> None:
    entrance.door.error = Tampered("The store was changed.")
    entrance.view.passphrase.secret.line.setText("heron")
    entrance.view.passphrase.open_button.click()
    assert entrance.door.left_to_alerts == [entrance.door.error]
    assert entrance.view.passphrase.open_button.isEnabled()


def test_nothing_is_tried_twice_while_the_key_is_derived(entrance: Entrance) -> None:
    entrance.door.later = True
    entrance.presenter.open("herons")
    entrance.presenter.open("herons")
    entrance.presenter.open_with_sheets("a", "b")
    assert entrance.door.tried == [("herons",)]
    assert not entrance.view.passphrase.open_button.isEnabled()


def test_two_sheets_open_it_and_a_new_passphrase_is_due(entrance: Entrance, qtbot: Any) -> None:
    entrance.type_sheets()
    assert entrance.opened == ["sheets"], "the house waits for the new passphrase"
    assert [area.words() for area in entrance.view.sheets.areas] == ["", ""]
    qtbot.waitUntil(entrance.view.new.fresh.line.hasFocus)
    qtbot.keyClicks(entrance.view.new.fresh.line, "four calm herons")
    assert entrance.view.new.hint.text()
    qtbot.keyClicks(entrance.view.new.again.line, "four calm heron")
    qtbot.keyClick(entrance.view.new.again.line, Qt.Key.Key_Return)
    assert entrance.view.new.again.error == "Differ."
    assert entrance.opened == ["sheets"]
    entrance.view.new.again.line.setText("four calm herons")
    entrance.view.new.go_on.click()
    assert entrance.opened == ["sheets", "house"]
    assert entrance.view.new.again.error == ""
    entrance.view.forget()
    assert entrance.view.new.fresh.line.text() == entrance.view.new.again.line.text() == ""


@pytest.mark.parametrize(("field", "second"), [("words1", False), ("words2", True), (None, False)])
def test_a_wrong_sheet_is_told_under_its_field(entrance: Entrance, field: str | None, second: bool) -> None:
    entrance.door.error = Refused("A word is missing.", field=field)
    entrance.presenter.open_with_sheets("x", "y")
    assert [bool(sheet.error) for sheet in entrance.view.sheets.sheets] == [not second, second]


def test_a_sheet_left_empty_is_not_tried(entrance: Entrance) -> None:
    entrance.presenter.open_with_sheets("a b", "  ")
    assert entrance.door.tried == []
    assert entrance.view.sheets.sheets[1].error


def test_show_and_hide(entrance: Entrance) -> None:
    line, button = entrance.view.passphrase.secret.line, entrance.view.passphrase.secret.show_button
    line.setText("herons")
    assert line.displayText() != "herons"
    button.click()
    assert line.displayText() == "herons"
    assert button.text() == "Hide"
    button.click()
    assert line.displayText() != "herons"


def test_help_now_is_one_press_away(entrance: Entrance, qtbot: Any) -> None:
    with qtbot.waitSignal(entrance.view.help_wanted):
        qtbot.mouseClick(entrance.view.passphrase.help_button, Qt.MouseButton.LeftButton)


def test_it_opens_in_a_longer_language(shown: Any) -> None:
    made = Entrance(language("xx"))
    shown(made.view)
    assert made.view.passphrase.open_button.text().startswith("[")


def test_a_passphrase_that_was_typed_and_not_given_does_not_wait_for_somebody_else(shown: Any, qtbot: Any) -> None:
    entrance = Entrance(language("en"))
    shown(entrance.view)
    page = entrance.view.passphrase
    qtbot.keyClicks(page.secret.line, "herons")
    assert page.forgetting.isActive()
    assert FORGET_MS == 60_000
    page.forgetting.timeout.emit()
    assert page.secret.line.text() == ""
    assert entrance.door.tried == []
