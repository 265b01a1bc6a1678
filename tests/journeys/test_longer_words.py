"""Every place of the house in longer words, at 200 %, in the smallest window: nothing is cut off or lies beside it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.journeys.window import Window
from wellbeing.app import preferences, vaults
from wellbeing.app.example import build_example
from wellbeing.gui import style
from wellbeing.gui.pictures import seen
from wellbeing.gui.pictures.screens import BELOW
from wellbeing.gui.remembered import Memory
from wellbeing.gui.widgets.choices import Choice
from wellbeing.gui.widgets.page import Scroll
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language
from wellbeing.vault import settings
from wellbeing.vault.keys import LOWEST_SETTING

PASSPHRASE = "four quiet words apart"
SCREEN = (style.size("window_width"), style.size("window_height"))


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: Any) -> Iterator[Window]:
    """The example's cases in the pseudo-language, with the text at 200 %."""
    session = vaults.create(tmp_path / "vault", PASSPHRASE, language("en"), kdf=LOWEST_SETTING)
    build_example(session)
    preferences.save(session, preferences.Preferences(representative="Kim Example", country="DE"))
    with session.store.transaction("vault.settings"):
        settings.put(session.store, "language", "xx")  # no language that a person may choose
    vaults.close(session)
    Memory().change(scale=200)
    made = Window(qapp, tmp_path / "vault", qtbot)
    made.program.shell.resize(*SCREEN)
    made.screen.passphrase.secret.line.setText(PASSPHRASE)
    made.screen.passphrase.open_button.click()
    made.until_inside()
    made.program.shell.resize(*SCREEN)
    yield made
    made.end()
    made.program.dress.wear(made.program.dress._scheme, 100)


def test_no_words_are_cut_off(window: Window) -> None:
    shell, found = window.program.shell, list[Any]()
    window.program.desk.ask(seen.look, found.append)
    window.qtbot.waitUntil(lambda: bool(found))
    ways: list[tuple[str, Any]] = [(place, {}) for place in (*shell.house.side.places(), "settings", "help")]
    ways += [(place, what(found[0])) for place, _name, what in BELOW]
    cut: list[str] = []
    for place, what in ways:
        shell.house.go(place, **what)
        window.settle()
        assert window.place == place
        cut += [f"{place} {dict(what)}: {words}" for words in (*_cut(shell), *_beside(shell))]
    assert not cut, "\n".join(cut)


def _cut(above: QWidget) -> list[str]:
    """The words of every label and button in sight that has less room than it needs."""
    parts = [one for one in above.findChildren(QWidget) if isinstance(one, Text | QAbstractButton)]
    return [_words(one) for one in parts if one.isVisible() and _words(one) and _too_small(one)]


def _beside(above: QWidget) -> list[str]:
    """How much of what scrolls up and down lies to the side, in pixels."""
    widths = [area.horizontalScrollBar().maximum() for area in above.findChildren(Scroll) if area.isVisible()]
    return [f"{width} px lie beside the window" for width in widths if width]


def _words(part: QWidget) -> str:
    if isinstance(part, Choice):
        return part.accessibleName()
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def _too_small(part: QWidget) -> bool:
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() < part.heightForWidth(part.width()) or part.width() < _longest_word(part)
    return part.width() < part.minimumSizeHint().width() or part.height() < part.minimumSizeHint().height()


def _longest_word(part: QLabel) -> int:
    """A path may go on in the next line after a stroke."""
    metrics = part.fontMetrics()
    return max(metrics.horizontalAdvance(word) for word in re.split(r"[\s/\u200b-]+", part.text()))
