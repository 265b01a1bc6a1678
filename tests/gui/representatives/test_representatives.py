"""Representatives in the window: a card is kept only with the fingerprint that was heard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.hand_over import fingerprint, representative
from tests.helpers.vaults import Clock
from wellbeing.app import departures, representatives
from wellbeing.app.session import Session
from wellbeing.domain.departure import FileKind
from wellbeing.gui.incident.screen import KeepsNothing
from wellbeing.gui.representatives.screen import build
from wellbeing.gui.representatives.view import RepresentativesView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Session]:
    with representative(tmp_path / "ana", "Ana Rep", Clock()) as session:
        yield session


def page(qtbot: QtBot, session: Session) -> tuple[RepresentativesView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language("en"), KeepsNothing())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive()
    QApplication.processEvents()
    return view, ways


def words(view: RepresentativesView) -> str:
    QApplication.processEvents()
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisible())


def test_the_own_card_is_shown_and_saved_and_named_among_what_left(qtbot: QtBot, ana: Session, tmp_path: Path) -> None:
    view, _ways = page(qtbot, ana)
    assert fingerprint(ana) in words(view)
    assert "Nobody's card is known here yet" in words(view)
    view.intentions.save_own(tmp_path / "ana.wbcard")
    assert "Your card is saved" in words(view)
    assert representatives.look(tmp_path / "ana.wbcard").name == "Ana Rep"
    assert departures.files_that_left(ana)[0].kind is FileKind.REPRESENTATIVE_CARD


def test_a_card_is_kept_with_what_was_heard_and_with_nothing_else(qtbot: QtBot, ana: Session, tmp_path: Path) -> None:
    with representative(tmp_path / "bo", "Bo Rep", Clock()) as bo:
        representatives.save_own_card(bo, tmp_path / "bo.wbcard")
        heard = fingerprint(bo)
    view, _ways = page(qtbot, ana)
    view.intentions.look(tmp_path / "bo.wbcard")
    assert heard not in words(view), "it is typed as it is heard"
    assert view.heard is not None
    view.heard.setText("0000" + heard[4:])
    view.keep_button.click()
    assert "not the fingerprint of the card" in words(view)
    assert representatives.known(ana) == []
    view.heard.setText(heard.upper().replace(" ", ""))
    view.keep_button.click()
    assert "Bo Rep is known now" in words(view)
    assert [card.name for card in representatives.known(ana)] == ["Bo Rep"]


def test_another_file_and_the_own_card_are_refused(qtbot: QtBot, ana: Session, tmp_path: Path) -> None:
    view, _ways = page(qtbot, ana)
    (tmp_path / "no.wbcard").write_bytes(b"{}")
    view.intentions.look(tmp_path / "no.wbcard")
    assert "not a representative's card" in words(view)
    representatives.save_own_card(ana, tmp_path / "own.wbcard")
    view.intentions.look(tmp_path / "own.wbcard")
    assert view.heard is not None
    view.heard.setText(fingerprint(ana))
    view.keep_button.click()
    assert "This is your own card" in words(view)
    assert representatives.known(ana) == []
