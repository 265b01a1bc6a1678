"""A restore never forgets what was handed over: such a case is not open, and not counted, in two vaults."""

import contextlib
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.hand_over import fingerprint, full_case, introduce, representative, two
from tests.helpers.vaults import PASSPHRASE, Clock
from wellbeing.app import backups, cases, hand_over, receiving, restoring, whereabouts
from wellbeing.app.restoring import Restored
from wellbeing.app.session import Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.vault import counting
from wellbeing.vault.whole_check import verify_records


def _counted(session: Session) -> int:
    return len(counting.own(session.store, dt.date(2027, 1, 1)))


def _sent(ana: Session, bo: Session, file: Path) -> Path:
    (row,) = cases.rows(ana, CaseState.OPEN)
    hand_over.hand_over(ana, row.case_id, fingerprint(bo), Basis.EMERGENCY, file, Reason.ILL)
    return file


@contextlib.contextmanager
def _restored(file: Path, folder: Path, clock: Clock) -> Iterator[tuple[Restored, Session]]:
    done = restoring.restore(restoring.preview(restoring.open_backup(file, PASSPHRASE), folder), clock)
    with representative(folder, "Ana Rep", clock) as session:
        yield done, session


def test_a_case_that_was_handed_over_since_stays_handed_over(tmp_path: Path, clock: Clock) -> None:
    with two(tmp_path, clock) as (ana, bo):
        case_id = full_case(ana)
        file = backups.make_now(ana).files[0]
        _sent(ana, bo, tmp_path / "one.wbcase")
        shown = restoring.preview(restoring.open_backup(file, PASSPHRASE), tmp_path / "ana", ana)
        assert shown.handed_over_since == 1
    with _restored(file, tmp_path / "ana", clock) as (done, session):
        assert (done.handed_over, done.may_have_gone) == (1, False)
        where = whereabouts.of_case(session, case_id)
        assert where.away is not None
        assert where.away.reason is Reason.ILL
        assert list(where.names.values()) == ["Bo Rep"]
        assert cases.case_file(session, case_id).case.state is CaseState.CLOSED
        assert _counted(session) == 0
        verify_records(session.store)
        hand_over.write_again(session, case_id, tmp_path / "two.wbcase")
    with representative(tmp_path / "bo", "Bo Rep", clock) as bo:
        assert receiving.receive(bo, tmp_path / "two.wbcase") is not None
        assert receiving.look(bo, tmp_path / "one.wbcase").received_at is not None, "the same package"


def test_a_newer_backup_tells_where_the_vault_is_lost(tmp_path: Path, clock: Clock) -> None:
    """Into an empty place: whom the case went to was not even known when the older backup was made."""
    with (
        representative(tmp_path / "ana", "Ana Rep", clock) as ana,
        representative(tmp_path / "bo", "Bo Rep", clock) as bo,
    ):
        case_id = full_case(ana)
        file = backups.make_now(ana).files[0]
        introduce(ana, bo)
        _sent(ana, bo, tmp_path / "one.wbcase")
        clock.forward(days=1)
        backups.make_now(ana)
    shutil.rmtree(tmp_path / "ana")
    with _restored(file, tmp_path / "ana", clock) as (done, session):
        assert done.handed_over == 1
        assert done.may_have_gone, "nobody knows what happened after the newer one"
        assert whereabouts.of_case(session, case_id).away is not None
        assert _counted(session) == 0


def test_where_nothing_tells_of_it_the_case_is_open_and_that_is_said(tmp_path: Path, clock: Clock) -> None:
    with two(tmp_path, clock) as (ana, bo):
        full_case(ana)
        file = backups.make_now(ana).files[0]
        received = receiving.receive(bo, _sent(ana, bo, tmp_path / "one.wbcase"))
        assert received is not None
        cases.add_note(bo, received, "What Bo wrote")
        hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, tmp_path / "back.wbcase")
    shutil.rmtree(tmp_path / "ana")
    with _restored(file, tmp_path / "ana", clock) as (done, session):
        assert (done.handed_over, done.may_have_gone) == (0, True)
        assert cases.rows(session, CaseState.OPEN)
        again = receiving.receive(session, tmp_path / "back.wbcase", replace=True)
        assert again is not None
        assert "What Bo wrote" in {text for _at, text in cases.case_file(session, again).notes}


@pytest.mark.parametrize("by_receipt", [True, False])
def test_a_case_that_came_back_since_is_open(tmp_path: Path, clock: Clock, by_receipt: bool) -> None:
    """The backup was made while it was away. What the other wrote comes with its package, taken in once more."""
    receipt, back = tmp_path / "one.wbreceipt", tmp_path / "back.wbcase"
    with two(tmp_path, clock) as (ana, bo):
        case_id = full_case(ana)
        received = receiving.receive(bo, _sent(ana, bo, tmp_path / "one.wbcase"))
        assert received is not None
        file = backups.make_now(ana).files[0]
        clock.forward(minutes=1)
        if by_receipt:
            receiving.object_to(bo, received, receipt)
            hand_over.take_back(ana, receipt)
        else:
            hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, back)
            receiving.receive(ana, back)
        there = fingerprint(bo)
    with _restored(file, tmp_path / "ana", clock) as (done, session):
        assert done.handed_over == 0
        assert whereabouts.of_case(session, case_id).away is None
        assert cases.case_file(session, case_id).case.state is CaseState.OPEN
        assert _counted(session) == 1
        (to_bo,) = hand_over.recipients(session, case_id)
        assert to_bo.card.fingerprint == there
        assert to_bo.is_closed is by_receipt, "an objection is remembered"
        if not by_receipt:
            assert receiving.look(session, back).replaces
