"""Today says whom to call and nothing about what happened."""

import dataclasses
import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import Clock
from wellbeing.app import (
    consents,
    debriefs,
    follow_ups,
    incidents,
    preferences,
    reachable,
    referrals,
    services,
)
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.consent import Way
from wellbeing.domain.follow_up import Reach
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import Tie
from wellbeing.domain.referral import ReferralState
from wellbeing.gui.today.presenter import Presenter
from wellbeing.gui.today.screen import build
from wellbeing.gui.today.shown import Shown
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Screen:
    """Keeps what it was given to show."""

    shown: Shown

    def show_today(self, shown: Shown) -> None:
        self.shown = shown


def shown(session: Session, ways: Ways | None = None) -> tuple[Shown, Presenter]:
    screen = Screen()
    presenter = Presenter(screen, Direct(session), ways or Ways(), session.language)
    presenter.load()
    return screen.shown, presenter


def open_case(session: Session, alias: str, days_ago: int = 0) -> CaseId:
    day = session.today() - dt.timedelta(days=days_ago)
    new = NewIncident(act="ASSAULT_SERIOUS", officers=[Involved(alias=alias)], occurred_on=day, agreed=True)
    return incidents.open_incident(session, new)[0]


def test_an_empty_vault_says_what_comes_first(session: Session) -> None:
    found, _presenter = shown(session)
    assert found.first
    assert "first incident" in found.empty
    assert found.quiet == f"{session.language.date(session.today(), 'full')} · nothing is due"


def test_the_alias_and_the_step_stand_there_but_never_the_event(session: Session) -> None:
    open_case(session, "Heron")
    found, _presenter = shown(session)
    (row,) = found.groups[0].rows
    assert (row.what, row.why, row.chip) == ("Heron", "Same-shift talk", "Due today")
    assert "injury" not in repr(found)
    assert found.quiet.endswith("1 due")


@pytest.mark.parametrize(
    ("declined", "days_later", "chip", "tone"),
    [
        (0, 0, "Due today", "warning"),
        (2, 2, "Due tomorrow", "warning"),
        (2, 4, "Due now", "warning"),
        (3, 4, "in 3 days", "plain"),
        (3, 11, "1 day overdue", "danger"),
    ],
)
def test_red_begins_after_the_last_day(
    session: Session, clock: Clock, declined: int, days_later: int, chip: str, tone: str
) -> None:
    case_id = open_case(session, "Heron")
    for step in follow_ups.of_case(session, case_id)[:declined]:
        follow_ups.decline(session, step.id)
    clock.forward(days=days_later)
    found, _presenter = shown(session)
    rows = [row for group in found.groups for row in group.rows if row.what == "Heron"]
    assert [(row.chip, row.tone) for row in rows] == [(chip, tone)]


def test_attempts_are_told_apart_from_contacts(session: Session) -> None:
    case_id = open_case(session, "Heron")
    first = follow_ups.of_case(session, case_id)[0]
    follow_ups.note_attempt(session, first.id, Reach.PHONE)
    why = shown(session)[0].groups[0].rows[0].why
    assert why == "Same-shift talk · tried once; one more try until 12 Mar is enough"


def test_after_two_tries_nothing_nags(session: Session, clock: Clock) -> None:
    case_id = open_case(session, "Heron")
    first = follow_ups.of_case(session, case_id)[0]
    for _try in range(2):
        follow_ups.note_attempt(session, first.id, Reach.PHONE)
    for days in (0, 2, 30, 100):
        clock.forward(days=days)
        assert "Heron" not in repr(shown(session)[0])


def test_a_row_leads_to_its_follow_up(session: Session) -> None:
    ways = Ways()
    case_id = open_case(session, "Heron")
    found, presenter = shown(session, ways)
    presenter.follow(found.groups[0].rows[0].key)
    first = follow_ups.of_case(session, case_id)[0]
    assert ways.last == ("follow-up", {"follow_up": first.id, "case": case_id})


def test_a_service_that_takes_longer_than_usual_is_marked(session: Session, clock: Clock) -> None:
    ways = Ways()
    case_id = open_case(session, "Heron")
    entry = dataclasses.replace(services.blank(), kind="PSYCHOTRAUMA", name="Harbour clinic", usual_days=10)
    service_id = services.save(session, entry)
    consents.answer_service(session, case_id, service_id, yes=True, way=Way.SPOKEN)
    referral_id = referrals.consider(session, case_id, service_id)
    referrals.move(session, referral_id, ReferralState.MADE)
    clock.forward(days=12)
    found, presenter = shown(session, ways)
    assert not [group for group in found.groups if group.heading == "Waiting for an answer"], "it is told once"
    (row,) = [row for row in found.groups[0].rows if row.key.startswith("answer")]
    assert (row.chip, row.what, row.why, row.tone) == (
        "12 days",
        "Heron",
        "Harbour clinic · no answer so far",
        "warning",
    )
    presenter.follow(row.key)
    assert ways.last == ("referral", {"referral": referral_id})


def test_silence_after_an_emergency_is_one_sentence_with_what_to_do(session: Session, clock: Clock) -> None:
    ways = Ways()
    case_id = open_case(session, "Heron")
    debriefs.take_over(
        session,
        case_id,
        checklist="help-now",
        version=1,
        mode=Mode.BY_PHONE,
        answers={"signs": ["die"]},
        done={"wants_to_die": ("called_112",)},
    )
    clock.forward(days=1)
    day_1 = follow_ups.of_case(session, case_id)[1]
    follow_ups.note_attempt(session, day_1.id, Reach.PHONE)
    found, presenter = shown(session, ways)
    (row,) = found.groups[0].rows
    assert row.why == ("Not reached after an emergency. Call the clinician on duty now, or the duty commander.")
    assert (row.chip, row.tone) == ("Now", "danger")
    presenter.follow(row.key)
    assert ways.last == ("follow-up", {"follow_up": day_1.id, "case": case_id})
    reachable.state(session, case_id, Tie.PARTNER, "+49 30 123456", agreed=True)
    (row,) = shown(session)[0].groups[0].rows
    assert row.why.endswith("Call the person whom the officer named now: Partner.")


def test_a_talk_put_aside_is_gone_on_with_and_its_topic_stays_unnamed(session: Session) -> None:
    ways = Ways()
    case_id = open_case(session, "Heron")
    held = debriefs.start_topic(session, case_id, "sexual-attack", Mode.IN_PERSON)
    debriefs.pause(session, held)
    found, presenter = shown(session, ways)
    (row,) = next(group for group in found.groups if group.heading == "Put aside").rows
    assert (row.what, row.action) == ("Heron", "Go on")
    assert row.why == "Go on with the talk about a topic · begun on 12 Mar"
    presenter.follow(row.key)
    assert ways.last == ("debrief", {"case": case_id, "topic": "sexual-attack"})


def test_a_talk_of_a_step_that_is_not_the_next_one_is_not_forgotten(session: Session, clock: Clock) -> None:
    case_id = open_case(session, "Heron")
    debriefs.pause(session, debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON))
    assert not [group for group in shown(session)[0].groups if group.heading == "Put aside"], "it is the row itself"
    clock.forward(days=3)
    (row,) = next(group for group in shown(session)[0].groups if group.heading == "Put aside").rows
    assert row.why.startswith("Go on with the same-shift talk")


def test_that_sheets_were_used_stands_before_everything(session: Session) -> None:
    ways = Ways()
    open_case(session, "Heron")
    with session.store.transaction("vault.opened-by-sheets"):
        pass
    found, presenter = shown(session, ways)
    first = found.groups[0].rows[0]
    assert (first.what, first.tone) == ("Recovery sheets were used", "warning")
    presenter.follow(first.key)
    assert ways.last == ("keys", {})


def test_reminders_of_the_vault_stand_last_and_have_a_step(session: Session) -> None:
    ways = Ways()
    open_case(session, "Heron")
    found, presenter = shown(session, ways)
    assert found.groups[-1].heading == "For your own vault"
    presenter.follow(found.groups[-1].rows[0].key)
    assert ways.last == ("keys", {"part": "sheets"})


@pytest.mark.parametrize("code", ["en", "xx"])
def test_the_screen_opens_in_every_language_and_its_buttons_work(session: Session, qtbot: QtBot, code: str) -> None:
    ways = Ways()
    open_case(session, "Heron")
    view = build(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    view.arrive()
    cards = view.findChildren(CardRow)
    assert len(cards) == 3
    cards[0].action.click()
    assert ways.last[0] == "follow-up"
    view.new_incident.click()
    assert ways.last == ("new-incident", {})
    if code == "xx":
        words = {text.text() for text in view.findChildren(Text)} - {"", "Heron"}
        assert all(word.startswith("[") or "·" in word for word in words)


def test_a_backup_made_meanwhile_leaves_the_keyboard_on_its_row(session: Session, qtbot: QtBot) -> None:
    open_case(session, "Heron")
    view = build(Direct(session), Ways(), language("en"))
    qtbot.addWidget(view)
    view.arrive()
    before = view.findChildren(CardRow)
    view.refresh(frozenset({"backups"}))
    assert view.findChildren(CardRow) == before, "nothing that is told here changed"
    open_case(session, "Teal")
    view.refresh(frozenset({"cases"}))
    assert len(view.findChildren(CardRow)) > len(before)


def test_the_language_of_the_session_does_not_matter_for_the_screen(session: Session, qtbot: QtBot) -> None:
    view = build(Direct(session), Ways(), language("en"))
    qtbot.addWidget(view)
    view.arrive()
    view.refresh(frozenset({"cases"}))
    assert view.title == "Today"


def test_backups_are_spoken_of_in_one_line_each_and_lead_to_their_page(session: Session, clock: Clock) -> None:
    preferences.save(session, preferences.Preferences(country="DE", union="Union North"))
    clock.forward(days=9)
    ways = Ways()
    found, presenter = shown(session, ways)
    (row,) = [row for group in found.groups for row in group.rows if row.key.startswith("backup")]
    assert row.what == "There is no backup yet"
    presenter.follow(row.key)
    assert ways.last == ("backup", {})
