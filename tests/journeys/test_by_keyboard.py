"""The most used ways by the keyboard alone, in German, at 200 %, in the smallest window: everything is reached by real
keys, and what has the keyboard is always in sight and on its page."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.app.test_summary import import_sample
from tests.helpers.vaults import PASSPHRASE, open_session
from tests.journeys.window import Window
from wellbeing.app import preferences, services
from wellbeing.gui import style
from wellbeing.gui.remembered import Memory
from wellbeing.gui.widgets.button import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_MOST = 60
"""Stops of the longest page, and some more."""
CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """Two hands on a keyboard, and no mouse."""

    def __init__(self, window: Window) -> None:
        self.window, self.shell = window, window.program.shell

    @property
    def now(self) -> QWidget:
        """What has the keyboard: in sight, and in this window."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        assert found.window() is self.shell
        assert not found.visibleRegion().isEmpty(), f"'{found.accessibleName()}' is out of sight"
        return found

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.now, key, modifier)
        self.window.settle()

    def tab_to(self, name: str) -> None:
        """Tab until something with this name, or that begins with it, has the keyboard."""
        seen: list[str] = []
        while not (self.now.accessibleName().startswith(name) and self.now.property("look") != "page"):
            seen.append(self.now.accessibleName())
            assert len(seen) < _MOST, f"Tab does not lead to '{name}' but to {seen}"
            self.key(Qt.Key.Key_Tab)

    def press(self, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Go there and press. What has the keyboard then is on the page: never lost to a place or to the lock."""
        self.tab_to(name)
        self.key(key)
        assert not self.shell.house.side.isAncestorOf(self.now)

    def can_press(self, name: str) -> bool:
        """Whether there is such a button."""
        buttons = (one for one in self.shell.findChildren(Button) if one.isVisible() and one.isEnabled())
        return any(one.accessibleName().startswith(name) for one in buttons)

    def choose(self, name: str) -> None:
        self.press(name, Qt.Key.Key_Space)

    def go(self, number: Qt.Key, place: str) -> None:
        self.key(number, CTRL)
        assert self.window.place == place


@pytest.fixture
def keys(qapp: QApplication, tmp_path: Path, qtbot: Any) -> Iterator[Keys]:
    with open_session(tmp_path / "vault", code="de") as session:
        preferences.save(session, dataclasses.replace(preferences.read(session), representative="Kim Beispiel"))
        services.save(session, dataclasses.replace(services.blank(), kind="PSYCHOTRAUMA", name="Praxis am Fluss"))
        import_sample(session)
    Memory().change(scale=max(style.tokens().scales), language="de")
    window = Window(qapp, tmp_path / "vault", qtbot)
    window.unlock(PASSPHRASE)
    window.program.shell.resize(style.size("window_width"), style.size("window_height"))
    window.program.shell.activateWindow()
    qtbot.waitUntil(window.program.shell.isActiveWindow)
    window.settle()
    yield Keys(window)
    window.end()
    window.program.dress.wear(style.Scheme.LIGHT, 100)


def test_from_an_incident_to_what_leaves(keys: Keys, tmp_path: Path) -> None:
    _new_incident(keys)
    _talk(keys)
    _referral(keys)
    _a_quarter_ends(keys)
    _a_year_leaves(keys, tmp_path)


def _new_incident(keys: Keys) -> None:
    keys.key(Qt.Key.Key_N, CTRL)
    keys.choose("Körperlicher Angriff")
    keys.choose("Schläge")
    keys.press("Als Nächstes")
    keys.choose("Mitglied")
    keys.choose("Befreundet")
    keys.press("Als Nächstes")
    keys.press("Ja, aufzeichnen")
    assert keys.window.place == "case"


def _talk(keys: Keys) -> None:
    keys.press("Gespräch in derselben Schicht beginnen")
    keys.tab_to("Persönlich")
    keys.key(Qt.Key.Key_Down)
    assert keys.now.accessibleName() == "Telefonisch"
    keys.key(Qt.Key.Key_Space)
    while keys.can_press("Weiter: "):
        keys.press("Weiter: ")
    keys.press("Abschließen")
    assert keys.window.place == "case"


def _referral(keys: Keys) -> None:
    keys.press("Neue Vermittlung")
    while keys.now.accessibleName() != "Traumatherapie":
        keys.key(Qt.Key.Key_Down)
    keys.key(Qt.Key.Key_Space)
    keys.press("Dieses Hilfsangebot wählen")
    keys.choose("Ja")
    keys.choose("Mündlich")
    keys.press("Vermittlung beginnen")
    assert keys.window.place == "paper", "the letter"


def _a_quarter_ends(keys: Keys) -> None:
    keys.window.clock.by = dt.timedelta(days=100)
    keys.go(Qt.Key.Key_4, "summary")
    keys.press("Quartale")
    keys.press("1 Quartal festschreiben")


def _a_year_leaves(keys: Keys, folder: Path) -> None:
    keys.go(Qt.Key.Key_4, "summary")
    keys.tab_to("Zeitraum")
    keys.key(Qt.Key.Key_Down)
    assert "2022" in keys.window.screen.title
    keys.press("Zahlen veröffentlichen")
    keys.tab_to("Im Ordner")
    keys.key(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(keys.now, str(folder))
    keys.tab_to("Name des neuen Ordners")
    keys.key(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(keys.now, "2022")
    keys.press("Zahlen veröffentlichen")
    assert (folder / "2022" / "report.pdf").is_file()
