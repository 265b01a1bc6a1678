"""The window is closed while a field has the keyboard that gives its words when it is left."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.vaults import PASSPHRASE, open_session
from tests.journeys.window import Window
from wellbeing.app import preferences


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault in which nobody said anything of themselves yet."""
    with open_session(tmp_path / "vault"):
        pass
    return tmp_path / "vault"


def test_what_stands_in_a_field_of_the_settings_is_kept_and_closing_is_no_fault(
    qapp: QApplication, qtbot: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(qapp, folder, qtbot)
    window.unlock(PASSPHRASE)
    window.program.shell.house.go("settings", part="you")
    window.settle()
    line = window.screen.form.lines["representative"]
    window.program.shell.activateWindow()
    qtbot.waitUntil(window.program.shell.isActiveWindow)
    line.setFocus()
    qtbot.keyClicks(line, "Ana Example")
    left = list[str]()
    line.editingFinished.connect(lambda: left.append("left"))
    monkeypatch.setattr(qapp, "quit", lambda: None)
    with qtbot.capture_exceptions() as faults:
        window.program.shell.close()
    assert not faults
    assert window.program.desk.is_closed
    assert left, "the field lost the keyboard with the window"
    window.end()

    again = Window(qapp, folder, qtbot)
    again.unlock(PASSPHRASE)
    assert again.screen.form.lines["representative"].text() == "Ana Example"
    kept = list[str]()
    again.program.desk.ask(lambda session: preferences.read(session).representative, kept.append)
    again.settle()
    assert kept == ["Ana Example"]
    again.end()
