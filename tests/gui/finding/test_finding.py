"""What opening found is told truly, with the fitting ways on, and the passphrase that was typed is not lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.vaults import Clock, open_session
from wellbeing.app import backup_folders, backups, restoring
from wellbeing.app.restoring import FoundBackup
from wellbeing.errors import Tampered
from wellbeing.gui.finding.presenter import Presenter
from wellbeing.gui.finding.view import FindingView
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language
from wellbeing.vault import examination


class Finder:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.answer: Callable[[list[FoundBackup]], object] = lambda _found: None

    def find(self, done: Callable[[list[FoundBackup]], object]) -> None:
        self.answer = done


class Page:
    """The page of one finding, and the ways that were taken."""

    def __init__(self, qtbot: QtBot, sentence: str, code: str = "en") -> None:
        self.ways: list[object] = []
        self.finder = Finder()
        self.view = FindingView(language(code))
        self.presenter = Presenter(
            self.view,
            Tampered(sentence),
            self.finder,
            language(code),
            restore=lambda found: self.ways.append(found),
            again=lambda: self.ways.append("again"),
            back=lambda: self.ways.append("back"),
        )
        self.view.intentions = self.presenter
        qtbot.addWidget(self.view)
        self.view.resize(1000, 800)
        self.view.show()
        self.presenter.start()

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(Text))

    def primary(self) -> list[str]:
        return [button.text() for button in self.view.findChildren(Button) if button.property("kind") == "primary"]


def press(button: QPushButton) -> None:
    """By the keyboard."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.fixture
def found(clock: Clock) -> list[FoundBackup]:
    """A backup in the usual place."""
    folder = backup_folders.usual_place().parent / "vault"
    with open_session(folder, clock) as session:
        backups.make_now(session)
    return restoring.within_reach(folder)


def test_the_newest_backup_is_offered_once_it_was_found(qtbot: QtBot, found: list[FoundBackup]) -> None:
    page = Page(qtbot, examination.STORE_CUT)
    assert "cut short" in page.words
    assert "failing disk" in page.words
    assert page.primary() == ["Choose a backup"]
    page.finder.answer(found)
    assert page.primary() == []
    newest = page.view.newest
    assert newest is not None
    assert "Restore the newest backup\n12 March 2026" in page.words
    assert page.view.focusWidget() is newest, "the way on has the keyboard"
    press(newest)
    assert page.ways == [found[0]]
    press(page.view.choose)
    assert page.ways[-1] is None


def test_without_a_backup_within_reach_one_can_be_chosen(qtbot: QtBot) -> None:
    page = Page(qtbot, examination.HEAD_MISSING)
    page.finder.answer([])
    assert page.primary() == ["Choose a backup"]


def test_where_a_file_only_has_to_be_moved_no_backup_is_pressed_on_anybody(
    qtbot: QtBot, found: list[FoundBackup]
) -> None:
    page = Page(qtbot, examination.OLD_JOURNAL)
    page.finder.answer(found)
    assert page.primary() == ["Check again"]
    assert page.view.focusWidget() is page.view.again
    press(page.view.again)
    press(page.view.back)
    assert page.ways == ["again", "back"]


def test_it_opens_in_a_longer_language(qtbot: QtBot) -> None:
    assert "[" in Page(qtbot, examination.FORKED, "xx").words
