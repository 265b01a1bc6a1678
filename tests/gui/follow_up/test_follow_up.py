"""A follow-up: an attempt stays open, a contact closes, a no is a result, and every mistake can be undone."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import NOW, Clock
from wellbeing.app import cases, debriefs, follow_ups, incidents, reachable
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.follow_up import FollowUp, Reach, Result
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import Tie
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.follow_up.screen import build
from wellbeing.gui.follow_up.shown import NextDate
from wellbeing.gui.follow_up.view import FollowUpView
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Open:
    """The screen of one step over a real vault."""

    def __init__(self, session: Session, qtbot: QtBot, step: Step = Step.SAME_SHIFT, code: str = "en") -> None:
        self.session, self.wanted = session, step
        new = NewIncident(act="THREAT", officers=[Involved(alias="Heron", name="Anna Example")], agreed=True)
        (self.case,) = incidents.open_incident(session, new)
        self.ways = Ways()
        self.papers: list[tuple[str, NextDate]] = []
        self.view: FollowUpView = build(
            Direct(session),
            self.ways,
            Language(code),
            DraftKeeper(),
            slip=lambda date: self.papers.append(("slip", date)),
            calendar=lambda date: self.papers.append(("calendar", date)),
        )
        qtbot.addWidget(self.view)
        self.view.resize(960, 640)
        self.view.show()
        self.arrive()

    def arrive(self) -> None:
        self.view.arrive(follow_up=self.step.id, case=self.case)

    @property
    def step(self) -> FollowUp:
        return next(found for found in follow_ups.of_case(self.session, self.case) if found.step is self.wanted)

    def result(self) -> Result | None:
        return self.step.result

    def press(self, name: str) -> None:
        self.view.buttons[name].click()

    def words(self) -> str:
        QApplication.processEvents()  # parts added to a window in sight are shown with its next event
        return "\n".join(text.text() for text in self.view.findChildren(Text) if text.isVisible())


def contacts(session: Session, case: CaseId) -> list[tuple[Reach, bool]]:
    return [(contact.reach, contact.reached) for _id, contact in cases.case_file(session, case).contacts]


def test_tried_stays_open_and_reached_closes(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    page.press("tried")
    assert page.result() is None
    assert page.view.how is not None
    page.view.how.button("in_person").click()
    page.press("reached")
    assert page.result() is Result.KEPT
    assert contacts(session, page.case) == [(Reach.PHONE, False), (Reach.IN_PERSON, True)]
    assert "reached" not in page.view.buttons


def test_reached_on_another_day_counts_for_that_day(session: Session, qtbot: QtBot, clock: Clock) -> None:
    page = Open(session, qtbot, Step.DAY_1)
    clock.forward(days=5)
    page.arrive()
    page.view.day.show_day(NOW.date() + dt.timedelta(days=1))
    page.press("reached")
    assert page.result() is Result.KEPT


def test_a_talk_to_come_is_refused_beside_its_day(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    page.view.day.show_day(NOW.date() + dt.timedelta(days=2))
    page.press("reached")
    assert page.view.field("at").error
    page.view.day.line.setText("soon")
    page.press("reached")
    assert page.view.field("at").error
    assert page.result() is None


def test_not_wanted_is_a_result_and_can_be_undone(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    page.press("not-wanted")
    assert page.result() is Result.DECLINED
    page.press("undo")
    assert page.result() is None
    assert "not-wanted" in page.view.buttons


def test_undoing_a_contact_takes_the_contact_back(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    page.press("reached")
    page.press("undo")
    assert contacts(session, page.case) == []


def test_too_late_is_offered_only_after_the_last_day(session: Session, qtbot: QtBot, clock: Clock) -> None:
    page = Open(session, qtbot)
    assert "too-late" not in page.view.buttons
    clock.forward(days=1)
    page.arrive()
    page.press("too-late")
    assert page.result() is Result.MISSED


def test_the_guide_is_one_press_away(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot, Step.DAY_3)
    page.press("start")
    assert page.ways.last == ("debrief", {"case": page.case, "step": Step.DAY_3})


def test_the_next_date_is_of_this_step_or_of_the_next_one(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    page.press("slip")
    assert page.papers[-1] == ("slip", NextDate(follow_up=page.step.id, day=NOW.date(), time=None, place=""))
    page.press("reached")
    page.press("calendar")
    kind, date = page.papers[-1]
    following = follow_ups.of_case(session, page.case)[1]
    assert (kind, date.follow_up, date.day) == ("calendar", following.id, NOW.date() + dt.timedelta(days=1))


def test_a_next_date_in_the_past_is_told_beside_its_field(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    page.view.next_day.show_day(NOW.date() - dt.timedelta(days=1))
    page.press("slip")
    assert page.view.field("day").error
    page.view.next_day.show_day(None)
    page.press("calendar")
    assert page.papers == []


def test_the_page_shows_the_alias_and_never_the_name_or_the_event(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    assert "Heron" in page.words()
    assert "Anna" not in page.words()
    assert "Threat" not in page.words()


def test_every_other_step_is_listed_and_leads_there(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    rows = page.view.findChildren(CardRow)
    assert len(rows) == len(Step) - 1
    rows[0].action.click()
    second = follow_ups.of_case(session, page.case)[1]
    assert page.ways.last == ("follow-up", {"follow_up": second.id, "case": page.case})


def test_a_step_of_a_closed_case_is_only_read(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    cases.close(session, page.case)
    page.arrive()
    assert not {"start", "reached", "undo", "slip"} & set(page.view.buttons)


def after_an_emergency(page: Open, clock: Clock) -> None:
    """An emergency today, and tomorrow nobody answers."""
    debriefs.take_over(
        page.session,
        page.case,
        checklist="help-now",
        version=1,
        mode=Mode.IN_PERSON,
        answers={"signs": ["die"]},
        done={"wants_to_die": ("called_112",)},
    )
    clock.forward(days=1)
    page.arrive()
    page.press("tried")


def test_silence_after_an_emergency_goes_to_a_person_and_asks_what_was_done(
    session: Session, qtbot: QtBot, clock: Clock
) -> None:
    page = Open(session, qtbot, Step.DAY_1)
    reachable.state(session, page.case, Tie.PARTNER, "+49 30 123456", agreed=True)
    after_an_emergency(page, clock)
    assert "Partner: +49 30 123456" in page.words()
    assert "112" in page.words()
    alarm = page.view.alarm
    assert alarm is not None
    assert alarm.done is not None
    alarm._noted()
    assert "Please say to whom you turned" in page.words()
    alarm.done.button("reachable_through").click()
    alarm._noted()
    assert "Partner: +49 30 123456" not in page.words(), "the block is gone"
    assert page.result() is None, "the contact stays open"
    assert "Called the person whom the officer named" in page.words()
    clock.forward(hours=1)
    page.press("tried")
    assert page.view.alarm is not None, "the next silence is one again"


def test_without_a_person_named_nobody_can_be_said_to_have_been_called(
    session: Session, qtbot: QtBot, clock: Clock
) -> None:
    page = Open(session, qtbot, Step.DAY_1)
    after_an_emergency(page, clock)
    assert page.view.alarm is not None
    keys = [key for key, _words in page.view.alarm._alarm.done]
    assert "reachable_through" not in keys
    assert {"clinician_on_duty", "duty_commander", "nobody_reached", "not_needed"} <= set(keys)


def test_two_tries_leave_the_officer_in_peace_and_a_slip_can_be_taken_back(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    page.press("tried")
    assert "One more try is enough" in page.words()
    page.press("tried")
    assert "Left in peace" in page.words()
    assert "Due" not in page.words()
    assert "reached" in page.view.buttons, "the officer may come back at any time"
    page.press("take-back-try")
    assert "Left in peace" not in page.words()


def test_an_agreed_contact_has_no_guide_and_can_be_unplanned(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot)
    agreed = follow_ups.agree(session, page.case, NOW.date(), "Plan a call around that day")
    page.view.arrive(follow_up=agreed, case=page.case)
    assert page.view.title == "Agreed contact"
    assert "Plan a call around that day" in page.words()
    assert "start" not in page.view.buttons
    page.press("take-back")
    assert page.ways.last == ("case", {"case": page.case})
    assert agreed not in [found.id for found in follow_ups.of_case(session, page.case)]


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    page = Open(session, qtbot, code="xx")
    page.press("tried")
    for words in page.words().split("\n"):
        assert words in ("", "Heron") or "[" in words, words
