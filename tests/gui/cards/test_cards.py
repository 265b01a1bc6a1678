"""Pocket cards on the screen: chosen, in any language, printed or saved; inside a vault and outside of any."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct
from wellbeing.app import cards, departures
from wellbeing.app.session import Session
from wellbeing.content import countries
from wellbeing.errors import WellbeingError
from wellbeing.gui.cards.screen import build
from wellbeing.gui.cards.view import CardsView
from wellbeing.gui.guides.screen import build_outside
from wellbeing.gui.guides.view import GuideList, GuidePage
from wellbeing.gui.widgets.text import Text
from wellbeing.language import PSEUDO, language

NAMES = [one.name for one in cards.offered()]


def run(job: Callable[[], Any], done: Callable[[Any], object], failed: Any = None) -> None:
    """The paper thread, without a thread."""
    try:
        made = job()
    except WellbeingError as error:
        failed(error)
    else:
        done(made)


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> CardsView:
    made = build(Direct(session), language("en"), run)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.arrive()
    return made


def words_of(view: CardsView) -> str:
    return "\n".join(preview.accessibleDescription() for preview in view.previews)


def told(view: QWidget) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text))


def test_all_cards_are_offered_and_one_that_is_unticked_is_gone(view: CardsView) -> None:
    assert list(view.ticks) == NAMES
    assert "After an assault" in words_of(view)
    tick = view.ticks["assault"]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert "After an assault" not in words_of(view)
    assert "112" in words_of(view)


def test_from_a_guide_only_its_card_is_chosen(view: CardsView) -> None:
    view.arrive(name="firearm")
    assert [name for name, tick in view.ticks.items() if tick.isChecked()] == ["firearm"]
    assert "After the use of a firearm" in words_of(view)
    assert "After an assault" not in words_of(view)


def test_without_a_card_nothing_can_leave(view: CardsView) -> None:
    QTest.keyClick(view.none_button, Qt.Key.Key_Space)
    assert view.previews == []
    assert not view.print_button.isEnabled()
    assert not view.save_button.isEnabled()
    assert "No card is chosen." in told(view)
    QTest.keyClick(view.all_button, Qt.Key.Key_Space)
    assert view.print_button.isEnabled()


def test_the_cards_speak_another_language_than_the_window(view: CardsView) -> None:
    view.languages.choose("de")
    view.languages.activated.emit(0)
    assert "Nach einem tätlichen Angriff" in words_of(view)
    assert view.title == "Pocket cards"


def test_a_saved_file_holds_nothing_of_the_vault_and_is_never_replaced(
    view: CardsView, session: Session, tmp_path: Path
) -> None:
    file = tmp_path / cards.FILE_NAME
    view.intentions.save_to(file)
    assert file.read_bytes().startswith(b"%PDF")
    assert departures.files_that_left(session) == []
    view.intentions.save_to(file)
    assert "exists already" in told(view)


def test_without_a_printer_a_sentence_says_so(view: CardsView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wellbeing.gui.printing.has_printer", lambda: False)
    view.print_button.click()
    assert "No printer" in told(view)


def test_what_the_printer_took_or_did_not_take_is_told(view: CardsView) -> None:
    view.intentions.print_on(72, lambda pages: False)
    assert "did not take" in told(view)
    view.intentions.print_on(72, lambda pages: True)
    assert "Printed." in told(view)


def test_outside_a_vault_cards_are_two_presses_away_and_lead_back(qtbot: QtBot) -> None:
    shown: list[QWidget] = []
    listed = build_outside(shown.append, lambda: None, language("en"), countries.anywhere, run)
    qtbot.addWidget(listed)
    QTest.keyClick(listed.cards_button, Qt.Key.Key_Space)
    every = shown[-1]
    assert isinstance(every, CardsView)
    qtbot.addWidget(every)
    assert "112" in words_of(every)
    every.left.emit()
    again: QWidget = shown.pop()
    assert isinstance(again, GuideList)
    qtbot.addWidget(again)
    listed.presenter.open("assault")
    guide: QWidget = shown.pop()
    assert isinstance(guide, GuidePage)
    qtbot.addWidget(guide)
    assert guide.card_button is not None
    QTest.keyClick(guide.card_button, Qt.Key.Key_Space)
    one = shown[-1]
    assert isinstance(one, CardsView)
    assert [name for name, tick in one.ticks.items() if tick.isChecked()] == ["assault"]
    one.left.emit()
    assert isinstance(shown[-1], GuidePage)
    for widget in shown:
        qtbot.addWidget(widget)


def test_it_opens_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    view = build(Direct(session), language(PSEUDO), run)
    qtbot.addWidget(view)
    view.arrive()
    assert view.title.startswith("[")
