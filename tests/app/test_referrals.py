"""Consent and referrals: default-deny, and no referral is made without a yes for that service."""

import dataclasses
import datetime as dt

import pytest

from tests.helpers.vaults import NOW, Clock
from wellbeing.app import cases, consents, incidents, referrals, search, services, tasks
from wellbeing.app import today as first_screen
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.services import Wanted
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId, ReferralId, ServiceId
from wellbeing.domain.referral import Helped, Outcome, ReferralState
from wellbeing.errors import Refused


def open_case(session: Session) -> CaseId:
    (opened,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    return opened


def add_service(session: Session) -> ServiceId:
    blank = services.blank()
    return services.save(session, dataclasses.replace(blank, kind="PSYCHO", name="Trauma service", usual_days=10))


def test_consent_to_statistics_is_not_asked_before_the_72_hour_step(session: Session, clock: Clock) -> None:
    case_id = open_case(session)
    assert not consents.statistics(session, case_id).may_ask
    with pytest.raises(Refused):
        consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    clock.forward(hours=49)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    answer = consents.statistics(session, case_id).answer
    assert answer is not None
    assert answer.in_force


def test_a_withdrawn_consent_is_no_longer_in_force(session: Session, clock: Clock) -> None:
    case_id = open_case(session)
    clock.forward(days=3)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SIGNED)
    (given_,) = consents.of_case(session, case_id)
    consents.withdraw(session, given_.id)
    (withdrawn,) = consents.of_case(session, case_id)
    assert not withdrawn.in_force
    with pytest.raises(Refused):
        consents.withdraw(session, given_.id)


def test_a_referral_needs_consent_for_its_own_service(session: Session) -> None:
    case_id, service, other = open_case(session), add_service(session), add_service(session)
    referral = referrals.consider(session, case_id, service)
    consents.answer_service(session, case_id, other, yes=True, way=Way.SPOKEN)
    with pytest.raises(Refused) as refused:
        referrals.move(session, referral, ReferralState.MADE)
    assert refused.value.field == "consent"
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referrals.move(session, referral, ReferralState.MADE)
    assert first_screen.today(session).waiting[0].service == "Trauma service"


def test_a_closed_referral_has_an_outcome_and_an_appointment_a_day(session: Session) -> None:
    case_id, service = open_case(session), add_service(session)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referral = referrals.consider(session, case_id, service)
    referrals.move(session, referral, ReferralState.MADE)
    with pytest.raises(Refused):
        referrals.move(session, referral, ReferralState.APPOINTMENT)
    referrals.move(session, referral, ReferralState.APPOINTMENT, appointment_on=NOW.date() + dt.timedelta(days=12))
    assert referrals.get(session, referral).waiting_days(NOW.date()) == 12
    with pytest.raises(Refused):
        referrals.move(session, referral, ReferralState.CLOSED)
    referrals.move(session, referral, ReferralState.CLOSED, outcome=Outcome.HELPED)
    assert not referrals.get(session, referral).is_open


def test_no_answer_in_time_becomes_one_task_that_goes_with_the_answer(session: Session, clock: Clock) -> None:
    case_id, service = open_case(session), add_service(session)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referral = referrals.consider(session, case_id, service)
    referrals.move(session, referral, ReferralState.MADE)
    clock.forward(days=10)
    assert len(first_screen.today(session).waiting) == 1
    assert first_screen.today(session).answers == ()
    clock.forward(days=1)
    shown = first_screen.today(session)
    assert [(row.service, row.days) for row in shown.answers] == [("Trauma service", 11)]
    assert not shown.waiting
    assert not shown.tasks, "it is told once"
    referrals.move(session, referral, ReferralState.ACKNOWLEDGED)
    assert first_screen.today(session).answers == ()
    referrals.take_back(session, referral)
    assert len(first_screen.today(session).answers) == 1, "the answer was noted by mistake"
    assert len([one for one in cases.case_file(session, case_id).tasks if one.is_open]) == 1


def made(session: Session) -> ReferralId:
    case_id, service = open_case(session), add_service(session)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referral = referrals.consider(session, case_id, service)
    referrals.move(session, referral, ReferralState.MADE)
    return referral


@pytest.mark.parametrize("days", [-1, 3 * 365 + 1])
def test_an_appointment_on_an_impossible_day_is_refused(session: Session, days: int) -> None:
    referral = made(session)
    day = NOW.date() + dt.timedelta(days=days)
    for state, outcome in (
        (ReferralState.APPOINTMENT, None),
        (ReferralState.UNDER_WAY, None),
        (ReferralState.CLOSED, Outcome.HELPED),
    ):
        with pytest.raises(Refused) as refused:
            referrals.move(session, referral, state, appointment_on=day, outcome=outcome)
        assert refused.value.field == "appointment_on"
    assert referrals.get(session, referral).waited_days is None


def test_an_appointment_on_the_same_day_is_no_missing_one(session: Session, clock: Clock) -> None:
    referral = made(session)
    assert referrals.get(session, referral).waited_days is None
    referrals.move(session, referral, ReferralState.APPOINTMENT, appointment_on=NOW.date())
    assert referrals.get(session, referral).waited_days == 0
    later = NOW.date() + dt.timedelta(days=9)
    referrals.move(session, referral, ReferralState.APPOINTMENT, appointment_on=later)
    with pytest.raises(Refused) as refused:
        referrals.move(session, referral, ReferralState.UNDER_WAY)
    assert refused.value.field == "appointment_on", "the appointment is still to come"
    clock.forward(days=9)
    referrals.move(session, referral, ReferralState.UNDER_WAY)
    assert referrals.get(session, referral).waited_days == 9


def test_taking_back_leads_step_by_step_to_where_it_began(session: Session) -> None:
    referral = made(session)
    before = [referrals.get(session, referral)]
    day = NOW.date() + dt.timedelta(days=2)
    referrals.move(session, referral, ReferralState.APPOINTMENT, appointment_on=day)
    before.append(referrals.get(session, referral))
    referrals.move(session, referral, ReferralState.CLOSED, outcome=Outcome.OTHER)
    referrals.say_helped(session, referral, Helped.NOT_AT_ALL)
    for known in reversed(before):
        referrals.take_back(session, referral)
        assert dataclasses.replace(referrals.get(session, referral), helped=None) == known
    referrals.take_back(session, referral)
    found = referrals.get(session, referral)
    assert (found.state, found.made_at, found.helped) == (ReferralState.CONSIDERED, None, None)
    with pytest.raises(Refused):
        referrals.take_back(session, referral)
    stations = referrals.standing(session, referral).stations
    assert [one.taken_back_at is None for one in stations] == [True, False, False, False]


def test_several_services_at_once_and_one_after_another(session: Session) -> None:
    referral = made(session)
    case_id, service = referrals.get(session, referral).case_id, referrals.get(session, referral).service_id
    other = referrals.consider(session, case_id, add_service(session))
    with pytest.raises(Refused):
        referrals.consider(session, case_id, service)
    with pytest.raises(Refused):
        referrals.again(session, referral)
    referrals.move(session, referral, ReferralState.CLOSED, outcome=Outcome.NO_ANSWER)
    following = referrals.again(session, referral)
    assert referrals.get(session, following).earlier_id == referral
    assert referrals.get(session, other).is_open
    with pytest.raises(Refused):
        referrals.take_back(session, referral)


def test_nothing_is_said_of_help_that_nobody_gave(session: Session) -> None:
    referral = referrals.consider(session, open_case(session), add_service(session))
    with pytest.raises(Refused):
        referrals.say_helped(session, referral, Helped.A_LOT)


def test_search_finds_parts_of_words_names_and_services(session: Session) -> None:
    incidents.open_incident(
        session,
        NewIncident(act="THREAT", officers=[Involved(alias="Heron", name="Zoë Müller")], agreed=True, place="Görlitz"),
    )
    add_service(session)
    for text in ("h", "He", "eron", "müll", "mull", "zoe", "lit", "heron görl"):
        assert [row.alias for row in search.find(session, text).cases] == ["Heron"], text
    assert search.find(session, "rauma").services[0].name == "Trauma service"
    assert search.find(session, '"; DROP').cases == ()
    assert search.find(session, "%").cases == ()


def test_a_case_shows_whom_it_can_be_asked_for_and_from_when(session: Session) -> None:
    case_id, service = open_case(session), add_service(session)
    referral = referrals.consider(session, case_id, service)
    before = consents.overview(session, case_id)
    assert before.statistics.ask_from > NOW
    assert [(one.service.id, one.answer) for one in before.recipients] == [(service, None)]
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referrals.move(session, referral, ReferralState.MADE)
    stands = referrals.standing(session, referral)
    assert stands.consent is not None
    assert [station.state for station in stands.stations] == [ReferralState.CONSIDERED, ReferralState.MADE]
    assert consents.overview(session, case_id).recipients[0].answer == stands.consent
    consents.withdraw(session, stands.consent.id)
    assert referrals.standing(session, referral).consent is None


def test_the_directory_is_read_by_pages_and_found_by_any_part_of_a_word(session: Session) -> None:
    for number in range(services.PAGE + 5):
        blank = services.blank()
        kind = "LEGAL" if number % 2 else "PEER"
        services.save(session, dataclasses.replace(blank, kind=kind, name=f"Service {number:03}", whom="Ärzte"))
    first = services.page(session)
    assert (len(first.services), first.total) == (services.PAGE, services.PAGE + 5)
    rest = services.page(session, after=first.after)
    assert {one.id for one in first.services}.isdisjoint(one.id for one in rest.services)
    assert services.page(session, Wanted(text="arzt 007")).services[0].name == "Service 007"
    assert services.page(session, Wanted(text="RZ")).total == services.PAGE + 5
    assert services.page(session, Wanted(kind="LEGAL")).total == (services.PAGE + 5) // 2
    assert services.page(session, Wanted(text="%")).total == 0


def test_a_usual_time_that_cannot_be_is_refused(session: Session) -> None:
    blank = dataclasses.replace(services.blank(), kind="PEER", name="Peers", usual_days=services.MOST_DAYS + 1)
    with pytest.raises(Refused) as refused:
        services.save(session, blank)
    assert refused.value.field == "usual_days"


def test_a_referral_that_is_made_anew_is_waited_for_anew(session: Session, clock: Clock) -> None:
    referral = made(session)
    case_id = referrals.get(session, referral).case_id
    clock.forward(days=11)
    (task,) = cases.case_file(session, case_id).tasks
    tasks.set_done(session, task.id, done=True)
    assert first_screen.today(session).answers == (), "the service was asked again"
    referrals.take_back(session, referral)
    referrals.move(session, referral, ReferralState.MADE)
    assert first_screen.today(session).answers == ()
    clock.forward(days=11)
    assert len(first_screen.today(session).answers) == 1
