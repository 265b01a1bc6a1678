"""What a page takes out is offered back above it, by button and by key."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.gui.direct import Direct
from wellbeing.app import cases, follow_ups, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.gui.house import House
from wellbeing.gui.undo import offer_undo
from wellbeing.language import Language


class Screen(QWidget):
    """A page with a field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line = QLineEdit(self)


@pytest.fixture
def house(shown: Any, english: Language, session: Session) -> House:
    made = House(english)
    for place in ("today", "case"):
        made.add_place(place, place, Screen)
    offer_undo(Direct(session), made, english)
    shown(made)
    made.go("today")
    return made


@pytest.fixture
def case_id(session: Session, house: House) -> CaseId:
    """A case from which an agreed contact was just taken back."""
    (made,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    day = session.today() + dt.timedelta(days=40)
    follow_ups.take_back(session, follow_ups.agree(session, made, day, "Ask about leave"))
    house.refresh(frozenset(session.take_changes()))
    return made


def agreed(session: Session, case_id: CaseId) -> int:
    return sum(one.step is None for one in cases.case_file(session, case_id).follow_ups)


def test_the_bar_says_what_went_and_one_press_brings_it_back(session: Session, house: House, case_id: CaseId) -> None:
    assert house.notice.words == "An agreed contact was taken back."
    assert house.notice.act.text().startswith("Undo")
    house.notice.act.click()
    assert house.notice.words == "Undone: An agreed contact was taken back."
    assert not house.notice.act.isVisible()
    assert agreed(session, case_id) == 1


def test_the_key_brings_it_back_from_another_page_too(session: Session, house: House, case_id: CaseId) -> None:
    house.go("case")
    assert house.notice.words == ""
    screen = house.screen_of("case")
    house.activateWindow()
    QTest.keyClick(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert agreed(session, case_id) == 1
    QTest.keyClick(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert house.notice.words == "There is nothing to undo."


def test_in_a_field_the_key_undoes_what_was_typed(session: Session, house: House, case_id: CaseId) -> None:
    screen = house.screen_of("today")
    assert isinstance(screen, Screen)
    house.activateWindow()
    screen.line.setFocus()
    QTest.keyClicks(screen.line, "word")
    QTest.keyClick(screen.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.line.text() == ""
    assert agreed(session, case_id) == 0
