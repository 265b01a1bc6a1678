"""A referral from the kind of help to its outcome, with the consent asked on the way."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.app import consents, incidents, referrals, services
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId, ReferralId, ServiceId
from wellbeing.domain.referral import Helped, Outcome, ReferralState
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.referral.new_view import NewReferralView
from wellbeing.gui.referral.presenter import Presenter
from wellbeing.gui.referral.screen import build, build_new
from wellbeing.gui.referral.shown import Shown
from wellbeing.gui.referral.view import ReferralView
from wellbeing.gui.widgets.empty import EmptyState
from wellbeing.language import language


@pytest.fixture
def case_id(session: Session) -> CaseId:
    return open_case(session, "Ada Officer")


def open_case(session: Session, name: str) -> CaseId:
    officer = Involved(alias="Heron", name=name)
    return incidents.open_incident(session, NewIncident(act="THREAT", officers=[officer], agreed=True))[0]


def add(session: Session, name: str = "Trauma service", kind: str = "PSYCHOTRAUMA") -> ServiceId:
    blank = services.blank()
    return services.save(session, dataclasses.replace(blank, kind=kind, name=name, usual_days=10))


def new(qtbot: QtBot, session: Session, case_id: CaseId, kind: str | None = None) -> tuple[NewReferralView, Ways]:
    ways = Ways()
    view = build_new(Direct(session), ways, session.language)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(case=case_id, kind=kind)
    return view, ways


def one(qtbot: QtBot, session: Session, referral: ReferralId) -> tuple[ReferralView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, session.language, DraftKeeper())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive(referral=referral)
    return view, ways


class Screen:
    """Keeps what it was given to show."""

    shown: Shown

    def __init__(self) -> None:
        self.errors: list[tuple[str, str]] = []

    def show_referral(self, shown: Shown) -> None:
        self.shown = shown

    def show_error(self, field: str, words: str) -> None:
        self.errors.append((field, words))


def presented(session: Session, referral: ReferralId, ways: Ways | None = None) -> tuple[Presenter, Screen]:
    screen = Screen()
    made = Presenter(screen, Direct(session), ways or Ways(), session.language)
    made.arrive(referral)
    return made, screen


def test_from_the_kind_to_a_considered_service_by_keyboard(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    service = add(session)
    add(session, "Lawyers", "LEGAL")
    view, ways = new(qtbot, session, case_id)
    kind = view.kinds[0].button("PSYCHOTRAUMA")
    QTest.keyClick(kind, Qt.Key.Key_Space)
    (button,) = view.chosen.values()
    QTest.keyClick(button, Qt.Key.Key_Space)
    (referral,) = referrals.of_case(session, case_id)
    assert (referral.service_id, referral.state) == (service, ReferralState.CONSIDERED)
    assert ways.last == ("referral", {"referral": referral.id})


def test_a_kind_from_the_guide_is_taken_at_once_and_an_unknown_one_is_asked(
    qtbot: QtBot, session: Session, case_id: CaseId
) -> None:
    add(session)
    view, _ways = new(qtbot, session, case_id, "PSYCHOTRAUMA")
    assert view.chosen
    other, _ways = new(qtbot, session, case_id, "NO_SUCH_KIND")
    assert other.kinds


def test_a_kind_without_services_offers_to_enter_one(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    view, ways = new(qtbot, session, case_id, "LEGAL")
    view.findChildren(EmptyState)[0].action.click()
    assert ways.last == ("service", {"service": None})


def test_a_search_keeps_the_keyboard_and_narrows_the_offers(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    for number in range(25):
        add(session, f"Service {number:02}")
    view, _ways = new(qtbot, session, case_id, "PSYCHOTRAUMA")
    assert len(view.chosen) == 20
    line = view.search
    QTest.keyClicks(line, "ice 24")
    assert view.search is line
    assert len(view.chosen) == 1


def test_the_words_and_exactly_the_data_of_the_letter_are_shown_before_the_answer(
    session: Session, case_id: CaseId
) -> None:
    _made, screen = presented(session, referrals.consider(session, case_id, add(session)))
    asking = screen.shown.asking
    assert asking is not None
    assert "Trauma service" in asking.read_aloud
    assert asking.carried == (("Name", "Ada Officer"), ("Kind of help", "Trauma therapy service"))
    assert not screen.shown.moves
    assert not screen.shown.letter


def test_a_yes_makes_the_referral_and_leads_to_its_letter(session: Session, case_id: CaseId) -> None:
    referral, ways = referrals.consider(session, case_id, add(session)), Ways()
    made, _screen = presented(session, referral, ways)
    made.answer(yes=True, way=Way.SPOKEN)
    assert referrals.get(session, referral).state is ReferralState.MADE
    assert ways.last == ("paper", {"kind": "referral", "referral": referral})


def test_a_no_is_a_good_end(session: Session, case_id: CaseId) -> None:
    referral = referrals.consider(session, case_id, add(session))
    made, screen = presented(session, referral)
    made.answer(yes=False, way=Way.SPOKEN)
    assert referrals.get(session, referral).state is ReferralState.DECLINED
    assert screen.shown.state_tone == "good"
    assert screen.shown.may_begin_anew
    assert not consents.of_case(session, case_id)[0].answer


def test_without_consent_the_referral_is_never_made(session: Session, case_id: CaseId) -> None:
    referral = referrals.consider(session, case_id, add(session))
    made, screen = presented(session, referral)
    made.make()
    assert screen.errors[-1][0] == "consent"
    assert referrals.get(session, referral).state is ReferralState.CONSIDERED


def test_a_consent_given_before_is_not_asked_again(session: Session, case_id: CaseId) -> None:
    service = add(session)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SIGNED)
    referral = referrals.consider(session, case_id, service)
    made, screen = presented(session, referral)
    assert screen.shown.asking is None
    assert "12 March 2026" in screen.shown.agreed
    made.make()
    assert referrals.get(session, referral).state is ReferralState.MADE


def test_a_missing_name_is_told_before_the_officer_is_asked(qtbot: QtBot, session: Session) -> None:
    referral = referrals.consider(session, open_case(session, ""), add(session))
    _made, screen = presented(session, referral)
    assert screen.shown.asking is not None
    assert screen.shown.asking.name_missing
    assert ("Name", "not entered yet") in screen.shown.asking.carried


def test_waiting_is_measured_against_the_usual_time(session: Session, case_id: CaseId, clock: Clock) -> None:
    referral = referrals.consider(session, case_id, add(session))
    made, screen = presented(session, referral)
    made.answer(yes=True, way=Way.SPOKEN)
    clock.forward(days=10)
    made.load()
    assert screen.shown.state_tone == "plain"
    assert "Waiting for 10 days. This service usually takes 10 days." in screen.shown.state_told
    clock.forward(days=1)
    made.load()
    assert screen.shown.state_tone == "warning"
    assert "Better ask again." in screen.shown.state_told


def test_station_by_station_to_an_outcome(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    referral = referrals.consider(session, case_id, add(session))
    view, ways = one(qtbot, session, referral)
    view.intentions.answer(yes=True, way=Way.SPOKEN)
    assert ways.last[0] == "paper"
    view.arrive(referral=referral)
    view.moves["acknowledged"].click()
    view.moves["appointment"].click()
    assert view.station is not None
    QTest.keyClicks(view.station.day, "someday")
    view.station.confirm.click()
    assert view.station.day_field.error
    view.station.day.setText("01/03/2026")
    view.station.confirm.click()
    assert "before the day" in view.station.day_field.error
    assert view.station.day.text() == "01/03/2026", "what was typed stays"
    view.station.day.setText("20/03/2026")
    QTest.keyClick(view.station.day, Qt.Key.Key_Return)
    assert referrals.get(session, referral).appointment_on == dt.date(2026, 3, 20)
    view.moves["closed"].click()
    assert view.station is not None
    view.station.confirm.click()
    assert referrals.get(session, referral).state is ReferralState.APPOINTMENT, "it needs an outcome"
    assert "how the referral ended" in view.station.outcome_error.text()
    assert view.station.outcome is not None
    view.station.outcome.choose(Outcome.HELPED.value)
    view.station.confirm.click()
    assert referrals.get(session, referral).outcome is Outcome.HELPED
    assert not view.moves


def test_a_step_is_taken_back_and_the_history_shows_both(session: Session, case_id: CaseId) -> None:
    referral = referrals.consider(session, case_id, add(session))
    made, screen = presented(session, referral)
    assert not screen.shown.may_take_back
    made.wait_for_word()
    assert "thinks about it" in screen.shown.state_told
    assert screen.shown.asking is not None, "the answer can come at any time"
    made.answer(yes=True, way=Way.SPOKEN)
    made.move("closed", outcome="no_answer")
    assert screen.shown.may_begin_anew
    made.take_back()
    assert screen.shown.state == "Made"
    assert [past.why[:10] for past in screen.shown.history] == ["", "", "", "taken back"]


def test_what_the_officer_says_is_kept_with_one_press(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    referral = referrals.consider(session, case_id, add(session))
    view, _ways = one(qtbot, session, referral)
    view.intentions.answer(yes=True, way=Way.SPOKEN)
    view.intentions.move("under_way")
    view.arrive(referral=referral)
    assert view.helped is not None
    QTest.keyClick(view.helped.button("a_little"), Qt.Key.Key_Space)
    assert referrals.get(session, referral).helped is Helped.A_LITTLE


def test_a_service_that_does_not_answer_is_asked_again_from_the_page(
    qtbot: QtBot, session: Session, case_id: CaseId, clock: Clock
) -> None:
    referral = referrals.consider(session, case_id, add(session))
    view, _ways = one(qtbot, session, referral)
    view.intentions.answer(yes=True, way=Way.SPOKEN)
    clock.forward(days=11)
    view.arrive(referral=referral)
    QTest.keyClick(view.asked_button, Qt.Key.Key_Space)
    assert referrals.standing(session, referral).ask_again is None
    clock.forward(days=7)
    assert referrals.standing(session, referral).ask_again is not None


def test_a_second_referral_leads_back_to_the_first(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    referral = referrals.consider(session, case_id, add(session))
    view, ways = one(qtbot, session, referral)
    view.intentions.decline()
    QTest.keyClick(view.again_button, Qt.Key.Key_Space)
    (_first, second) = referrals.of_case(session, case_id)
    assert ways.last == ("referral", {"referral": second.id})
    view.arrive(referral=second.id)
    view.intentions.open_earlier()
    assert ways.last == ("referral", {"referral": referral})
    other, other_ways = new(qtbot, session, case_id, "PSYCHOTRAUMA")
    next(iter(other.chosen.values())).click()
    assert len(referrals.of_case(session, case_id)) == 2, "a referral to this service is under way"
    assert other_ways.gone == []


def test_a_withdrawn_consent_takes_the_letter_away(session: Session, case_id: CaseId) -> None:
    referral = referrals.consider(session, case_id, add(session))
    made, screen = presented(session, referral)
    made.answer(yes=True, way=Way.SPOKEN)
    made.load()
    assert screen.shown.letter
    consents.withdraw(session, consents.of_case(session, case_id)[0].id)
    made.load()
    assert not screen.shown.letter


def test_both_pages_open_in_a_longer_language(qtbot: QtBot, session: Session, case_id: CaseId) -> None:
    session.language = language("xx")
    service = add(session)
    view, _ways = new(qtbot, session, case_id)
    assert view.title.startswith("[")
    page, _ways = one(qtbot, session, referrals.consider(session, case_id, service))
    assert page.form is not None
    assert page.form.keep.text().startswith("[")
