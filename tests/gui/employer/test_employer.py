"""A letter to the employer: what is asked, what the letter says, the officer's word, and the way to the paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import consents, incidents, preferences
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.identity import CaseId
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.employer.screen import build
from wellbeing.gui.employer.view import EmployerView
from wellbeing.gui.employer.wish import wish_of
from wellbeing.gui.widgets.text import Text


@pytest.fixture
def case_id(session: Session) -> CaseId:
    preferences.save(session, preferences.Preferences(employer="Personnel office"))
    officer = Involved(alias="Heron", name="Ada Officer")
    return incidents.open_incident(session, NewIncident(act="THREAT", officers=[officer], agreed=True))[0]


def opened(qtbot: QtBot, session: Session, case_id: CaseId) -> tuple[EmployerView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, session.language, DraftKeeper())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(case=case_id)
    return view, ways


def shown(view: EmployerView) -> str:
    QApplication.processEvents()
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisibleTo(view))


def test_by_keyboard_from_the_reason_to_the_letter(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, ways = opened(qtbot, session, case_id)
    assert view.recipient.text() == "Personnel office"
    QTest.keyClick(view.asked.button(Purpose.EMPLOYER_DUTY.value), Qt.Key.Key_Space)
    QTest.keyClick(view.go_on, Qt.Key.Key_Space)
    assert "at least one" in view.errors["changes"].text()
    QTest.keyClick(view.changes.button("0"), Qt.Key.Key_Space)
    QTest.keyClick(view.go_on, Qt.Key.Key_Space)
    assert view.form is not None
    assert "Personnel office" in shown(view)
    assert "No duty at night" in shown(view)
    QTest.keyClick(view.paper, Qt.Key.Key_Space)
    place, what = ways.last
    assert (place, what["kind"], wish_of(what).recipient) == ("paper", "consent", "Personnel office")
    view.form.answer.button("yes").click()
    view.form.way.button(Way.SPOKEN.value).click()
    QTest.keyClick(view.form.keep, Qt.Key.Key_Space)
    place, what = ways.last
    assert (place, what["kind"], what["case"]) == ("paper", "employer", case_id)
    assert wish_of(what).changes == ("No duty at night",)
    (given,) = consents.of_case(session, case_id)
    assert (given.purpose, given.recipient) == (Purpose.EMPLOYER_DUTY, "Personnel office")


def test_wrong_and_missing_input_is_told_beside_its_field_and_stays(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    view, _ways = opened(qtbot, session, case_id)
    view.go_on.click()
    assert view.errors["purpose"].text()
    view.asked.button(Purpose.EMPLOYER_RELIEF.value).click()
    view.recipient.setText(" ")
    view.until.setText("soon")
    view.go_on.click()
    assert view.fields["until"].error
    view.until.setText("01/03/2020")
    view.go_on.click()
    assert view.fields["recipient"].error
    assert view.until.text() == "01/03/2020"
    view.recipient.setText("Office")
    view.go_on.click()
    assert "past" in view.fields["until"].error
    assert view.form is None


def test_a_consent_is_not_asked_twice_and_a_no_leads_back(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, ways = opened(qtbot, session, case_id)
    for yes in (False, True):
        view.arrive(case=case_id)
        view.asked.button(Purpose.EMPLOYER_ACCIDENT.value).click()
        view.go_on.click()
        view.intentions.answer(yes=yes, way=Way.SIGNED)
        assert ways.last[0] == ("paper" if yes else "case")
    view.arrive(case=case_id)
    view.asked.button(Purpose.EMPLOYER_ACCIDENT.value).click()
    view.go_on.click()
    assert "12 March 2026" in shown(view)
    consents.withdraw(session, consents.of_case(session, case_id)[-1].id)
    view.refresh(frozenset())
    assert view.form is not None, "it was withdrawn while the page was in sight"
    view.intentions.change()
    assert view.asked.value() == Purpose.EMPLOYER_ACCIDENT.value, "what was entered is still there"
