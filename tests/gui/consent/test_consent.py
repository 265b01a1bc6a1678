"""Consent: not before its time, yes and no alike, withdrawn with what has left in sight."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.app import consents, incidents, letters, referral_letters, referrals, services
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.departure import Carrier
from wellbeing.domain.identity import CaseId, ServiceId
from wellbeing.gui.consent.presenter import STATISTICS, Presenter
from wellbeing.gui.consent.screen import build
from wellbeing.gui.consent.shown import Item, Shown
from wellbeing.gui.consent.view import ConsentView
from wellbeing.language import language


class Screen:
    """Keeps what it was given to show."""

    shown: Shown

    def show_consents(self, shown: Shown) -> None:
        self.shown = shown

    def item(self, key: object) -> Item:
        return next(item for item in self.shown.items if item.key == str(key))


@pytest.fixture
def case_id(session: Session) -> CaseId:
    officer = Involved(alias="Heron", name="Ada Officer")
    return incidents.open_incident(session, NewIncident(act="THREAT", officers=[officer], agreed=True))[0]


def considered(session: Session, case_id: CaseId) -> ServiceId:
    service = services.save(session, dataclasses.replace(services.blank(), kind="PEER", name="Peers"))
    referrals.consider(session, case_id, service)
    return service


def presented(session: Session, case_id: CaseId) -> tuple[Presenter, Screen, Direct]:
    screen, ask = Screen(), Direct(session)
    made = Presenter(screen, ask, Ways(), session.language)
    made.arrive(case_id)
    return made, screen, ask


def test_statistics_are_not_asked_before_their_step_and_it_is_said_from_when(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    made, screen, ask = presented(session, case_id)
    item = screen.item(STATISTICS)
    assert (item.read_aloud, item.ask) == ("", "")
    assert "14 March 2026" in item.told
    made.answer(STATISTICS, yes=True, way=Way.SPOKEN)
    assert len(ask.alerts) == 1, "and pressing cannot get past it"
    assert consents.of_case(session, case_id) == []
    clock.forward(hours=48)
    made.load()
    item = screen.item(STATISTICS)
    assert item.read_aloud == consents.STATISTICS_TEXT
    assert item.open_at_once
    assert item.state == "Not asked yet"


def test_answers_and_withdrawals_are_told_with_their_day(session: Session, case_id: CaseId, clock: Clock) -> None:
    service = considered(session, case_id)
    made, screen, _ask = presented(session, case_id)
    made.answer(str(service), yes=False, way=Way.SPOKEN)
    assert screen.item(service).state == "No, since 12 March 2026"
    assert not screen.item(service).consent, "a no is nothing to withdraw"
    clock.forward(days=1)
    made.answer(str(service), yes=True, way=Way.SIGNED)
    assert screen.item(service).state == "Yes, since 13 March 2026"
    made.withdraw(screen.item(service).consent)
    assert screen.item(service).state == "Withdrawn on 13 March 2026"
    assert [past.what for past in screen.shown.history] == ["Withdrawn", "The officer said yes", "The officer said no"]


def test_withdrawing_shows_what_left_under_this_consent_and_nothing_else(session: Session, case_id: CaseId) -> None:
    service = considered(session, case_id)
    other = considered(session, case_id)
    made, screen, _ask = presented(session, case_id)
    for one in (service, other):
        made.answer(str(one), yes=True, way=Way.SPOKEN)
    referral = referrals.of_case(session, case_id)[0]
    letters.record(session, referral_letters.referral_letter(session, referral.id), Carrier.PRINTED)
    made.load()
    (left,) = screen.item(service).left
    assert left.startswith("Referral letter, printed on")
    assert screen.item(other).left == ()


def page(qtbot: QtBot, session: Session, case_id: CaseId, code: str = "en") -> tuple[ConsentView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, language(code))
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(case=case_id)
    return view, ways


def test_no_answer_is_chosen_beforehand_and_both_questions_are_needed(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    service = considered(session, case_id)
    view, _ways = page(qtbot, session, case_id)
    view.cards[str(service)].open_form()
    form = view.cards[str(service)].form
    assert form is not None
    assert form.answer.value() is None
    assert form.way.value() is None
    assert not form.keep.isEnabled()
    yes, no = form.answer.button("yes"), form.answer.button("no")
    assert yes.property("kind") == no.property("kind")
    for button in (no, form.way.button("spoken")):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    form.keep.setFocus()
    QTest.keyClick(form.keep, Qt.Key.Key_Space)
    (answer,) = consents.of_case(session, case_id)
    assert not answer.answer


def test_only_one_thing_is_asked_at_a_time(qtbot: QtBot, session: Session, case_id: CaseId, clock: Clock) -> None:
    service = considered(session, case_id)
    clock.forward(hours=49)
    view, _ways = page(qtbot, session, case_id)
    assert view.cards[STATISTICS].form is not None
    view.cards[str(service)].open_form()
    assert view.cards[STATISTICS].form is None


def test_a_withdrawal_is_confirmed_by_keyboard(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    service = considered(session, case_id)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    view, _ways = page(qtbot, session, case_id)
    card = view.cards[str(service)]
    QTest.keyClick(card.withdraw, Qt.Key.Key_Space)
    assert consents.of_case(session, case_id)[0].in_force, "one press more"
    QTest.keyClick(card.confirm, Qt.Key.Key_Space)
    assert not consents.of_case(session, case_id)[0].in_force


def test_it_opens_in_a_longer_language_and_never_shows_the_name(
    qtbot: QtBot, session: Session, case_id: CaseId, clock: Clock
) -> None:
    considered(session, case_id)
    clock.forward(hours=49)
    view, ways = page(qtbot, session, case_id, "xx")
    assert view.title.startswith("[")
    assert not any("Ada" in label.text() for label in view.findChildren(QLabel))
    view.intentions.print_form()
    assert ways.last == ("paper", {"kind": "consent", "case": case_id})
