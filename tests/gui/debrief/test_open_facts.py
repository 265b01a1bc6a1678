"""What is still open about the case stands on the last page of a talk, may stay open, and is kept when chosen."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.app import asked_later, cases, consents, debriefs, incidents, referrals, services
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.answer import YesNo
from wellbeing.domain.asked_later import AskedLater, Later, from_talks, to_ask
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.condition import Answer
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId
from wellbeing.domain.referral import ReferralState
from wellbeing.gui.debrief.asked_later import OpenFacts
from wellbeing.gui.debrief.screen import build
from wellbeing.gui.debrief.view import DebriefView
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.widgets.button import Button
from wellbeing.language import language


def opened(session: Session, act: str) -> CaseId:
    (case_id,) = incidents.open_incident(session, NewIncident(act=act, officers=[Involved()], agreed=True))
    return case_id


def last_page(
    qtbot: QtBot, session: Session, case_id: CaseId, step: Step, **answers: Answer
) -> tuple[DebriefView, Ways]:
    """Begun by telephone; `answers` by question, and nothing else was said."""
    ways = Ways()
    view = build(Direct(session), ways, language("en"), DraftKeeper())
    qtbot.addWidget(view)
    view.show()
    view.arrive(case=case_id, step=step)
    view.intentions.begin(Mode.BY_PHONE)
    for question, answer in answers.items():
        debriefs.answer(session, cases.case_file(session, case_id).debriefs[0].id, question, answer)
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


def test_what_the_talk_tells_is_proposed_and_kept_by_one_press(qtbot: QtBot, session: Session) -> None:
    case_id = opened(session, "ASSAULT_MINOR")
    view, _ways = last_page(qtbot, session, case_id, Step.MONTHS_12, justice="charge", legal="arranged")
    (facts,) = view.findChildren(OpenFacts)
    case = cases.case_file(session, case_id).case
    assert (case.justice, case.legal_aid) == (None, None), "nothing is kept before somebody said so"
    QTest.keyClick(facts.confirm[Later.JUSTICE], Qt.Key.Key_Return)
    facts.confirm[Later.LEGAL_AID].click()
    case = cases.case_file(session, case_id).case
    assert (case.justice, case.legal_aid) == ("CHARGE", "GRANTED")
    assert facts.answers[Later.JUSTICE].value() == "CHARGE"
    assert not facts.confirm[Later.JUSTICE].isEnabled()
    choose(facts, Later.JUSTICE, "")
    assert facts.confirm[Later.JUSTICE].isEnabled(), "it can be taken on again"


def test_an_accident_that_was_reported_is_proposed_in_a_later_talk(qtbot: QtBot, session: Session) -> None:
    case_id = opened(session, "ASSAULT_MINOR")
    assert from_talks({"accident_reported"}, None, None) == {Later.RECORDED: "Y"}
    view, _ways = last_page(qtbot, session, case_id, Step.WEEK_1, papers=["accident_report"])
    (facts,) = view.findChildren(OpenFacts)
    assert set(facts.confirm) == {Later.RECORDED}


def test_the_first_appointment_with_a_doctor_tells_how_long_it_took(
    qtbot: QtBot, session: Session, clock: Clock
) -> None:
    case_id = opened(session, "ASSAULT_MINOR")
    doctor = services.save(session, dataclasses.replace(services.blank(), kind="MEDICAL", name="Doctor"))
    consents.answer_service(session, case_id, doctor, yes=True, way=Way.SPOKEN)
    referral = referrals.consider(session, case_id, doctor)
    referrals.move(session, referral, ReferralState.MADE)
    day = session.today() + dt.timedelta(days=3)
    referrals.move(session, referral, ReferralState.APPOINTMENT, appointment_on=day)
    view, _ways = last_page(qtbot, session, case_id, Step.WEEK_1)
    assert not view.findChildren(OpenFacts)[0].confirm, "that day has not come"
    clock.forward(days=8)
    view.arrive(case=case_id, step=Step.WEEK_1)
    assert set(view.findChildren(OpenFacts)[-1].confirm) == {Later.CARE_TIME}


def test_days_alone_do_not_tell_hours_and_whom_a_doctor_saw_was_looked_after_before() -> None:
    assert from_talks(set(), "judged", 1) == {}
    assert from_talks({"doctor_seen"}, None, 9) == {}
    assert from_talks(set(), None, 2) == {Later.CARE_TIME: "M_GE1441"}


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
