"""Only what was copied here is taken back."""

from typing import Any

from PySide6.QtWidgets import QApplication

from wellbeing.gui.clipboard import KEPT_MS, ClipboardGuard
from wellbeing.gui.widgets.field import TextArea


def copied(shown: Any, qtbot: Any, words: str) -> ClipboardGuard:
    """A guard that saw `words` copied from a field."""
    area = shown(TextArea())
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    guard = ClipboardGuard()
    area.setPlainText(words)
    area.selectAll()
    area.copy()
    return guard


def test_ten_seconds_later_it_is_gone(shown: Any, qtbot: Any, qapp: QApplication) -> None:
    guard = copied(shown, qtbot, "a name")
    assert guard.holds_ours
    assert KEPT_MS == 10_000
    guard._timer.timeout.emit()
    assert qapp.clipboard().text() == ""
    assert not guard.holds_ours


def test_what_somebody_copied_since_is_left_alone(shown: Any, qtbot: Any, qapp: QApplication) -> None:
    guard = copied(shown, qtbot, "a name")
    guard._clipboard.dataChanged.disconnect(guard._copied)
    qapp.clipboard().setText("from another program")
    guard.take_back()
    assert qapp.clipboard().text() == "from another program"
