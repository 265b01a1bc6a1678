"""After a vault was made one page says where backups go, and lets another place be added."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct
from wellbeing.app import backup_folders
from wellbeing.app.session import Session
from wellbeing.gui.backup.first_presenter import FirstBackupPresenter
from wellbeing.gui.backup.first_view import FirstBackup
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


class Page:
    """The page over a real vault."""

    def __init__(self, qtbot: QtBot, session: Session, code: str = "en") -> None:
        self.entered = 0
        self.view = FirstBackup(language(code))
        self.presenter = FirstBackupPresenter(self.view, Direct(session), language(code), self._enter)
        self.view.intentions = self.presenter
        qtbot.addWidget(self.view)
        self.view.resize(900, 700)
        self.view.show()
        self.presenter.start()

    def _enter(self) -> None:
        self.entered += 1

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(Text))


def test_it_says_where_backups_go_and_leads_on(qtbot: QtBot, session: Session) -> None:
    page = Page(qtbot, session)
    assert str(backup_folders.usual_place()) in page.words
    page.view.next_button.setFocus()
    QTest.keyClick(page.view.next_button, Qt.Key.Key_Return)
    assert page.entered == 1


def test_a_stick_is_added_and_what_does_not_fit_is_refused(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    page = Page(qtbot, session)
    page.presenter.add_place(session.store.folder)
    assert "inside the vault" in page.words
    stick = tmp_path / "STICK"
    stick.mkdir()
    page.presenter.add_place(stick)
    assert str(stick) in page.words
    assert backup_folders.places(session) == [backup_folders.usual_place(), stick]


def test_it_opens_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    assert "[" in Page(qtbot, session, "xx").words
