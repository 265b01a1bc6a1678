"""After a restore the summary says that releasing is closed, and the page behind it opens it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.test_summary import IMPORTED
from tests.gui.direct import Direct, Ways
from tests.gui.summary.test_summary import Screen, presented
from tests.helpers.lost import Lost
from wellbeing.app import releasing, summary, vaults
from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.releasing.presenter import card_at
from wellbeing.gui.releasing.screen import build
from wellbeing.gui.releasing.view import ReleasingView
from wellbeing.gui.summary.shown import Overview
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language


@pytest.fixture
def lost(tmp_path: Path) -> Lost:
    """A vault that was restored from a backup older than its release."""
    return Lost(tmp_path)


@pytest.fixture
def restored(lost: Lost) -> Iterator[Session]:
    """The same vault, open."""
    session = lost.open()
    yield session
    vaults.close(session)


def shown(qtbot: QtBot, session: Session, code: str = "en") -> tuple[ReleasingView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language(code), DraftKeeper())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive()
    return view, ways


def press(button: Button) -> None:
    """By the keyboard."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def told(view: ReleasingView) -> list[str]:
    return [block.accessibleName() for block in view.findChildren(Block)]


def words(view: ReleasingView) -> str:
    return "\n".join(label.text() for label in view.findChildren(Text))


def test_the_summary_says_why_nothing_leaves_and_leads_to_the_page(restored: Session, tmp_path: Path) -> None:
    screen = Screen()
    presenter, ways = presented(restored, screen, tmp_path)
    presenter.arrive("", IMPORTED.label)
    overview: Overview = screen.last("show_overview")
    assert "12 March 2026" in overview.heads.closed
    assert overview.why_not == overview.heads.closed
    presenter.follow("releasing")
    assert ways.last == ("releasing", {})
    releasing.state_complete(restored, "R. Rep")
    presenter.refresh()
    assert screen.last("show_overview").heads.closed == ""


def test_a_folder_is_read_in_and_a_name_opens_releasing(qtbot: QtBot, lost: Lost, restored: Session) -> None:
    view, ways = shown(qtbot, restored)
    press(view.read_button)
    assert view._fields["folder"].error
    view.folder.setText(str(lost.left))
    press(view.read_button)
    assert summary.was_released(restored, IMPORTED)
    assert "was read in" in told(view)[0]
    assert "is known now" in words(view)
    assert view.folder.text() == ""
    press(view.open_button)
    assert view._fields["by"].error, "nobody opens it without a name"
    assert releasing.closed(restored) is not None
    view.by.setText("R. Rep")
    press(view.open_button)
    assert releasing.closed(restored) is None
    assert told(view) == ["Thank you. Releasing is open again."]
    assert all(not card.isVisible() for card in view._closed)
    press(view.back_button)
    assert ways.last == ("summary", {})


def test_a_folder_that_does_not_fit_is_told_beside_the_field_and_stays(
    qtbot: QtBot, lost: Lost, restored: Session
) -> None:
    view, _ways = shown(qtbot, restored)
    view.folder.setText(str(lost.left.parent))
    press(view.read_button)
    assert view._fields["folder"].error
    assert view.folder.text() == str(lost.left.parent)
    (lost.left / "data.csv").write_bytes(b"changed")
    view.folder.setText(str(lost.left))
    press(view.read_button)
    assert view._fields["folder"].error
    assert not summary.was_released(restored, IMPORTED)


def test_where_the_keys_are_lost_the_card_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    lost = Lost(tmp_path, signed_before=False)
    session = lost.open()
    try:
        view, _ways = shown(qtbot, session)
        assert view._fields["card"].isHidden()
        view.folder.setText(str(lost.left))
        press(view.read_button)
        assert not view._fields["card"].isHidden()
        assert view._fields["card"].error
        view.card.setText(str(tmp_path / "nothing.json"))
        press(view.read_button)
        assert view._fields["card"].error
        card = tmp_path / "card.json"
        card.write_bytes(lost.card.to_bytes())
        view.card.setText(str(card))
        press(view.read_button)
        assert summary.was_released(session, IMPORTED)
    finally:
        vaults.close(session)


def test_an_ordinary_vault_has_nothing_to_open(qtbot: QtBot, session: Session) -> None:
    view, _ways = shown(qtbot, session)
    assert told(view) == ["Releasing is open: everything that was released is known."]


def test_it_opens_in_a_longer_language(qtbot: QtBot, restored: Session) -> None:
    view, _ways = shown(qtbot, restored, "xx")
    assert view.title.startswith("[")


@pytest.mark.parametrize("typed", ["~nobody-of-this-name/card.json", "a\0b", "/", "x" * 5000])
def test_what_is_no_place_of_a_card_is_told_in_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match="can't be read"):
        card_at(typed)
    assert card_at("  ") is None
