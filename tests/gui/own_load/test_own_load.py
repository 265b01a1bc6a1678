"""The page 'How are you doing?': calm, by keyboard, and looking at it is enough for two weeks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import incidents, own_load, preferences, today
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.today import Reminder
from wellbeing.gui.own_load.screen import build
from wellbeing.gui.own_load.view import OwnLoadView
from wellbeing.gui.today.screen import build as build_today
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


@pytest.fixture
def much(session: Session) -> None:
    for number in range(3):
        officer = Involved(alias=f"Bird {number}", name="Ada Officer")
        incidents.open_incident(session, NewIncident(act="TRAUMA_SCENE", officers=[officer], agreed=True))


def page(qtbot: QtBot, session: Session, code: str = "en") -> tuple[OwnLoadView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.show()
    view.arrive()
    return view, ways


def told(view: OwnLoadView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text))


@pytest.mark.usefixtures("much")
def test_it_tells_how_much_it_is_and_names_nobody(qtbot: QtBot, session: Session) -> None:
    view, _ways = page(qtbot, session)
    assert "That is much for one person." in told(view)
    assert "112" in told(view)
    for hidden in ("Bird", "Ada", "scene"):
        assert hidden not in told(view)


@pytest.mark.usefixtures("much")
def test_looking_at_it_is_enough_for_two_weeks(qtbot: QtBot, session: Session) -> None:
    assert Reminder.OWN_LOAD in today.today(session).reminders
    page(qtbot, session)
    assert Reminder.OWN_LOAD not in today.today(session).reminders
    assert not own_load.is_due(session)


def test_whom_to_call_is_entered_in_the_settings(qtbot: QtBot, session: Session) -> None:
    view, ways = page(qtbot, session)
    assert "Nobody is entered yet" in told(view)
    QTest.keyClick(view.change_button, Qt.Key.Key_Space)
    assert ways.last == ("settings", {"part": "you"})
    preferences.save(session, preferences.Preferences(own_support="Sam, 0100 400"))
    view.arrive()
    assert "Sam, 0100 400" in told(view)


@pytest.mark.usefixtures("much")
def test_today_leads_to_it_by_its_row_and_at_any_time(qtbot: QtBot, session: Session) -> None:
    ways = Ways()
    view = build_today(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.arrive()
    words = "\n".join(text.text() for text in view.findChildren(Text))
    assert "There was much lately." in words
    QTest.keyClick(view.own_load, Qt.Key.Key_Space)
    assert ways.last == ("own-load", {})


def test_it_opens_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    view, _ways = page(qtbot, session, "xx")
    assert view.title.startswith("[")
