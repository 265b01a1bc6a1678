"""Follow-ups and Today: an attempt is not a contact, an officer is called once."""

import pytest

from tests.helpers.vaults import Clock
from wellbeing.app import cases, follow_ups, incidents
from wellbeing.app import today as first_screen
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import FollowUp, Reach, Result
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused


@pytest.fixture
def case_id(session: Session) -> CaseId:
    (opened,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    return opened


def step(session: Session, case_id: CaseId, wanted: Step) -> FollowUp:
    return next(found for found in follow_ups.of_case(session, case_id) if found.step is wanted)


def test_an_attempt_leaves_the_follow_up_open(session: Session, case_id: CaseId) -> None:
    follow_ups.note_attempt(session, step(session, case_id, Step.SAME_SHIFT).id, Reach.PHONE)
    assert step(session, case_id, Step.SAME_SHIFT).result is None
    assert first_screen.today(session).due[0].attempts == 1


def test_a_contact_inside_the_window_is_kept_and_after_it_late(session: Session, case_id: CaseId, clock: Clock) -> None:
    assert follow_ups.note_contact(session, step(session, case_id, Step.SAME_SHIFT).id, Reach.PHONE) is Result.KEPT
    clock.forward(days=3)
    assert follow_ups.note_contact(session, step(session, case_id, Step.DAY_1).id, Reach.PHONE) is Result.LATE


def test_reaching_the_officer_closes_what_had_passed_as_missed(session: Session, case_id: CaseId, clock: Clock) -> None:
    clock.forward(days=3)
    follow_ups.note_contact(session, step(session, case_id, Step.DAY_3).id, Reach.IN_PERSON)
    results = [found.result for found in follow_ups.of_case(session, case_id)]
    assert results[:4] == [Result.MISSED, Result.MISSED, Result.KEPT, None]


def test_missed_only_after_the_last_day(session: Session, case_id: CaseId, clock: Clock) -> None:
    with pytest.raises(Refused):
        follow_ups.give_up(session, step(session, case_id, Step.DAY_1).id)
    clock.forward(days=2)
    follow_ups.give_up(session, step(session, case_id, Step.DAY_1).id)
    assert step(session, case_id, Step.DAY_1).result is Result.MISSED


def test_a_result_can_be_taken_back(session: Session, case_id: CaseId) -> None:
    first = step(session, case_id, Step.SAME_SHIFT).id
    follow_ups.decline(session, first)
    with pytest.raises(Refused):
        follow_ups.note_attempt(session, first, Reach.PHONE)
    follow_ups.reopen(session, first)
    assert step(session, case_id, Step.SAME_SHIFT).result is None


def test_today_shows_each_officer_once_and_overdue_only_after_the_last_day(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    shown = first_screen.today(session)
    assert [row.step for row in shown.due] == [Step.SAME_SHIFT]
    clock.forward(hours=20)
    assert [row.step for row in first_screen.today(session).due] == [Step.DAY_1]
    clock.forward(days=36)
    overdue = first_screen.today(session).overdue
    assert [row.step for row in overdue] == [Step.MONTH_1]
    assert overdue[0].days < 0


def test_today_names_nobody_and_no_event(session: Session) -> None:
    incidents.open_incident(
        session, NewIncident(act="SEXUAL", officers=[Involved(name="Maria Secret")], agreed=True, place="Hidden Town")
    )
    shown = repr(first_screen.today(session))
    assert "Maria" not in shown
    assert "SEXUAL" not in shown
    assert "Hidden" not in shown


def test_closing_a_case_ends_its_follow_ups_and_opening_it_again_is_possible(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    clock.forward(days=1)
    cases.close(session, case_id)
    results = {found.step: found.result for found in follow_ups.of_case(session, case_id)}
    assert results[Step.SAME_SHIFT] is Result.MISSED
    assert results[Step.MONTH_1] is Result.DECLINED
    assert first_screen.today(session).due == ()
    cases.reopen(session, case_id)
    assert cases.counts(session)[CaseState.OPEN] == 1


def test_undoing_a_contact_takes_the_contact_back_and_keeps_the_attempts(session: Session, case_id: CaseId) -> None:
    first = step(session, case_id, Step.SAME_SHIFT)
    follow_ups.note_attempt(session, first.id, Reach.PHONE)
    follow_ups.note_contact(session, first.id, Reach.PHONE)
    follow_ups.reopen(session, first.id)
    file = cases.case_file(session, case_id)
    assert file.follow_ups[0].result is None
    assert [contact.reached for _id, contact in file.contacts] == [False]
