"""Self-checks: told and forgotten; kept only where the officer asks, in no figure, and gone when they want it gone."""

import dataclasses
from pathlib import Path

import pytest

from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from tests.reports import reading
from wellbeing.app import agreed, backups, cases, consents, incidents, restoring, self_checks, summary, vaults
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault.whole_check import verify_records


def open_case(session: Session, act: str = "THREAT", membership: Membership = Membership.MEMBER) -> CaseId:
    officer = Involved(alias="Heron", membership=membership)
    return incidents.open_incident(session, NewIncident(act=act, officers=[officer], agreed=True))[0]


def test_a_low_value_suggests_a_referral_and_always_says_what_it_is_not() -> None:
    for total, refer in ((0, True), (7, True), (12, True), (13, False), (25, False)):
        told = self_checks.work_out([None] * 5, total)
        assert (told.value, told.refer) == (4 * total, refer)
        assert "not a diagnosis" in told.note


def test_the_numbers_and_their_sum_say_the_same_or_are_refused() -> None:
    assert self_checks.work_out([1, 2, 3, 4, 5], None) == self_checks.work_out([1, 2, 3, 4, 5], 15)
    for numbers, total, field in (
        ([None] * 5, None, "numbers"),
        ([1, None, 3, 4, 5], None, "numbers"),
        ([1, 2, 3, 4, 5], 14, "total"),
        ([9, 2, 3, 4, 5], None, "numbers"),
        ([None] * 5, 26, "numbers"),
    ):
        with pytest.raises(Refused) as refused:
            self_checks.work_out(numbers, total)
        assert refused.value.field == field


def test_working_it_out_leaves_nothing(session: Session) -> None:
    case_id = open_case(session)
    before = session.store.generation
    self_checks.work_out([0] * 5, None)
    self_checks.look(session, case_id)
    assert session.store.generation == before
    assert self_checks.look(session, case_id).kept == ()


def test_it_is_offered_from_the_one_month_step_on(session: Session, clock: Clock) -> None:
    case_id = open_case(session)
    clock.forward(days=27)
    assert not self_checks.is_offered(session, case_id)
    clock.forward(days=2)
    assert self_checks.is_offered(session, case_id)
    cases.close(session, case_id)
    assert not self_checks.is_offered(session, case_id)


def test_what_the_officer_asks_for_is_kept_told_and_erased(session: Session) -> None:
    case_id = open_case(session)
    kept = self_checks.keep(session, case_id, self_checks.work_out([None] * 5, 10))
    (found,) = self_checks.look(session, case_id).kept
    assert (found.value, found.taken_on) == (40, session.today())
    assert "The value of a self-check" in reading.flowing(agreed.agreed(session, case_id).make())
    self_checks.remove(session, kept)
    assert self_checks.look(session, case_id).kept == ()
    assert verify_records(session.store).entries == session.store.generation


@pytest.mark.parametrize("act", ["TRAUMA_FIREARM", "TRAUMA_CUSTODY"])
def test_where_the_lawyer_comes_first_nothing_is_kept(session: Session, act: str) -> None:
    case_id = open_case(session, act)
    assert not self_checks.look(session, case_id).may_keep
    with pytest.raises(Refused):
        self_checks.keep(session, case_id, self_checks.work_out([None] * 5, 10))


def test_it_goes_with_the_case(session: Session) -> None:
    case_id = open_case(session, membership=Membership.NONE)
    self_checks.keep(session, case_id, self_checks.work_out([None] * 5, 10))
    consents.withdraw(session, consents.of_case(session, case_id)[0].id)
    assert session.store.one("SELECT count(*) FROM self_check") == (0,)


def test_no_figure_sees_it(session: Session, clock: Clock) -> None:
    case_id = open_case(session)
    clock.forward(days=30)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    (offer,) = summary.years(session)
    before = summary.gather(session, offer.period)
    for total in (0, 7, 12, 25):
        self_checks.keep(session, case_id, self_checks.work_out([None] * 5, total))
    after = summary.gather(session, offer.period)
    assert dataclasses.asdict(after) == dataclasses.asdict(before)


def test_a_value_that_was_erased_does_not_come_back_with_an_older_backup(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock):
        pass
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    case_id = open_case(session)
    stays = self_checks.keep(session, case_id, self_checks.work_out([None] * 5, 20))
    goes = self_checks.keep(session, case_id, self_checks.work_out([None] * 5, 5))
    file = backups.make_now(session).files[0]
    self_checks.remove(session, goes)
    shown = restoring.preview(restoring.open_backup(file, PASSPHRASE), folder, session)
    vaults.close(session)
    restoring.restore(shown)
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    assert [kept.id for kept in self_checks.look(session, case_id).kept] == [stays]
    assert verify_records(session.store).entries == session.store.generation
    vaults.close(session)
