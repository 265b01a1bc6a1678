"""The page 'Time away': what falls into it by alias and step, with what can be done, by keyboard."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.app import absences, incidents, today
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.cli.today import _lines as command_line
from wellbeing.gui.absence.screen import build
from wellbeing.gui.absence.view import AbsenceView
from wellbeing.gui.incident.screen import KeepsNothing
from wellbeing.gui.today.screen import build as build_today
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


@pytest.fixture
def case(session: Session) -> int:
    """The one-month talk is meant for 30 March, from the 28th to 4 April."""
    officer = Involved(alias="Heron", name="Ada Officer")
    new = NewIncident(act="THREAT", officers=[officer], occurred_on=dt.date(2026, 2, 28), agreed=True)
    return incidents.open_incident(session, new)[0]


def page(qtbot: QtBot, session: Session) -> tuple[AbsenceView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language("en"), KeepsNothing())
    qtbot.addWidget(view)
    view.show()
    view.arrive()
    return view, ways


def told(view: AbsenceView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text))


def button(view: AbsenceView, start: str) -> str:
    return next(key for key in view.buttons if key.startswith(start))


def test_two_days_show_what_falls_into_them_and_one_press_moves_it(qtbot: QtBot, session: Session, case: int) -> None:
    view, ways = page(qtbot, session)
    view.first.show_day(dt.date(2026, 3, 30))
    view.last.show_day(dt.date(2026, 4, 10))
    QTest.keyClick(view.buttons["enter"], Qt.Key.Key_Space)
    assert "1 contact falls into it. 1 has to be arranged still." in told(view)
    assert "Heron" in told(view)
    assert "Ada" not in told(view)
    QTest.keyClick(view.buttons[button(view, "hand-over")], Qt.Key.Key_Space)
    assert ways.last == ("hand-over", {"case": case})
    QTest.keyClick(view.buttons[button(view, "before")], Qt.Key.Key_Space)
    assert "No contact falls into it." in told(view)


def test_what_rests_can_be_taken_back(qtbot: QtBot, session: Session, case: int) -> None:
    absences.enter(session, dt.date(2026, 3, 28), dt.date(2026, 4, 4))
    view, _ways = page(qtbot, session)
    QTest.keyClick(view.buttons[button(view, "officer_knows")], Qt.Key.Key_Space)
    assert "Everything is arranged." in told(view)
    QTest.keyClick(view.buttons[button(view, "undo")], Qt.Key.Key_Space)
    assert "1 has to be arranged still." in told(view)


@pytest.mark.usefixtures("case")
def test_what_is_no_day_or_no_span_is_told_beside_it(qtbot: QtBot, session: Session) -> None:
    view, _ways = page(qtbot, session)
    view.buttons["enter"].click()
    assert "first day" in view.field("first_day").error
    view.first.show_day(dt.date(2026, 4, 10))
    view.last.line.setText("soon")
    view.buttons["enter"].click()
    assert "not a day" in view.field("last_day").error
    view.last.show_day(dt.date(2026, 4, 9))
    view.buttons["enter"].click()
    assert "before the first" in view.field("last_day").error


@pytest.mark.usefixtures("case")
def test_today_and_the_command_line_say_it_before_and_after(qtbot: QtBot, session: Session, clock: Clock) -> None:
    absences.enter(session, dt.date(2026, 3, 28), dt.date(2026, 4, 4))
    ways = Ways()
    view = build_today(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.arrive()
    words = "\n".join(text.text() for text in view.findChildren(Text))
    assert "Away from 28 March 2026 to 4 April 2026" in words
    QTest.keyClick(view.time_away, Qt.Key.Key_Space)
    assert ways.last == ("absence", {})
    lines = "\n".join(command_line(today.today(session), session.language))
    assert "1 contact falls into it. 1 has to be arranged still." in lines
    clock.now = dt.datetime(2026, 4, 6, 9, tzinfo=dt.UTC)
    view.arrive()
    assert "Came due while you were away" in "\n".join(text.text() for text in view.findChildren(Text))
    assert "Came due while you were away" in "\n".join(command_line(today.today(session), session.language))
