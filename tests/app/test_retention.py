"""What has been kept long enough is proposed, never erased by itself; and what is erased does not come back."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.helpers import pages
from tests.helpers.hand_over import STORY, full_case
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import backups, cases, officer_rights, restoring, retention, silence, today, vaults
from wellbeing.app.importing import find_mapping, import_file
from wellbeing.app.session import Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import TurnedTo
from wellbeing.domain.identity import CaseId
from wellbeing.domain.retention import Kind, Proposal, months_after
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault import cases as stored_cases
from wellbeing.vault import search
from wellbeing.vault.whole_check import verify_records

SAMPLE = Path(__file__).parents[1] / "data" / "officer-incidents-sample.csv"


def closed_case(session: Session, alias: str = "Heron", name: str = "Ada Officer") -> CaseId:
    case_id = full_case(session, alias, name)
    for silent in cases.case_file(session, case_id).quiet.silences:
        silence.note_turned_to(session, silent.follow_up.id, (TurnedTo.DUTY_COMMANDER,))
    closed = dataclasses.replace(
        stored_cases.get(session.store, case_id), state=CaseState.CLOSED, closed_at=session.now()
    )
    with session.store.transaction("case.closed", closed.uid):
        stored_cases.update(session.store, closed)
    return case_id


def kinds(session: Session) -> set[Kind]:
    return {one.kind for one in retention.due(session)}


def of_kind(session: Session, kind: Kind) -> Proposal:
    return next(one for one in retention.due(session) if one.kind is kind)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2026, 3, 31), -1, dt.date(2026, 2, 28)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2026, 12, 5), 36, dt.date(2029, 12, 5)),
    ],
)
def test_months_are_those_of_the_calendar(day: dt.date, months: int, later: dt.date) -> None:
    assert months_after(day, months) == later


def test_each_kind_is_proposed_on_its_day_and_open_cases_never_are(session: Session, clock: Clock) -> None:
    closed_case(session)
    full_case(session, "Wren", "Bea Other")
    closed_on = session.today()
    for kind, number in retention.months(session).items():
        if kind is Kind.HISTORY:
            continue
        day = months_after(closed_on, number)
        clock.now = dt.datetime.combine(day - dt.timedelta(days=1), dt.time(9), dt.UTC)
        assert kind not in kinds(session)
        clock.now += dt.timedelta(days=1)
        assert kind in kinds(session) or kinds(session) == {Kind.RECORD}, "the whole stands for its parts"
    assert today.today(session).over == 1
    assert len(cases.rows(session)) == 2, "nothing went by itself"


def test_erasing_one_kind_takes_that_kind_and_leaves_no_byte_of_it(session: Session, clock: Clock) -> None:
    case_id = closed_case(session)
    clock.forward(days=400)
    assert kinds(session) == {Kind.NOTES}
    retention.erase(session, of_kind(session, Kind.NOTES))
    file = cases.case_file(session, case_id)
    assert (file.notes, len(file.debriefs), file.officer.name) == ((), 1, "Ada Officer")
    assert kinds(session) == set()
    word = STORY.rpartition(" ")[2]
    assert pages.traces(pages.everything(session.store), (word,)) == []
    assert search.find(session.store, word, 5) == ([], [])
    verify_records(session.store)


def test_name_and_contact_stay_while_the_officer_has_a_case_that_needs_them(session: Session, clock: Clock) -> None:
    retention.set_months(session, {**retention.months(session), Kind.CONTACT: 6, Kind.NOTES: 36, Kind.TALKS: 36})
    case_id = closed_case(session)
    clock.forward(days=200)
    proposal = of_kind(session, Kind.CONTACT)
    stored = stored_cases.get(session.store, case_id)
    with session.store.transaction("case.reopened", stored.uid):
        stored_cases.update(session.store, dataclasses.replace(stored, state=CaseState.OPEN, closed_at=None))
    assert kinds(session) == set()
    with pytest.raises(Refused):
        retention.erase(session, proposal)
    with session.store.transaction("case.closed", stored.uid):
        stored_cases.update(session.store, stored)
    retention.erase(session, proposal)
    file = cases.case_file(session, case_id)
    assert (file.officer.name, file.officer.contact, file.reachable) == (None, None, None)
    assert pages.traces(pages.everything(session.store), ("Ada Officer", "0170 12345", "0170 999")) == []


def test_what_is_kept_longer_has_a_reason_and_comes_back_on_its_day(session: Session, clock: Clock) -> None:
    closed_case(session)
    clock.forward(days=400)
    proposal = of_kind(session, Kind.NOTES)
    later = session.today() + dt.timedelta(days=90)
    for reason, until, field in (("", later, "reason"), ("Claim", None, "until"), ("Claim", session.today(), "until")):
        with pytest.raises(Refused) as refused:
            retention.keep_longer(session, proposal, reason, until)
        assert refused.value.field == field
    retention.keep_longer(session, proposal, "A claim may come", later)
    assert kinds(session) == set()
    clock.forward(days=91)
    assert kinds(session) == {Kind.NOTES}


def test_nothing_is_proposed_under_a_hold_or_a_restriction(session: Session, clock: Clock) -> None:
    held, restricted = closed_case(session), closed_case(session, "Wren", "Bea Other")
    clock.forward(days=400)
    assert len(retention.due(session)) == 2
    officer_rights.hold(session, officer_rights.of_case(session, held), "Claim", session.today())
    officer_rights.restrict(session, officer_rights.of_case(session, restricted), Ground.CLAIM)
    assert retention.due(session) == []
    clock.forward(days=1)
    assert [one.case_id for one in retention.due(session)] == [held], "the hold has ended"


def test_imported_history_counts_from_its_import(session: Session, clock: Clock) -> None:
    report = import_file(session, SAMPLE, find_mapping("nj-use-of-force-2022"))
    clock.forward(days=1094)
    assert kinds(session) == set(), "the incidents of 2022 are older than that"
    clock.forward(days=3)
    proposal = of_kind(session, Kind.HISTORY)
    assert proposal.count == report.imported
    kept = officer_rights.listed(session)[0]
    officer_rights.hold(session, kept.officer_id, "Claim", session.today() + dt.timedelta(days=9))
    retention.erase(session, proposal)
    assert [row.uid for row in officer_rights.listed(session)] == [kept.uid]
    again = import_file(session, SAMPLE, find_mapping("nj-use-of-force-2022"))
    assert again.imported == 0


def test_an_older_backup_brings_nothing_back_that_was_erased_by_kind(tmp_path: Path, clock: Clock) -> None:
    with open_session(tmp_path / "vault", clock) as session:
        retention.set_months(session, dict.fromkeys(Kind, 12) | {Kind.RECORD: 36})
        closed_case(session)
        clock.forward(days=380)
        older = backups.make_now(session).files[0]
        clock.forward(days=1)
        assert kinds(session) == {Kind.NOTES, Kind.TALKS, Kind.REFERRALS, Kind.CONTACT}
        for kind in (Kind.NOTES, Kind.TALKS, Kind.REFERRALS, Kind.CONTACT):
            retention.erase(session, of_kind(session, kind))
    restoring.restore(restoring.preview(restoring.open_backup(older, PASSPHRASE), tmp_path / "vault"), clock)
    opened = vaults.unlock(tmp_path / "vault", PASSPHRASE, language("en"))
    (row,) = cases.rows(opened)
    file = cases.case_file(opened, row.case_id)
    assert (file.notes, file.debriefs, file.self_checks, file.referrals, file.officer.name) == ((), (), (), (), None)
    assert pages.traces(pages.everything(opened.store), ("Ada Officer", "quillwort")) == []
    vaults.close(opened)


@pytest.mark.parametrize(
    ("kind", "number"), [(Kind.NOTES, 0), (Kind.NOTES, None), (Kind.TALKS, 37), (Kind.HISTORY, 361)]
)
def test_a_time_that_cannot_be_is_refused_beside_its_field(session: Session, kind: Kind, number: int | None) -> None:
    with pytest.raises(Refused) as refused:
        retention.set_months(session, {**retention.months(session), kind: number})
    assert refused.value.field == kind
    assert retention.months(session)[kind] == retention.shipped(kind)
