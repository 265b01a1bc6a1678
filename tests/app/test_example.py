"""The example vault is also a test of the use cases: every state is reached through them, over time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.vaults import NOW, Clock, open_session
from wellbeing.app import cases, services
from wellbeing.app.cases import CaseFile
from wellbeing.app.example import build_example
from wellbeing.app.incidents import occurred
from wellbeing.app.session import Session
from wellbeing.app.today import today
from wellbeing.domain.case import CaseState, Membership
from wellbeing.domain.consent import EMPLOYER, Purpose, may_ask_statistics
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.follow_up import Result
from wellbeing.domain.referral import Outcome, ReferralState
from wellbeing.errors import Refused


def _files(session: Session) -> list[CaseFile]:
    return [cases.case_file(session, row.case_id) for row in cases.rows(session)]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One example for all tests that only read."""
    with open_session(tmp_path_factory.mktemp("example") / "vault", Clock()) as opened:
        build_example(opened)
        yield opened


@pytest.fixture(scope="module")
def files(session: Session) -> list[CaseFile]:
    return _files(session)


def test_it_has_the_number_of_cases_and_says_that_it_is_an_example(session: Session) -> None:
    counts = cases.counts(session)
    assert sum(counts.values()) == 60
    assert counts[CaseState.OPEN] > 20
    assert counts[CaseState.CLOSED] > 10
    assert session.is_example


def test_today_shows_every_urgency(session: Session) -> None:
    seen = today(session)
    assert seen.overdue
    assert seen.due
    assert seen.coming
    assert any(row.late for row in seen.waiting)
    assert any(not row.late for row in seen.waiting)
    assert any(row.paused for row in seen.due)
    assert any(row.attempts for row in seen.due)


def test_every_result_of_a_follow_up_is_there(files: list[CaseFile]) -> None:
    assert {follow_up.result for file in files for follow_up in file.follow_ups} == {*Result, None}


def test_every_station_and_outcome_of_a_referral_is_there(files: list[CaseFile]) -> None:
    referrals = [referral for file in files for referral in file.referrals]
    assert {referral.state for referral in referrals} == set(ReferralState)
    assert {referral.outcome for referral in referrals} == {*Outcome, None}


def test_consents_are_given_refused_and_withdrawn(files: list[CaseFile]) -> None:
    given = [consent for file in files for consent in file.consents]
    counting = [consent for consent in given if consent.purpose is Purpose.STATISTICS]
    assert any(consent.in_force for consent in counting)
    assert any(not consent.answer for consent in counting)
    assert any(consent.withdrawn_at for consent in counting)
    assert {consent.purpose for consent in given} == set(Purpose) - {Purpose.HAND_OVER} - EMPLOYER, (
        "nobody takes over here"
    )


def test_nobody_was_asked_about_statistics_too_early(files: list[CaseFile]) -> None:
    for file in files:
        for consent in file.consents:
            if consent.purpose is Purpose.STATISTICS:
                assert may_ask_statistics(occurred(file.incident), consent.given_at)


def test_debriefs_are_done_and_paused_and_red_flags_were_handled(files: list[CaseFile]) -> None:
    debriefs = [debrief for file in files for debrief in file.debriefs]
    assert {debrief.state for debrief in debriefs} == {DebriefState.DONE, DebriefState.PAUSED}
    assert any(debrief.answers for debrief in debriefs)
    flags = [flag for file in files for flag in file.flags]
    assert flags
    assert all(flag.done for flag in flags)


def test_some_officers_share_an_incident(files: list[CaseFile]) -> None:
    assert max(len(file.colleagues) for file in files) == 3


def test_an_officer_without_a_tie_agreed_to_the_record(files: list[CaseFile]) -> None:
    outside = [file for file in files if file.case.membership is Membership.NONE]
    assert outside
    for file in outside:
        assert any(consent.purpose is Purpose.RECORD and consent.in_force for consent in file.consents)


def test_where_the_lawyer_comes_first_nothing_is_written(files: list[CaseFile]) -> None:
    protected = [file for file in files if file.incident.without_free_text]
    assert protected
    assert not any(file.notes for file in protected)
    assert any(file.notes for file in files)


def test_no_moment_lies_in_the_future_and_no_step_before_its_case(files: list[CaseFile]) -> None:
    for file in files:
        assert file.case.opened_at <= NOW
        for _follow_up_id, contact in file.contacts:
            assert file.case.opened_at <= contact.at <= NOW
        for _referral_id, station in file.stations:
            assert file.case.opened_at <= station.at <= NOW


def test_nobody_in_it_can_be_taken_for_real(session: Session, files: list[CaseFile]) -> None:
    assert all(file.officer.name and file.officer.name.endswith("Example") for file in files)
    assert all(file.officer.contact and file.officer.contact.startswith("+000 ") for file in files)
    assert all(service.fictitious for service in services.find(session))


def test_a_vault_with_cases_takes_no_example(session: Session) -> None:
    with pytest.raises(Refused):
        build_example(session, 5)


def test_the_same_seed_tells_the_same_stories(tmp_path: Path) -> None:
    def told(name: str, seed: int) -> list[tuple[object, ...]]:
        with open_session(tmp_path / name, Clock()) as opened:
            build_example(opened, 12, seed=seed)
            return [
                (
                    file.officer.name,
                    file.incident.occurred_on,
                    file.incident.act,
                    [debrief.answers for debrief in file.debriefs],
                    [follow_up.result for follow_up in file.follow_ups],
                    [note for _at, note in file.notes],
                )
                for file in _files(opened)
            ]

    assert told("one", 1) == told("same", 1)
    assert told("one more", 1) != told("other", 2)


@pytest.mark.parametrize("number", [1, 2, 61, 130])
def test_it_has_exactly_as_many_cases_as_asked_for(tmp_path: Path, number: int) -> None:
    with open_session(tmp_path / "vault", Clock()) as opened:
        build_example(opened, number)
        assert sum(cases.counts(opened).values()) == number


def test_an_example_without_cases_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault", Clock()) as opened:
        with pytest.raises(Refused):
            build_example(opened, 0)
        assert not opened.is_example
