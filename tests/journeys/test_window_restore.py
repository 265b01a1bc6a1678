"""A damaged vault through the real window: what was found, the newest backup restored, the records found again,
releasing closed and then opened by a person."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.app.test_summary import IMPORTED, import_sample
from tests.helpers.vaults import PASSPHRASE, open_session
from tests.journeys.window import Window
from wellbeing.app import backups, incidents, preferences, summary, vaults
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.gui.finding.view import FindingView
from wellbeing.gui.process import Resume
from wellbeing.gui.restore.view import Restore
from wellbeing.gui.unlock.view import Unlock
from wellbeing.gui.widgets.secret import Secret
from wellbeing.language import language
from wellbeing.vault.store import NAME as STORE

Starts = Callable[..., Window]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with a case, an imported year that was not released yet, and no backup."""
    with open_session(tmp_path / "vault") as session:
        incidents.open_incident(
            session, NewIncident(act="THREAT", officers=[Involved(alias="Kingfisher")], agreed=True)
        )
        import_sample(session)
        preferences.save(session, preferences.Preferences(country="DE", representative="R. Rep"))
    return tmp_path / "vault"


@pytest.fixture
def starts(qapp: QApplication, folder: Path, qtbot: Any) -> Iterator[Starts]:
    """Starts the program over the same vault, as a lock or a person does."""
    made = list[Window]()

    def start(resume: Resume | None = None) -> Window:
        if made:
            made[-1].end()
        made.append(Window(qapp, folder, qtbot, resume=resume))
        return made[-1]

    yield start
    made[-1].end()


def type_passphrase(window: Window) -> None:
    """As a person does, at the door or for a backup."""
    window.settle()
    line = window.screen.findChild(Secret).line
    line.setFocus()
    window.qtbot.keyClicks(line, PASSPHRASE)
    window.qtbot.keyClick(line, Qt.Key.Key_Return)
    window.settle()


def unlocked(window: Window) -> Window:
    type_passphrase(window)
    window.until_inside()
    return window


def damage(folder: Path) -> None:
    """A page in the middle of the store is lost."""
    store = folder / STORE
    content = bytearray(store.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = bytes(4096)
    store.write_bytes(content)


def test_a_damaged_vault_comes_back_with_its_records_and_releasing_is_opened_again(
    starts: Starts, folder: Path
) -> None:
    window = unlocked(starts())
    _back_up(window)
    window.end()
    damage(folder)
    window = starts()
    _find_the_damage(window)
    _restore_the_newest(window)
    window = unlocked(starts(window.relaunched[-1]))
    _the_records_are_there(window)
    _releasing_is_closed_and_opened(window)
    window.end()
    (aside,) = folder.parent.glob("vault-before-*")
    assert (aside / STORE).is_file(), "the damaged vault was kept"


def _back_up(window: Window) -> None:
    window.go("settings")
    window.press("Show, Backup")
    assert window.place == "backup"
    window.press("Back up now")
    assert "The backup was made and checked." in window.words()


def _find_the_damage(window: Window) -> None:
    type_passphrase(window)
    assert isinstance(window.screen, FindingView)
    told = window.words()
    assert "damaged" in told
    assert "Nothing was changed" in told
    assert "failing disk" in told
    window.press("Check again")
    assert isinstance(window.screen, FindingView), "looked at once more, and still so"


def _restore_the_newest(window: Window) -> None:
    window.press("Restore the newest backup")
    assert isinstance(window.screen, Restore)
    assert window.screen.secret.line.text() == PASSPHRASE, "nothing typed is lost"
    window.press("Open the backup")
    told = window.words()
    assert "445 cases" not in told
    assert "cases" in told
    assert "can't be opened" in told, "nobody can say what the damaged vault has more"
    window.press("Restore")
    assert "The backup is restored" in window.words()
    assert "the Summary asks" in window.words()
    window.press("Open the vault")
    assert window.relaunched == [Resume()], "the keys go with the process"


def _the_records_are_there(window: Window) -> None:
    window.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.qtbot.keyClicks(window.screen.search, "kingfisher")
    window.settle()
    assert window.screen.rows.rowCount() == 1
    window.qtbot.keyClick(window.screen.search, Qt.Key.Key_Return)
    window.settle()
    assert window.place == "case"
    assert "Kingfisher" in window.words()


def _releasing_is_closed_and_opened(window: Window) -> None:
    window.go("summary")
    assert "Releasing is closed" in window.words()
    assert not window.screen.release.isEnabled()
    window.press("Open releasing")
    assert window.place == "releasing"
    window.type("Your name", "R. Rep")
    window.press("Open releasing")
    assert "Releasing is open again" in window.words()
    window.press("Back to the summary")
    assert "Releasing is closed" not in window.words()
    assert window.screen.release.isEnabled()


def test_from_the_settings_the_vault_is_locked_first_and_an_older_state_comes_back(
    starts: Starts, folder: Path
) -> None:
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    backups.make_now(session)
    _another_case(session)
    vaults.close(session)
    window = unlocked(starts())
    window.program.shell.house.go("backup")
    window.press("Restore, Restore a backup")
    assert window.relaunched == [Resume(place="restore")]
    window = starts(window.relaunched[-1])
    assert isinstance(window.screen, Restore)
    window.settle()
    window.qtbot.keyClick(window.screen.focusWidget(), Qt.Key.Key_Return)
    type_passphrase(window)
    assert "Only in the vault that stands now\n1 case" in window.words()
    window.press("Restore")
    window.press("Open the vault")
    window = unlocked(starts(window.relaunched[-1]))
    assert not _asked(window, lambda session: "Kite" in _aliases(session))
    assert _asked(window, lambda session: summary.was_released(session, IMPORTED)) is False


def test_leaving_a_backup_that_was_opened_starts_the_process_anew(starts: Starts, folder: Path) -> None:
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    backups.make_now(session)
    vaults.close(session)
    window = starts()
    window.press("Restore a backup")
    window.press("Back")
    assert isinstance(window.screen, Unlock)
    assert window.relaunched == [], "no key was had"
    window.press("Restore a backup")
    window.qtbot.keyClick(window.screen.focusWidget(), Qt.Key.Key_Return)
    type_passphrase(window)
    window.press("Leave everything as it is")
    assert window.relaunched == [Resume()]
    assert list(folder.parent.glob("vault-before-*")) == []


def test_a_backup_that_was_opened_is_locked_away_by_the_key(starts: Starts, folder: Path) -> None:
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    backups.make_now(session)
    vaults.close(session)
    window = starts()
    window.press("Restore a backup")
    window.program.lock_now()
    assert window.relaunched == [], "nothing is open yet"
    window.qtbot.keyClick(window.screen.focusWidget(), Qt.Key.Key_Return)
    type_passphrase(window)
    window.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.relaunched == [Resume()]
    assert list(folder.parent.glob("vault-before-*")) == []


def _another_case(session: Session) -> None:
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved(alias="Kite")], agreed=True))


def _aliases(session: Session) -> set[str]:
    from wellbeing.app import cases

    return {row.alias for row in cases.rows(session)}


def _asked(window: Window, question: Callable[[Session], Any]) -> Any:
    found: list[Any] = []
    window.program.desk.ask(question, found.append)
    window.qtbot.waitUntil(lambda: bool(found))
    return found[0]
