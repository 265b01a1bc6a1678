"""The country profile in the window: every line says where it comes from, and nothing typed is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing import paths
from wellbeing.app import preferences, vaults
from wellbeing.app.session import Session
from wellbeing.content import countries
from wellbeing.domain.country import Line
from wellbeing.gui.country.screen import build
from wellbeing.gui.country.view import CountryView
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.entering import SealedDrafts
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


class Screen:
    """The page over a vault in Germany."""

    def __init__(self, qtbot: QtBot, session: Session, keeper: DraftKeeper | None = None, code: str = "en") -> None:
        self.ways = Ways()
        self.view: CountryView = build(Direct(session), self.ways, language(code), keeper or DraftKeeper())
        qtbot.addWidget(self.view)
        self.view.resize(1000, 700)
        self.view.show()
        self.view.arrive()
        QApplication.processEvents()

    def keep(self) -> None:
        self.view.save_button.click()

    def mark(self, line: Line) -> str:
        return self.view.cards[line].mark.text()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(Text))


@pytest.fixture
def germany(session: Session) -> Session:
    preferences.save(session, preferences.Preferences(country="DE"))
    return session


def test_without_a_country_it_leads_to_choosing_one(qtbot: QtBot, session: Session) -> None:
    screen = Screen(qtbot, session)
    (empty,) = screen.view.findChildren(EmptyState)
    empty.action.click()
    assert screen.ways.last == ("settings", {"part": "country"})


def test_every_line_says_where_it_comes_from_and_what_is_missing(qtbot: QtBot, germany: Session) -> None:
    screen = Screen(qtbot, germany)
    assert "Country: Germany" in screen.view.title
    assert screen.mark(Line.EMERGENCY) == "Shipped with the program"
    assert screen.mark(Line.PRIVILEGE) == "To be completed by the union"
    assert "7 lines are still to be completed." in screen.words()
    screen.view.notes[Line.PRIVILEGE].setPlainText("Nobody is bound to secrecy but a doctor.")
    screen.view.duty_commander.number.setText("+49 30 1234-0")
    screen.keep()
    assert screen.mark(Line.PRIVILEGE) == "Entered by you, 12 Mar 2026"
    assert screen.mark(Line.DUTY_COMMANDER) == "Entered by you, 12 Mar 2026"
    assert screen.mark(Line.EMERGENCY) == "Shipped with the program"
    assert "Kept. 5 lines are still to be completed." in screen.words()


def test_a_wrong_number_is_told_beside_its_field_and_what_was_typed_stays(qtbot: QtBot, germany: Session) -> None:
    screen = Screen(qtbot, germany)
    screen.view.numbers.add_button.click()
    row = screen.view.numbers.rows[0]
    row.name.setText("Night line")
    row.number.setText("call me")
    screen.view.emergency.number.setText("")
    screen.keep()
    assert "can't be empty" in screen.view.emergency.fields["number"].error
    assert "no number that can be dialled" in row.fields["number"].error
    assert screen.view.focusWidget() is screen.view.emergency.number
    assert row.number.text() == "call me"
    screen.view.emergency.number.setText("110")
    row.number.setText("0800 111")
    screen.keep()
    profile = countries.country("DE")
    assert [one.number for one in profile.emergency_block()] == ["110", "112", "", "0800 111"]


def test_left_as_shown_in_another_language_a_line_stays_the_shipped_one(qtbot: QtBot, germany: Session) -> None:
    """The form shows the program's words translated; they are no entries of the representative's."""
    germany.language = language("de")
    screen = Screen(qtbot, germany, code="de")
    screen.view.duty_commander.number.setText("0301234")
    screen.keep()
    told = countries.in_use("DE").country.told
    assert told[Line.EMERGENCY].changed_on is None
    assert countries.country("DE").duty_commander.note == countries.shipped("DE").duty_commander.note


def test_half_written_words_come_back_after_a_lock(qtbot: QtBot, germany: Session) -> None:
    keeper = DraftKeeper()
    keeper.use(SealedDrafts(vaults.drafts(germany)))
    screen = Screen(qtbot, germany, keeper)
    screen.view.numbers.add_button.click()
    screen.view.numbers.rows[0].name.setText("Line for families")
    screen.view.force_debrief.choose("mandatory")
    screen.view.refresh(frozenset({"settings"}))
    assert keeper.seal() == []

    fresh = DraftKeeper()
    fresh.use(SealedDrafts(vaults.drafts(germany)))
    again = Screen(qtbot, germany, fresh)
    assert again.view.numbers.texts() == (("Line for families", "", ""),)
    assert again.view.force_debrief.value() == "mandatory"


def test_a_broken_file_is_told_and_what_is_shipped_is_shown(qtbot: QtBot, germany: Session) -> None:
    file = paths.user_data() / "countries" / "DE.json"
    file.parent.mkdir(parents=True)
    file.write_text("{", encoding="utf-8")
    screen = Screen(qtbot, germany)
    assert "can't be read any more" in screen.words()
    assert screen.view.emergency.number.text() == "112"
    screen.view.duty_commander.number.setText("0301234")
    screen.keep()
    assert "can't be read any more" not in screen.words()


def test_it_is_filled_in_and_kept_with_the_keyboard_alone(qtbot: QtBot, germany: Session) -> None:
    screen = Screen(qtbot, germany)
    screen.view.emergency.number.setFocus()
    for _step in range(2):
        QTest.keyClick(screen.view.focusWidget(), Qt.Key.Key_Tab)
    assert screen.view.focusWidget() is screen.view.duty_commander.number
    QTest.keyClicks(screen.view.focusWidget(), "030 1")
    screen.view.save_button.setFocus()
    QTest.keyClick(screen.view.save_button, Qt.Key.Key_Space)
    assert countries.country("DE").duty_commander.number == "030 1"


def test_a_removed_crisis_line_is_gone(qtbot: QtBot, germany: Session, tmp_path: Path) -> None:
    screen = Screen(qtbot, germany)
    for name in ("One", "Two"):
        screen.view.numbers.add_button.click()
        screen.view.numbers.rows[-1].name.setText(name)
        screen.view.numbers.rows[-1].number.setText("116 123")
    screen.keep()
    screen.view.numbers.rows[0].remove_button.click()
    screen.keep()
    assert [one.name for one in countries.country("DE").numbers] == ["Two"]
