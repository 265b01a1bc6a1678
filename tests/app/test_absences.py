"""An absence: shown before leaving, never silently missed, and after coming back what came due stands first."""

import datetime as dt

import pytest

from tests.app.test_after_an_emergency import emergency
from tests.helpers.vaults import Clock
from wellbeing.app import absences, case_facts, cases, follow_ups, incidents, reachable, today
from wellbeing.app.absences import Away, Falling
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.absence import Arrangement, Falls
from wellbeing.domain.cadence import Step
from wellbeing.domain.follow_up import FollowUp, Reach, Result, local_day
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import Tie
from wellbeing.errors import Refused
from wellbeing.vault import erasures
from wellbeing.vault.whole_check import verify_records

MARCH, APRIL = 3, 4


@pytest.fixture
def case_id(session: Session) -> CaseId:
    """An incident of 28 February: the one-month talk is meant for 30 March, from the 28th to 4 April."""
    day = dt.date(2026, 2, 28)
    new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], occurred_on=day, agreed=True)
    return incidents.open_incident(session, new)[0]


def away(session: Session, first: tuple[int, int], last: tuple[int, int]) -> Away:
    """Enter an absence, days as (month, day)."""
    absences.enter(session, dt.date(2026, *first), dt.date(2026, *last))
    return absences.look(session)[-1]


def month_talk(session: Session, case_id: CaseId) -> FollowUp:
    return next(found for found in follow_ups.of_case(session, case_id) if found.step is Step.MONTH_1)


def only(found: Away) -> Falling:
    (one,) = found.falling
    return one


@pytest.mark.parametrize(
    ("first", "last", "falls"),
    [
        ((MARCH, 28), (APRIL, 4), Falls.WHOLE),
        ((MARCH, 27), (APRIL, 20), Falls.WHOLE),
        ((MARCH, 29), (APRIL, 4), Falls.BEFORE),
        ((MARCH, 30), (MARCH, 30), Falls.BEFORE),
        ((MARCH, 28), (APRIL, 3), Falls.AFTER),
        ((MARCH, 27), (MARCH, 29), None),
        ((MARCH, 31), (APRIL, 20), None),
    ],
)
def test_what_falls_into_an_absence(
    session: Session, case_id: CaseId, first: tuple[int, int], last: tuple[int, int], falls: Falls | None
) -> None:
    found = away(session, first, last)
    assert [one.falls for one in found.falling] == ([falls] if falls else [])
    assert found.open_count == (falls in (Falls.WHOLE, Falls.BEFORE))


def test_a_follow_up_is_put_on_an_earlier_day_of_its_window(session: Session, case_id: CaseId, clock: Clock) -> None:
    found = away(session, (MARCH, 30), (APRIL, 10))
    one = only(found)
    assert one.days_before == (dt.date(2026, 3, 29), dt.date(2026, 3, 28))
    before = month_talk(session, case_id)
    with pytest.raises(Refused, match="outside the window"):
        absences.call_before(session, found.absence.id, one.follow_up.id, dt.date(2026, 3, 27))
    absences.call_before(session, found.absence.id, one.follow_up.id, dt.date(2026, 3, 28))
    moved = month_talk(session, case_id)
    assert moved.due_day == dt.date(2026, 3, 28)
    assert (moved.opens_at, moved.closes_at) == (before.opens_at, before.closes_at)
    assert absences.look(session)[0].falling == ()
    # Correcting the facts keeps the day, as the window is the same.
    facts = case_facts.facts(session, cases.case_file(session, case_id).incident.id)
    case_facts.correct_facts(session, facts)
    assert month_talk(session, case_id).due_day == dt.date(2026, 3, 28)
    clock.now = dt.datetime(2026, 4, 5, 9, tzinfo=dt.UTC)
    assert follow_ups.note_contact(session, moved.id, Reach.PHONE) is Result.LATE


def test_an_emergency_is_never_passed_over_in_silence(session: Session, case_id: CaseId) -> None:
    emergency(session, case_id)
    found = away(session, (MARCH, 13), (MARCH, 15))
    assert [(one.falls, one.follow_up.due_day.day) for one in found.emergencies] == [
        (Falls.EMERGENCY, 13),
        (Falls.EMERGENCY, 15),
    ]
    absence, first, second = found.absence.id, *(one.follow_up.id for one in found.emergencies)
    assert [one.alias for one in today.today(session).away[0].emergencies] == ["Heron", "Heron"]
    with pytest.raises(Refused, match="somebody has to be in touch"):
        absences.arrange(session, absence, first, Arrangement.OFFICER_KNOWS)
    with pytest.raises(Refused, match="outside the window"):
        absences.call_before(session, absence, first, dt.date(2026, 3, 12))
    with pytest.raises(Refused, match="named nobody"):
        absences.arrange(session, absence, first, Arrangement.REACHABLE_THROUGH)
    reachable.state(session, case_id, Tie.PARTNER, "0100 700", agreed=True)
    absences.arrange(session, absence, first, Arrangement.REACHABLE_THROUGH)
    absences.arrange(session, absence, second, Arrangement.CLINICIAN_ON_DUTY)
    assert today.today(session).away[0].emergencies == ()
    absences.take_back(session, absence, second)
    assert [one.follow_up.id for one in today.today(session).away[0].emergencies] == [second]
    verify_records(session.store)


def test_while_an_emergency_stands_no_window_passes_unseen(session: Session, case_id: CaseId, clock: Clock) -> None:
    """The month after it is watched too: where all of its window lies in the absence, a person is in touch."""
    clock.forward(days=10)
    emergency(session, case_id)
    found = away(session, (MARCH, 28), (APRIL, 4))
    talk = next(one for one in found.falling if one.follow_up.step is Step.MONTH_1)
    assert talk.falls is Falls.EMERGENCY


def test_nobody_else_is_told_of_an_officer_without_an_emergency(session: Session, case_id: CaseId) -> None:
    found = away(session, (MARCH, 28), (APRIL, 4))
    with pytest.raises(Refused, match="only after an emergency"):
        absences.arrange(session, found.absence.id, only(found).follow_up.id, Arrangement.DUTY_COMMANDER)


def test_what_rests_counts_as_missed_all_the_same(session: Session, case_id: CaseId, clock: Clock) -> None:
    found = away(session, (MARCH, 28), (APRIL, 4))
    absences.arrange(session, found.absence.id, only(found).follow_up.id, Arrangement.OFFICER_KNOWS)
    assert absences.look(session)[0].open_count == 0
    clock.now = dt.datetime(2026, 4, 6, 9, tzinfo=dt.UTC)
    follow_ups.give_up(session, month_talk(session, case_id).id)
    assert month_talk(session, case_id).result is Result.MISSED


def test_after_coming_back_what_came_due_stands_first(session: Session, case_id: CaseId, clock: Clock) -> None:
    away(session, (MARCH, 28), (APRIL, 3))
    clock.now = dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC)
    running = today.today(session)
    assert (running.meanwhile, [one.running for one in running.away]) == ((), [True])
    assert [row.alias for row in (*running.overdue, *running.due)] == ["Heron"]
    absences.end(session, running.away[0].absence.id)
    back = today.today(session)
    assert back.away == ()
    assert [row.alias for row in back.meanwhile] == ["Heron"]
    assert back.overdue == back.due == ()
    follow_up = month_talk(session, case_id)
    assert local_day(follow_up.closes_at) == dt.date(2026, 4, 4)
    assert follow_ups.note_contact(session, follow_up.id, Reach.PHONE) is Result.KEPT
    assert today.today(session).meanwhile == ()


def test_an_absence_that_is_none_is_refused_and_one_that_was_not_goes(session: Session, case_id: CaseId) -> None:
    for first, last, why in (
        ((4, 2), (4, 1), "before the first"),
        ((3, 1), (3, 11), "are over"),
        ((3, 12), (3, 12), ""),
        ((3, 10), (3, 20), "entered for some"),
    ):
        if why:
            with pytest.raises(Refused, match=why):
                away(session, first, last)
        else:
            away(session, first, last)
    with pytest.raises(Refused, match="a year at most"):
        absences.enter(session, dt.date(2026, 4, 1), dt.date(2027, 4, 2))
    absences.end(session, absences.look(session)[0].absence.id)
    assert absences.look(session) == ()


def test_what_was_arranged_goes_with_the_case(session: Session, case_id: CaseId) -> None:
    found = away(session, (MARCH, 28), (APRIL, 4))
    absences.arrange(session, found.absence.id, only(found).follow_up.id, Arrangement.OFFICER_KNOWS)
    with erasures.erasing(session.store, "case.erased", case_id, session.now()):
        pass
    assert session.store.one("SELECT count(*) FROM arrangement") == (0,)
    assert absences.look(session)[0].falling == ()
