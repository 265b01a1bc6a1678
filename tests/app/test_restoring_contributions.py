"""A restore knows of contributions: none leaves twice under one revision, and no year in a second way."""

import shutil
from pathlib import Path

import pytest

from tests.app.test_contributing import Q1, Q2, made, on_it, withdraw
from tests.app.test_freezing import open_case, to
from tests.helpers.contributing import TwoOffices
from tests.helpers.hand_over import representative
from tests.helpers.vaults import PASSPHRASE, Clock
from wellbeing.app import backup_folders, backups, counted_in, freezing, releasing, restoring, vaults
from wellbeing.app.contributing import closing, making, reading_in, standing
from wellbeing.app.contributing.making import Made
from wellbeing.app.contributing.standing import Change, LeftBy
from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault import counting


class Before:
    """A vault that was backed up, froze a quarter and contributed it; then it is restored from that backup."""

    def __init__(self, place: Path, clock: Clock) -> None:
        self.folder, self.place, self.clock, self.both = place / "vault", place, clock, TwoOffices()
        with representative(self.folder, "Ana Rep", clock) as session:
            self.both.named_by(session)
            self.cases = [open_case(session) for _number in range(3)]
            self.kept = Path(shutil.copy(backups.make_now(session).files[0], place))
            to(clock, Q2.first_day)
            freezing.freeze(session, Q1)
            self.left: Made = made(session, Q1, place / "out")
            self.on_it = on_it(self.left, self.both, session)

    def restored(self, *, is_lost: bool) -> Session:
        if is_lost:
            shutil.rmtree(self.folder)
            shutil.rmtree(backup_folders.usual_place())
        restoring.restore(restoring.preview(restoring.open_backup(self.kept, PASSPHRASE), self.folder), self.clock)
        session = vaults.unlock(self.folder, PASSPHRASE, language("en"))
        session.clock = self.clock
        return session


@pytest.fixture
def before(tmp_path: Path, clock: Clock) -> Before:
    return Before(tmp_path, clock)


def test_where_the_vault_before_can_be_read_its_contributions_come_along(before: Before) -> None:
    session = before.restored(is_lost=False)
    assert releasing.closed(session) is None
    assert standing.path_of(session, 2026) is LeftBy.CONTRIBUTION
    assert standing.to_make(session) == ()
    again = made(session, Q1, before.place / "again")
    assert [one.path.read_bytes() for one in again.files] == [one.path.read_bytes() for one in before.left.files]
    withdraw(session, before.cases[0])
    assert made(session, Q1, before.place / "newer").revision > before.left.revision
    vaults.close(session)


def test_where_it_is_lost_the_file_is_read_in_and_a_higher_revision_made(before: Before) -> None:
    session = before.restored(is_lost=True)
    assert releasing.closed(session) is not None
    with pytest.raises(Refused) as refused:
        made(session, Q1, before.place / "early")
    assert refused.value.sentence == releasing.CLOSED
    with representative(before.place / "bo", "Bo Rep", before.clock) as other:
        before.both.named_by(other)
        of_another = made(other, Q1, before.place / "of-another")
    for file in (before.kept, of_another.files[0].path):
        with pytest.raises(Refused):
            reading_in.read_in(session, file)
    assert reading_in.read_in(session, before.left.files[1].path) == Q1
    with pytest.raises(Refused):
        reading_in.read_in(session, before.left.files[0].path)
    assert standing.path_of(session, 2026) is LeftBy.CONTRIBUTION
    releasing.state_complete(session, "Ana Rep")
    assert [one.change for one in standing.to_make(session)] == [Change.FORGOTTEN]
    before.clock.forward(seconds=1)
    newer = made(session, Q1, before.place / "newer")
    assert newer.revision > before.left.revision
    assert before.both.cases(session, newer) == 3
    vaults.close(session)


@pytest.mark.parametrize("was_read_in", [True, False])
def test_a_closing_list_tells_of_a_contribution_that_was_forgotten(before: Before, *, was_read_in: bool) -> None:
    """Everything that may have been in it counts as counted: nothing is counted twice."""
    session = before.restored(is_lost=True)
    if was_read_in:
        reading_in.read_in(session, before.left.files[0].path)
    closed = closing.take_in(session, before.both.closing(before.place, Q1, [before.on_it]))
    assert closed.forgotten
    assert standing.path_of(session, 2026) is LeftBy.CONTRIBUTION
    assert counting.own(session.store, Q2.end) == []
    assert all(counted_in.of_case(session, case_id).left for case_id in before.cases)
    releasing.state_complete(session, "Ana Rep")
    to(before.clock, Q2.end)
    freezing.freeze(session, Q2)
    assert before.both.cases(session, made(session, Q2, before.place / "next")) == 0
    with pytest.raises(Refused):
        making.again(session, Q1, before.place)
    vaults.close(session)


def test_what_went_on_to_the_next_quarter_since_the_backup_is_there_and_not_twice(before: Before) -> None:
    session = vaults.unlock(before.folder, PASSPHRASE, language("en"))
    session.clock = before.clock
    before.kept = Path(shutil.copy(backups.make_now(session).files[0], before.place / "later.backup"))
    closing.take_in(session, before.both.closing(before.place, Q1, []))
    to(before.clock, Q2.end)
    freezing.freeze(session, Q2)
    vaults.close(session)
    session = before.restored(is_lost=False)
    assert [counted_in.of_case(session, case_id).frozen for case_id in before.cases] == [(Q2,)] * 3
    assert [one.counted for one in standing.of_year(session, 2026)] == [False, None]
    assert before.both.cases(session, made(session, Q2, before.place / "next")) == 3
    vaults.close(session)
