"""Help: opens in every language, leads to help now, and opens nothing outside the program."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wellbeing import __version__
from wellbeing.gui.help.screen import build
from wellbeing.language import language


def test_help_leads_to_help_now_and_names_the_version(qtbot: QtBot) -> None:
    asked: list[bool] = []
    view = build(language("en"), lambda: asked.append(True), lambda: asked.append(False))
    qtbot.addWidget(view)
    view.help_now_button.click()
    assert asked == [True]
    view.guides_button.click()
    assert asked == [True, False], "and to the guides"
    labels = view.findChildren(QLabel)
    assert any(__version__ in label.text() for label in labels)
    assert not any(label.openExternalLinks() or "http" in label.text() for label in labels)


def test_it_opens_in_a_longer_language(qtbot: QtBot) -> None:
    view = build(language("xx"), lambda: None, lambda: None)
    qtbot.addWidget(view)
    view.show()
    assert view.title.startswith("[")
    assert all(label.text().startswith("[") for label in view.findChildren(QLabel) if label.text())
