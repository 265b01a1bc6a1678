"""Consent and referrals: default-deny, and no referral is made without a yes for that service."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.vaults import NOW, Clock, open_session
from wellbeing.app import consents, incidents, referrals, search, services
from wellbeing.app import today as first_screen
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.services import Wanted
from wellbeing.app.session import Session
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.identity import CaseId, ServiceId
from wellbeing.domain.referral import Outcome, ReferralState
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


def test_waiting_longer_than_usual_is_marked(session: Session, clock: Clock) -> None:
    case_id, service = open_case(session), add_service(session)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referrals.move(session, referrals.consider(session, case_id, service), ReferralState.MADE)
    assert not first_screen.today(session).waiting[0].late
    clock.forward(days=11)
    assert first_screen.today(session).waiting[0].late


@settings(max_examples=25)
@given(path=st.lists(st.tuples(st.sampled_from(ReferralState), st.booleans()), max_size=8))
def test_no_random_path_makes_a_referral_without_consent(
    tmp_path_factory: pytest.TempPathFactory, path: list[tuple[ReferralState, bool]]
) -> None:
    with open_session(tmp_path_factory.mktemp("walk") / "vault") as session:
        case_id, service = open_case(session), add_service(session)
        referral = referrals.consider(session, case_id, service)
        for state, yes in path:
            consents.answer_service(session, case_id, service, yes=yes, way=Way.SPOKEN)
            try:
                referrals.move(session, referral, state, appointment_on=NOW.date(), outcome=Outcome.OTHER)
            except Refused:
                continue
            if state is ReferralState.MADE:
                assert yes
        assert all(found.purpose is Purpose.SERVICE for found in consents.of_case(session, case_id))


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
    assert [state for state, _at in stands.stations] == [ReferralState.CONSIDERED, ReferralState.MADE]
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
