"""What is still open about the case stands on the last page of a talk, may stay open, and is kept when chosen."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import asked_later, cases, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.answer import YesNo
from wellbeing.domain.asked_later import AskedLater, Later, to_ask
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.gui.debrief.asked_later import OpenFacts
from wellbeing.gui.debrief.screen import build
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.widgets.button import Button
from wellbeing.language import language


def opened(session: Session, act: str) -> CaseId:
    (case_id,) = incidents.open_incident(session, NewIncident(act=act, officers=[Involved()], agreed=True))
    return case_id


def last_page(qtbot: QtBot, session: Session, case_id: CaseId, step: Step) -> tuple[DebriefView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language("en"), DraftKeeper())
    qtbot.addWidget(view)
    view.show()
    view.arrive(case=case_id, step=step)
    view.intentions.begin(Mode.BY_PHONE)
    while view._question:
        view.intentions.go_on()
    return view, ways


def choose(facts: OpenFacts, fact: Later, code: str) -> None:
    facts.answers[fact].choose(code)
    facts.answers[fact].activated.emit(0)


def test_an_answer_is_kept_at_once_and_none_is_needed(qtbot: QtBot, session: Session) -> None:
    case_id = opened(session, "ASSAULT_MINOR")
    view, ways = last_page(qtbot, session, case_id, Step.MONTHS_12)
    (facts,) = view.findChildren(OpenFacts)
    assert set(facts.answers) == {Later.LEGAL_AID, Later.JUSTICE}
    choose(facts, Later.JUSTICE, "CONVICTION")
    case = cases.case_file(session, case_id).case
    assert (case.justice, case.legal_aid) == ("CONVICTION", None)
    day = next(one for one in facts.findChildren(Button) if not one.isHidden())
    day.click()
    assert ways.last == ("incident", {"incident": case.incident_id, "case": case_id})
    choose(facts, Later.JUSTICE, "")
    assert cases.case_file(session, case_id).case.justice is None, "open again"
    view.on.click()
    assert ways.last == ("case", {"case": case_id})


@pytest.mark.parametrize(("act", "step"), [("ASSAULT_MINOR", Step.DAY_3), ("TRAUMA_SCENE", Step.MONTHS_12)])
def test_nothing_is_asked_early_and_of_the_court_only_where_somebody_attacked(
    qtbot: QtBot, session: Session, act: str, step: Step
) -> None:
    view, _ways = last_page(qtbot, session, opened(session, act), step)
    assert view.findChild(OpenFacts) is None


def test_what_is_told_is_asked_again_only_where_it_may_change(session: Session) -> None:
    case_id = opened(session, "THREAT")
    asked_later.tell(session, case_id, Later.RECORDED, "U")
    asked_later.tell(session, case_id, Later.CARE_TIME, "M0-30")
    case = cases.case_file(session, case_id).case
    assert (case.recorded, case.care_time) == (YesNo.UNKNOWN, "M0-30")
    assert to_ask(case, "THREAT", Step.MONTH_1) == (AskedLater(Later.RECORDED, "U"),)
    asked_later.tell(session, case_id, Later.RECORDED, "Y")
    assert to_ask(cases.case_file(session, case_id).case, "THREAT", Step.MONTHS_6) == ()
