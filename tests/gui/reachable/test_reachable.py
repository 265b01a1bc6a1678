"""Whom to call when an officer does not answer: a tie, a number, the officer's word, and no name."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.long_guide import KeepsNothing
from wellbeing.app import incidents, reachable
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import Tie
from wellbeing.gui.reachable.screen import build
from wellbeing.gui.reachable.view import ReachableView
from wellbeing.language import Language


def opened(session: Session, qtbot: QtBot, code: str = "en") -> tuple[ReachableView, Ways, CaseId]:
    (case_id,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    ways = Ways()
    view = build(Direct(session), ways, Language(code), KeepsNothing())
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    view.arrive(case=case_id)
    return view, ways, case_id


def test_it_is_kept_and_taken_out_again(session: Session, qtbot: QtBot) -> None:
    view, ways, case_id = opened(session, qtbot)
    view.ties.button("partner").click()
    view.number.setText("+49 30 123456")
    view.agreed.button("yes").click()
    view.buttons["keep"].click()
    stated = reachable.get(session, case_id)
    assert stated is not None
    assert (stated.tie, stated.number) == (Tie.PARTNER, "+49 30 123456")
    assert ways.last == ("case", {"case": case_id})
    view.arrive(case=case_id)
    assert view.ties.value() == "partner"
    assert view.agreed.values() == [], "the officer is asked anew"
    view.buttons["withdraw"].click()
    assert reachable.get(session, case_id) is None


@pytest.mark.parametrize(
    ("tie", "number", "agreed"), [("", "030 123456", True), ("friend", "Anna", True), ("friend", "030 123456", False)]
)
def test_nothing_is_kept_that_the_officer_did_not_say(
    session: Session, qtbot: QtBot, tie: str, number: str, agreed: bool
) -> None:
    view, ways, case_id = opened(session, qtbot)
    view.ties.choose(tie)
    view.number.setText(number)
    view.agreed.choose("yes" if agreed else None)
    view.buttons["keep"].click()
    assert reachable.get(session, case_id) is None
    assert ways.gone == []
    assert view.field.error or view._missing.text()


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view, _ways, _case = opened(session, qtbot, "xx")
    assert view.title.startswith("[")
