"""After an emergency: contacts on the next day, day 3 and day 7, and silence that goes to a person, never to peace."""

import datetime as dt

import pytest

from tests.helpers.vaults import Clock
from wellbeing.app import cases, consents, debriefs, follow_ups, incidents, reachable, red_flags, silence
from wellbeing.app import today as first_screen
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.after_flag import TICKED_BY_MISTAKE
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.consent import Way
from wellbeing.domain.follow_up import FollowUp, Reach, Reason, Result, TurnedTo
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.domain.reachable import Tie
from wellbeing.errors import Refused
from wellbeing.vault import counting


@pytest.fixture
def case_id(session: Session) -> CaseId:
    """A case of ten days ago: no step of its cadence falls on the days after an emergency of today."""
    day = session.today() - dt.timedelta(days=12)
    new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], occurred_on=day, agreed=True)
    return incidents.open_incident(session, new)[0]


def emergency(session: Session, case_id: CaseId) -> DebriefId:
    """An emergency ticked on the sheet, with what was done."""
    debriefs.take_over(
        session,
        case_id,
        checklist="help-now",
        version=1,
        mode=Mode.BY_PHONE,
        answers={"signs": ["die"]},
        done={"wants_to_die": ("called_112",)},
    )
    (raised,) = cases.case_file(session, case_id).flags
    assert raised.debrief_id is not None
    return raised.debrief_id


def after_flag(session: Session, case_id: CaseId) -> list[FollowUp]:
    return [found for found in follow_ups.of_case(session, case_id) if found.reason is Reason.RED_FLAG]


def days(session: Session, case_id: CaseId) -> list[int]:
    return [(found.due_day - dt.date(2026, 3, 12)).days for found in after_flag(session, case_id)]


def test_contacts_are_planned_for_the_next_day_day_3_and_day_7(session: Session, case_id: CaseId) -> None:
    emergency(session, case_id)
    assert days(session, case_id) == [1, 3, 7]


def test_a_step_that_falls_on_the_day_is_not_doubled(session: Session) -> None:
    (fresh,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    emergency(session, fresh)
    assert after_flag(session, fresh) == [], "24 hours, 72 hours and one week are these days already"


def test_a_step_reached_before_its_day_leaves_the_day_to_a_contact_of_its_own(session: Session) -> None:
    (fresh,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    emergency(session, fresh)
    first_day = next(found for found in follow_ups.of_case(session, fresh) if found.step is Step.DAY_1)
    follow_ups.note_contact(session, first_day.id, Reach.PHONE)
    assert days(session, fresh) == [1]
    follow_ups.reopen(session, first_day.id)
    assert days(session, fresh) == []


def test_what_was_ticked_by_mistake_takes_its_contacts_along(session: Session, case_id: CaseId) -> None:
    held = emergency(session, case_id)
    with pytest.raises(Refused):
        red_flags.note_done_in(session, case_id, held, "wants_to_die", (TICKED_BY_MISTAKE, "called_112"))
    red_flags.note_done_in(session, case_id, held, "wants_to_die", (TICKED_BY_MISTAKE,))
    assert days(session, case_id) == []
    assert silence.quiet(session, case_id).emergencies == ()


def test_kept_late_and_missed_are_computed(session: Session, case_id: CaseId, clock: Clock) -> None:
    emergency(session, case_id)
    first, third, seventh = after_flag(session, case_id)
    clock.forward(days=1)
    assert follow_ups.note_contact(session, first.id, Reach.PHONE) is Result.KEPT
    clock.forward(days=3)
    assert follow_ups.note_contact(session, third.id, Reach.PHONE) is Result.LATE
    clock.forward(days=3)
    assert follow_ups.note_contact(session, seventh.id, Reach.PHONE) is Result.KEPT
    assert silence.quiet(session, case_id).emergencies == (), "the officer was heard of on the last day"


def test_one_try_without_an_answer_goes_to_the_person_whom_the_officer_named(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    emergency(session, case_id)
    reachable.state(session, case_id, Tie.PARTNER, "+49 30 123456", agreed=True)
    first = after_flag(session, case_id)[0]
    clock.forward(days=1)
    assert first_screen.today(session).silent == ()
    follow_ups.note_attempt(session, first.id, Reach.PHONE)
    (row,) = first_screen.today(session).silent
    assert (row.alias, row.follow_up_id, row.tried, row.tie) == ("Heron", first.id, True, Tie.PARTNER)
    assert "123456" not in repr(row), "a number of somebody else is not for a screen that a station sees"
    turn = silence.whom_to_turn_to(session, case_id)
    assert turn.through is not None
    assert turn.numbers[0].number == "112"


def test_nobody_named_leaves_the_clinician_and_the_duty_commander(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    emergency(session, case_id)
    clock.forward(days=2)
    (row,) = first_screen.today(session).silent
    assert (row.tried, row.tie) == (False, None)
    assert [number.name for number in silence.whom_to_turn_to(session, case_id).numbers][1] == "Duty commander"


def test_silence_after_an_emergency_never_ends_in_peace(session: Session, case_id: CaseId, clock: Clock) -> None:
    emergency(session, case_id)
    first = after_flag(session, case_id)[0]
    clock.forward(days=1)
    for _try in range(4):
        clock.forward(hours=1)
        follow_ups.note_attempt(session, first.id, Reach.MESSAGE)
        assert silence.quiet(session, case_id).peace_since is None
        assert first_screen.today(session).silent
        silence.note_turned_to(session, first.id, (TurnedTo.NOBODY_REACHED,))
        found = first_screen.today(session)
        assert found.silent == ()
        assert [row.alias for row in (*found.overdue, *found.due)] == ["Heron"], "it stays in sight"


def test_weeks_later_it_still_goes_to_a_person(session: Session, case_id: CaseId, clock: Clock) -> None:
    emergency(session, case_id)
    for found in after_flag(session, case_id):
        clock.now = found.due_at
        follow_ups.note_attempt(session, found.id, Reach.PHONE)
        silence.note_turned_to(session, found.id, (TurnedTo.DUTY_COMMANDER,))
    clock.forward(days=10)
    month = next(found for found in follow_ups.of_case(session, case_id) if found.step is Step.MONTH_1)
    follow_ups.note_attempt(session, month.id, Reach.PHONE)
    assert [row.follow_up_id for row in first_screen.today(session).silent] == [month.id]


def test_nobody_lets_go_before_a_person_was_told_and_nobody_is_locked_in(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    emergency(session, case_id)
    first = after_flag(session, case_id)[0]
    clock.forward(days=2)
    with pytest.raises(Refused):
        follow_ups.give_up(session, first.id)
    with pytest.raises(Refused):
        cases.close(session, case_id)
    with pytest.raises(Refused):
        silence.note_turned_to(session, first.id, ())
    silence.note_turned_to(session, first.id, (TurnedTo.NOT_NEEDED,))
    follow_ups.give_up(session, first.id)
    cases.close(session, case_id)


def test_an_emergency_without_a_word_stands_on_today_and_keeps_the_case_open(session: Session, case_id: CaseId) -> None:
    debriefs.take_over(
        session, case_id, checklist="help-now", version=1, mode=Mode.IN_PERSON, answers={"signs": ["die"]}
    )
    (row,) = first_screen.today(session).emergencies
    with pytest.raises(Refused):
        cases.close(session, case_id)
    red_flags.note_done_in(session, case_id, row.debrief_id, row.flag, ("refused",))
    assert first_screen.today(session).emergencies == ()
    cases.close(session, case_id)


def test_a_talk_on_the_day_keeps_the_contact_after_the_flag(session: Session, case_id: CaseId, clock: Clock) -> None:
    emergency(session, case_id)
    clock.forward(days=1)
    held = debriefs.start_topic(session, case_id, "suicidal-crisis", Mode.BY_PHONE)
    debriefs.finish(session, held)
    assert [found.result for found in after_flag(session, case_id)] == [Result.KEPT, None, None]


def test_other_flags_are_followed_up_on_the_days_of_their_content(session: Session, case_id: CaseId) -> None:
    debriefs.take_over(
        session, case_id, checklist="help-now", version=1, mode=Mode.IN_PERSON, answers={"today": ["sexual"]}
    )
    flags = {raised.flag: raised.level for raised in cases.case_file(session, case_id).flags}
    assert "emergency" not in flags.values()
    planned = silence.planned_days(session, case_id)
    wanted = sorted({(day.day - session.today()).days for _raised, found in planned for day in found})
    assert days(session, case_id) == wanted
    assert wanted


def test_none_of_it_is_counted_or_shown_by_name(session: Session, case_id: CaseId, clock: Clock) -> None:
    consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    before = counting.happened(session.store, dt.date(2026, 7, 1))
    emergency(session, case_id)
    clock.forward(days=1)
    follow_ups.note_contact(session, after_flag(session, case_id)[0].id, Reach.PHONE)
    agreed = follow_ups.agree(session, case_id, session.today(), "Plan a call around that day")
    follow_ups.note_contact(session, agreed, Reach.PHONE)
    assert before
    assert counting.happened(session.store, dt.date(2026, 7, 1)) == before
    clock.forward(days=3)
    assert "wants_to_die" not in repr(first_screen.today(session).silent)
