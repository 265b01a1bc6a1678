"""A year of an office in its window, by the keyboard: worked out beside it, stopped, looked at, released, looked at
again."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from tests.helpers.office_year import YEAR, closed_year
from tests.helpers.offices import NEXT_YEAR
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from tests.journeys.window import Window
from wellbeing.app.office import years
from wellbeing.gui.national.view import NationalView
from wellbeing.vault import office_quarters

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_from_a_year_to_the_folder_and_back_to_what_left(qapp: QApplication, tmp_path: Path, qtbot: Any) -> None:
    vault, folder = tmp_path / "office", tmp_path / "national"
    with closed_year(vault):
        pass
    window = Window(qapp, vault, qtbot, Clock(NEXT_YEAR))
    try:
        window.unlock(PASSPHRASE)
        window.press("Open, National release 2026")
        assert window.place == "national"
        page = window.screen
        assert isinstance(page, NationalView)
        _stop_at_once(window, page)
        window.press("Work out what would leave")
        assert "Nothing that is withheld can be worked out" in window.words()
        _walk_through_a_table(window, page)
        _write(window, page, "Release the figures", folder)
        window.press("Back to the release")
        assert "This year has been released" in window.words()
        _write(window, page, "Hand out again", tmp_path / "again")
    finally:
        window.end()
    for file in folder.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
    with open_session(vault, Clock(NEXT_YEAR)) as session:
        assert not any(batch.sums for batch in office_quarters.batches(session.store, YEAR.year))
        assert years.left(session, YEAR).tables


def _stop_at_once(window: Window, page: NationalView) -> None:
    """The window answers while the work runs beside it, and nothing of it arrives afterwards."""
    window.button("Work out what would leave").click()
    window.qtbot.waitUntil(lambda: page.running is not None)
    window.button("Stop").click()
    assert page.running is None
    assert "Stopped. Nothing was written." in window.words()


def _walk_through_a_table(window: Window, page: NationalView) -> None:
    """Another table is chosen in the list, which stays where it is; from there Tab leads into the table."""
    assert page.chooser is not None
    tables = page.chooser.table
    tables.setFocus()
    before = tables.value()
    QTest.keyClick(tables, Qt.Key.Key_Down)
    window.settle()
    assert tables.value() != before
    assert page.chooser.table is tables
    window.program.shell.activateWindow()
    for _way in range(5):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        if isinstance(QApplication.focusWidget(), QTableView):
            break
    grid = QApplication.focusWidget()
    assert isinstance(grid, QTableView)
    assert grid.accessibleName() == tables.currentText()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    spoken = set[str]()
    for _row in range(grid.model().rowCount()):
        for _column in range(grid.model().columnCount()):
            spoken.add(str(grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)))
            QTest.keyClick(grid, Qt.Key.Key_Right)
        QTest.keyClick(grid, Qt.Key.Key_Home)
        QTest.keyClick(grid, Qt.Key.Key_Down)
    assert len(spoken) >= grid.model().rowCount() * (grid.model().columnCount() - 1), "every cell can be reached"
    assert any("withheld, between 0 and " in words for words in spoken)


def _write(window: Window, page: NationalView, words: str, folder: Path) -> None:
    window.press(words)
    window.type("In the folder", str(folder.parent))
    window.type("Name of the new folder", folder.name)
    window.press(words)
    assert (folder / "report.pdf").is_file()
