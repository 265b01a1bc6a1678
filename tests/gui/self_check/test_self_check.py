"""The page of a self-check: numbers in, a sentence out; nothing kept unless it is asked for; by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import incidents, self_checks
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.gui.self_check.screen import build
from wellbeing.gui.self_check.view import SelfCheckView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


def open_case(session: Session, act: str = "THREAT") -> CaseId:
    officer = Involved(alias="Heron", name="Ada Officer")
    return incidents.open_incident(session, NewIncident(act=act, officers=[officer], agreed=True))[0]


def page(qtbot: QtBot, session: Session, case: CaseId, code: str = "en") -> tuple[SelfCheckView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(case=case)
    return view, ways


def told(view: SelfCheckView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text))


def work_out(view: SelfCheckView, *numbers: int, total: int | None = None) -> None:
    for drop, number in zip(view.numbers, numbers, strict=False):
        drop.choose(str(number))
    if total is not None:
        view.total.choose(str(total))
    QTest.keyClick(view.work_out_button, Qt.Key.Key_Space)


def test_five_numbers_become_a_value_with_what_it_is_not(qtbot: QtBot, session: Session) -> None:
    view, ways = page(qtbot, session, open_case(session))
    assert "not a diagnosis" in told(view)
    work_out(view, 1, 1, 2, 1, 1)
    assert "24 of 100" in told(view)
    assert told(view).count("not a diagnosis") == 2, "on the page, and beside the value"
    QTest.keyClick(view.refer_button, Qt.Key.Key_Space)
    assert ways.last == ("new-referral", {"case": 1})


def test_the_sum_alone_is_enough_and_a_high_value_offers_nothing(qtbot: QtBot, session: Session) -> None:
    view, _ways = page(qtbot, session, open_case(session))
    work_out(view, total=20)
    assert "80 of 100" in told(view)
    assert view.refer_button.text() == ""


def test_what_is_missing_is_said(qtbot: QtBot, session: Session) -> None:
    view, _ways = page(qtbot, session, open_case(session))
    work_out(view, 1, 1)
    assert "One of the numbers is missing." in told(view)


def test_nothing_stays_unless_the_officer_asks(qtbot: QtBot, session: Session) -> None:
    case = open_case(session)
    view, ways = page(qtbot, session, case)
    work_out(view, total=5)
    view.intentions.leave()
    assert ways.last == ("case", {"case": case})
    assert self_checks.look(session, case).kept == ()
    view.arrive(case=case)
    assert "20 of 100" not in told(view)
    work_out(view, total=5)
    QTest.keyClick(view.keep_button, Qt.Key.Key_Space)
    assert "20 on 12 March 2026" in told(view)
    QTest.keyClick(view.remove_buttons[0], Qt.Key.Key_Space)
    assert self_checks.look(session, case).kept == ()


def test_where_the_lawyer_comes_first_there_is_no_way_to_keep_it(qtbot: QtBot, session: Session) -> None:
    view, _ways = page(qtbot, session, open_case(session, "TRAUMA_FIREARM"))
    work_out(view, total=5)
    assert "Nothing of it is kept for this case." in told(view)
    assert view.keep_button.text() == ""


@pytest.mark.parametrize("code", ["en", "de", "xx"])
def test_it_holds_no_question_and_no_field_to_type_in(qtbot: QtBot, session: Session, code: str) -> None:
    view, _ways = page(qtbot, session, open_case(session), code)
    assert len(view.numbers) == 5
    assert not view.findChildren(QPlainTextEdit)
    assert not view.findChildren(QLineEdit)
    assert "?" not in told(view)
    assert "Ada" not in told(view)
