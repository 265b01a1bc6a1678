"""Content packs in the window: nothing is installed unseen, and a refused one changes nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.packs import COUNTRY, GUIDE, PUBLISHER, SOMEBODY_ELSE, laid, pack_bytes, with_file
from wellbeing.app import packs
from wellbeing.app.session import Session
from wellbeing.content.packs import shelf
from wellbeing.gui.packs.screen import build
from wellbeing.gui.packs.view import PacksView
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


class Screen:
    """The page over an open vault."""

    def __init__(self, qtbot: QtBot, session: Session, code: str = "en") -> None:
        shelf.forget()
        self.ways = Ways()
        self.view: PacksView = build(Direct(session), self.ways, language(code))
        qtbot.addWidget(self.view)
        self.view.resize(1000, 700)
        self.view.show()
        self.view.arrive()
        QApplication.processEvents()

    def look(self, file: Path) -> None:
        self.view.intentions.look(file)
        QApplication.processEvents()

    def install(self) -> None:
        if self.view.compared is not None:
            self.view.compared.choose("compared")
        self.view.install_button.click()
        QApplication.processEvents()

    def words(self) -> str:
        shown = [label for label in self.view.findChildren(Text) if label.isVisible()]
        chips = [chip for chip in self.view.findChildren(Chip) if chip.isVisible()]
        return "\n".join(label.text() for label in (*shown, *chips))


@pytest.fixture
def screen(qtbot: QtBot, session: Session) -> Screen:
    return Screen(qtbot, session)


def test_before_installing_it_shows_who_signed_what_changes_and_who_vouches(screen: Screen, tmp_path: Path) -> None:
    assert "No pack is installed." in screen.words()
    screen.look(laid(tmp_path, pack_bytes()))
    told = screen.words()
    assert PUBLISHER.card.fingerprint in told
    assert "number that you know already" in told
    assert "After a rescue from the water" in told
    assert "Germany · Night line · 0800 000 002" in told
    assert "Kim Example, Psychotherapist; next review 2 March 2027" in told
    assert "English 100%" in told
    assert not packs.installed()


def test_without_the_comparison_nothing_is_installed(screen: Screen, tmp_path: Path) -> None:
    screen.look(laid(tmp_path, pack_bytes()))
    screen.view.install_button.click()
    assert "compare the fingerprint with the publisher first" in screen.words()
    assert not packs.installed()
    screen.install()
    assert "Police Union North is in use now." in screen.words()
    assert "1, installed on" in screen.words()
    assert packs.installed()[0].in_use is not None


def test_a_newer_version_shows_its_differences_and_needs_no_call(screen: Screen, tmp_path: Path) -> None:
    screen.look(laid(tmp_path, pack_bytes()))
    screen.install()
    files = with_file("countries/DE.yaml", COUNTRY.replace("002", "003"))
    screen.look(laid(tmp_path, pack_bytes(files, version=2)))
    told = screen.words()
    assert "Version 1 is in use now." in told
    assert "Germany · Night line · 0800 000 003" in told
    assert "Signed by the publisher you know" in told
    assert screen.view.compared is None
    screen.install()
    assert packs.installed()[0].packs[0].version == 2


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"PK\x03\x04", "not a content pack"),
        (pack_bytes(version=2, signer=SOMEBODY_ELSE), "another publisher"),
        (pack_bytes(with_file("services.yaml", "services: {"), version=2), "can't be read as YAML"),
        (pack_bytes(version=2).replace(b"North", b"South"), "signatures of this pack do not hold"),
    ],
)
def test_one_that_is_refused_says_why_and_the_one_in_use_stays(
    screen: Screen, tmp_path: Path, raw: bytes, why: str
) -> None:
    screen.look(laid(tmp_path, pack_bytes()))
    screen.install()
    screen.look(laid(tmp_path, raw))
    told = screen.words()
    assert "Nothing was installed" in told
    assert why in told
    assert "In use" in told


def test_markup_from_a_pack_is_shown_as_it_is_written(screen: Screen, tmp_path: Path) -> None:
    """Rich text with an image's address would be an access to a network."""
    odd = "<img src='//somewhere/x'><b>bold"
    files = {
        **with_file(
            "checklists/north--river/1.yaml", GUIDE.replace("title: After a rescue from the water", f'title: "{odd}"')
        ),
        "words/de.json": "{}",
    }
    screen.look(laid(tmp_path, pack_bytes(files, title="<b>North</b>", publisher="<i>x</i>")))
    told = screen.words()
    assert odd in told
    assert "<b>North</b>" in told
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in screen.view.findChildren(Text))


def test_out_of_use_and_gone_with_the_keyboard_alone(screen: Screen, tmp_path: Path) -> None:
    screen.look(laid(tmp_path, pack_bytes()))
    screen.install()
    press(screen.view.buttons["north"])
    press(screen.view.buttons["again north"])
    assert [one.removed for one in packs.installed()] == [False]
    press(screen.view.buttons["north"])
    assert "Out of use" in screen.words()
    press(screen.view.buttons["north"])
    assert "Remove Police Union North for good?" in screen.words()
    assert packs.installed()
    press(QApplication.focusWidget() or screen.view.focusWidget())
    assert not packs.installed()
    assert "is gone from this computer" in screen.words()


def press(widget: object) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Space)  # type: ignore[call-overload]
    QApplication.processEvents()


def test_a_damaged_file_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    looked = packs.look(laid(tmp_path, pack_bytes()))
    packs.install(looked, looked.fingerprint)
    shelf.file_of("north", 2).write_bytes(b"damaged")
    screen = Screen(qtbot, session)
    assert "not in order" in screen.words()
    assert "Version 1 is in use." in screen.words()


def test_in_the_reader_s_language_where_the_pack_has_it(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    screen = Screen(qtbot, session, "de")
    screen.look(laid(tmp_path, pack_bytes()))
    assert "Nach einer Rettung aus dem Wasser" in screen.words()
    assert "Deutschland · Nachttelefon · 0800 000 002" in screen.words()
