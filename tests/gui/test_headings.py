"""Words added to a page that is already in sight get their room."""

import pytest
from pytestqt.qtbot import QtBot

from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_heading_that_is_added_later_is_laid_out(qtbot: QtBot) -> None:
    page = Page("Title")
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    first, second = Text("First", "block"), Text("", "block")
    second.setText("Second")
    page.add(first, second)
    qtbot.waitUntil(lambda: second.isVisible() and second.y() > first.y() > 0)
    assert second.height() < 100
