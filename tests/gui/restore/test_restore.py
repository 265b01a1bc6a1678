"""Restoring in the window: looked at before, by keyboard alone, nothing typed lost, nothing replaced too early."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import backup_folders, backups, cases, incidents, keys, restoring, vaults
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.gui.restore.door import RestoreDoor
from wellbeing.gui.restore.presenter import Presenter
from wellbeing.gui.restore.screen import build
from wellbeing.gui.restore.view import Restore
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language
from wellbeing.vault import opening


class AtOnce:
    """A worker that works at once."""

    def run(self, job: Callable[[], Any], done: Callable[[Any], object], failed: Any = None) -> None:
        """Work and answer."""
        try:
            result = job()
        except WellbeingError as error:
            failed(error)
        else:
            done(result)


class Pages:
    """The pages over a real folder, and the ways that they led to."""

    def __init__(self, qtbot: QtBot, folder: Path, code: str = "en") -> None:
        self.left: list[bool] = []
        self.opened = self.ended = 0
        door = RestoreDoor(AtOnce(), folder, [folder.parent / "stick"])  # type: ignore[arg-type]
        self.view: Restore
        self.presenter: Presenter
        self.view, self.presenter = build(
            door, language(code), left=self.left.append, opened=self._opened, ended=self._ended
        )
        qtbot.addWidget(self.view)
        self.view.resize(1000, 800)
        self.view.show()
        self.presenter.start()

    def _opened(self) -> None:
        self.opened += 1

    def _ended(self) -> None:
        self.ended += 1

    @property
    def _page(self) -> QWidget:
        page = self.view.currentWidget()
        assert page is not None
        return page

    @property
    def words(self) -> str:
        """Everything on the page in sight."""
        page = self._page
        return "\n".join(label.text() for label in page.findChildren(Text) if not label.isHidden())

    @property
    def tones(self) -> list[str]:
        """The tones of its blocks."""
        return [str(block.property("look")) for block in self._page.findChildren(Block)]


def press(widget: QWidget) -> None:
    """By the keyboard, on what has it already where that is so."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Return)


def a_case(session: Session, alias: str) -> None:
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved(alias=alias)], agreed=True))


def aliases(folder: Path) -> set[str]:
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    try:
        return {row.alias for row in cases.rows(session)}
    finally:
        vaults.close(session)


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """A closed vault with one case that is in a backup, and one that is not."""
    with open_session(tmp_path / "vault", clock) as session:
        a_case(session, "Heron")
        backups.make_now(session)
        a_case(session, "Kite")
    return tmp_path / "vault"


def test_a_backup_is_looked_at_and_restored_by_the_keyboard_alone(qtbot: QtBot, folder: Path) -> None:
    pages = Pages(qtbot, folder)
    assert pages.view.focusWidget() is pages.view.choices[0]
    press(pages.view.choices[0])
    assert pages.view.focusWidget() is pages.view.secret.line
    QTest.keyClicks(pages.view.secret.line, PASSPHRASE)
    QTest.keyClick(pages.view.secret.line, Qt.Key.Key_Return)
    assert pages.opened == 1
    assert pages.view.secret.line.text() == "", "the passphrase is forgotten once it has opened the backup"
    assert "1 case\n1 officer" in pages.words
    assert "Only in the vault that stands now\n1 case" in pages.words
    assert "vault-before-" in pages.words
    assert aliases(folder) == {"Heron", "Kite"}, "looking changes nothing"
    assert pages.view.focusWidget() is pages.view.restore_button
    press(pages.view.restore_button)
    assert aliases(folder) == {"Heron"}
    (aside,) = folder.parent.glob("vault-before-*")
    assert str(aside) in pages.words
    assert opening.check(aside, PASSPHRASE).records, "the vault before is whole"
    press(pages.view.end_button)
    assert pages.ended == 1


def test_a_wrong_passphrase_is_told_beside_the_field_and_stays_to_be_put_right(qtbot: QtBot, folder: Path) -> None:
    pages = Pages(qtbot, folder)
    pages.presenter.choose("0")
    press(pages.view.open_button)
    assert pages.view.secret.error
    pages.view.secret.line.setText("wrong words")
    press(pages.view.open_button)
    assert pages.view.secret.error
    assert pages.view.secret.line.text() == "wrong words"
    assert pages.view.focusWidget() is pages.view.secret.line
    assert pages.opened == 0


def test_two_sheets_open_a_backup_too(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock) as session:
        sheets = keys.sheets_for(("Ada", "Bo", "Cleo"))
        keys.keep_sheets(session, sheets, " ".join(sheets.sheets[0].words))
        backups.make_now(session)
    pages = Pages(qtbot, folder)
    pages.presenter.choose("0")
    press(pages.view.sheets_button)
    first, second = pages.view.sheets
    first.setPlainText(" ".join(sheets.sheets[0].words))
    pages.presenter.open_with_sheets(first.words(), second.words())
    assert pages.view._fields["words2"].error
    second.setPlainText("academic acid acrobat")
    pages.presenter.open_with_sheets(first.words(), second.words())
    assert pages.view._fields["words2"].error or pages.view._fields["words1"].error
    assert first.words(), "nothing typed is lost"
    second.setPlainText(" ".join(sheets.sheets[2].words))
    pages.presenter.open_with_sheets(first.words(), second.words())
    assert pages.view.currentWidget() is pages.view._holds
    assert first.words() == ""


def test_a_damaged_backup_is_told_and_another_can_be_chosen(qtbot: QtBot, folder: Path) -> None:
    (file,) = backup_folders.usual_place().iterdir()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    pages = Pages(qtbot, folder)
    pages.presenter.choose("0")
    pages.presenter.open(PASSPHRASE)
    assert "danger" in pages.tones
    assert pages.opened == 0
    other = folder.parent / "holiday.backup"
    other.write_bytes(b"not a backup" * 100)
    pages.presenter.choose_file(other)
    pages.presenter.open(PASSPHRASE)
    assert "warning" in pages.tones
    assert aliases(folder) == {"Heron", "Kite"}


def test_a_damaged_vault_is_told_where_nobody_can_say_what_it_has(qtbot: QtBot, folder: Path) -> None:
    store = folder / "store.db"
    store.write_bytes(store.read_bytes()[: 3 * 4096])
    pages = Pages(qtbot, folder)
    pages.presenter.choose("0")
    pages.presenter.open(PASSPHRASE)
    assert "warning" in pages.tones
    assert "cut short" in pages.words
    press(pages.view.restore_button)
    assert "had left since the backup" in pages.words, "releasing is closed, and the page says where it is opened"
    assert aliases(folder) == {"Heron"}


def test_where_no_vault_stands_nothing_is_moved_aside(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    pages = Pages(qtbot, tmp_path / "new" / "vault")
    pages.presenter.choose("0")
    pages.presenter.open(PASSPHRASE)
    assert "before" not in pages.words
    press(pages.view.restore_button)
    assert aliases(tmp_path / "new" / "vault") == {"Heron"}


def test_leaving_changes_nothing_and_tells_whether_a_key_is_in_memory(qtbot: QtBot, folder: Path) -> None:
    pages = Pages(qtbot, folder)
    press(pages.view.back_button)
    assert pages.left == [False]
    pages.presenter.choose("0")
    pages.presenter.open(PASSPHRASE)
    press(pages.view.leave_button)
    assert pages.left == [False, True]
    assert aliases(folder) == {"Heron", "Kite"}


def test_backups_on_a_stick_are_found_once_it_is_plugged_in(qtbot: QtBot, folder: Path) -> None:
    (file,) = backup_folders.usual_place().iterdir()
    stick = folder.parent / "stick"
    moved = file.read_bytes()
    file.unlink()
    pages = Pages(qtbot, folder)
    assert pages.view.choices == []
    assert "plug it in" in pages.words
    stick.mkdir()
    (stick / file.name).write_bytes(moved)
    press(pages.view.look_button)
    assert len(pages.view.choices) == 1
    assert str(stick) in pages.words


def test_the_newest_backup_begins_with_the_passphrase_that_was_typed(qtbot: QtBot, folder: Path) -> None:
    pages = Pages(qtbot, folder)
    pages.presenter.start(restoring.within_reach(folder)[0], PASSPHRASE)
    assert pages.view.focusWidget() is pages.view.open_button
    press(pages.view.open_button)
    assert pages.opened == 1


def test_every_page_opens_in_a_longer_language(qtbot: QtBot, folder: Path) -> None:
    pages = Pages(qtbot, folder, "xx")
    assert "[" in pages.words
    pages.presenter.choose("0")
    pages.presenter.open(PASSPHRASE)
    assert "[" in pages.words
    pages.presenter.restore()
    assert "[" in pages.words
