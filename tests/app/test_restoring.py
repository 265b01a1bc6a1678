"""Restoring: looked at before, exchanged whole, and nothing that was erased or released is forgotten by it."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import backups, cases, consents, drills, incidents, restoring, vaults
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused, Tampered
from wellbeing.language import language
from wellbeing.vault.whole_check import verify_records


def opened(session: Session, alias: str, membership: Membership = Membership.MEMBER) -> CaseId:
    """A case of its own for one officer."""
    new = NewIncident(act="THREAT", officers=[Involved(alias=alias, membership=membership)], agreed=True)
    return incidents.open_incident(session, new)[0]


def aliases(session: Session) -> set[str]:
    return {row.alias for row in cases.rows(session)}


def unlocked(folder: Path) -> Session:
    return vaults.unlock(folder, PASSPHRASE, language("en"))


def test_a_backup_is_looked_at_and_restored_in_place_of_the_vault(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock):
        pass
    session = unlocked(folder)
    opened(session, "Heron")
    file = backups.make_now(session).files[0]
    opened(session, "Kite")
    backup = restoring.open_backup(file, PASSPHRASE)
    assert (backup.holdings.cases, backup.holdings.officers, backup.holdings.periods) == (1, 1, ())
    shown = restoring.preview(backup, folder, session)
    assert (shown.replaces, shown.is_other_vault, shown.later_cases) == (True, False, 1)
    assert shown.later_changes > 0
    vaults.close(session)
    done = restoring.restore(shown)
    assert done.moved_to is not None
    assert done.moved_to.name.startswith("vault-before-")
    assert not done.is_releasing_closed
    session = unlocked(folder)
    assert aliases(session) == {"Heron"}
    assert verify_records(session.store).entries == session.store.generation
    opened(session, "Owl")
    vaults.close(session)
    vaults.close(unlocked(folder))


def test_the_vault_that_was_moved_aside_can_be_had_back(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock) as session:
        opened(session, "Heron")
        file = backups.make_now(session).files[0]
        opened(session, "Kite")
    done = restoring.restore(restoring.preview(restoring.open_backup(file, PASSPHRASE), folder))
    session = unlocked(folder)
    assert aliases(session) == {"Heron"}
    vaults.close(session)
    assert done.moved_to is not None
    assert done.way_back is not None
    assert done.way_back.parent == done.moved_to
    again = restoring.restore(restoring.preview(restoring.open_backup(done.way_back, PASSPHRASE), folder))
    assert again.moved_to != done.moved_to
    session = unlocked(folder)
    assert aliases(session) == {"Heron", "Kite"}
    vaults.close(session)


def test_a_vault_that_could_not_be_opened_is_moved_aside_all_the_same(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock) as session:
        opened(session, "Heron")
        file = backups.make_now(session).files[0]
    (folder / "store.db").write_bytes(b"")
    done = restoring.restore(restoring.preview(restoring.open_backup(file, PASSPHRASE), folder))
    assert done.moved_to is not None
    assert done.way_back is None


def test_a_restored_vault_is_no_rollback_but_a_thiefs_copy_still_is(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock):
        pass
    session = unlocked(folder)
    file = backups.make_now(session).files[0]
    opened(session, "Kite")
    vaults.close(session)
    restoring.restore(restoring.preview(restoring.open_backup(file, PASSPHRASE), folder))
    vaults.close(unlocked(folder))
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    session = unlocked(folder)
    opened(session, "Owl")
    vaults.close(session)
    shutil.rmtree(folder)
    copy.rename(folder)
    with pytest.raises(Tampered):
        unlocked(folder)


def test_a_backup_restored_into_an_empty_place(session: Session, tmp_path: Path) -> None:
    opened(session, "Heron")
    file = backups.make_now(session).files[0]
    shown = restoring.preview(restoring.open_backup(file, PASSPHRASE), tmp_path / "new" / "vault")
    assert not shown.replaces
    done = restoring.restore(shown)
    assert done.moved_to is None
    assert done.is_releasing_closed, "nobody can say here what was released since"
    restored = unlocked(tmp_path / "new" / "vault")
    assert aliases(restored) == {"Heron"}
    vaults.close(restored)


def test_what_was_erased_since_stays_erased(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock) as session:
        opened(session, "Heron")
        gone = opened(session, "Kite", Membership.NONE)
        file = backups.make_now(session).files[0]
        consents.withdraw(session, consents.of_case(session, gone)[0].id)
        assert aliases(session) == {"Heron"}
        clock.forward(days=1)
        backups.make_now(session)
        backup = restoring.open_backup(file, PASSPHRASE)
        assert restoring.preview(backup, folder, session).erased_since == 1
    shutil.rmtree(folder)
    done = restoring.restore(restoring.preview(backup, folder))
    assert done.erased == 1, "found in the list that the newer backup carries"
    restored = unlocked(folder)
    assert aliases(restored) == {"Heron"}
    vaults.close(restored)


def test_a_wrong_passphrase_and_another_file_are_refused(session: Session, tmp_path: Path) -> None:
    file = backups.make_now(session).files[0]
    with pytest.raises(Refused):
        restoring.open_backup(file, "wrong")
    other = tmp_path / "holiday.backup"
    other.write_bytes(b"not a zip at all" * 100)
    with pytest.raises(Refused):
        restoring.open_backup(other, PASSPHRASE)


def test_the_yearly_drill_is_due_and_recorded(session: Session, clock: Clock) -> None:
    with pytest.raises(Refused):
        drills.drill_now(session)
    opened(session, "Heron")
    backups.make_now(session)
    assert backups.state(session).is_drill_due
    drilled = drills.drill_now(session)
    assert drilled.records > 0
    state = backups.state(session)
    assert (state.is_drill_due, state.drilled_on, state.drilled_file) == (False, session.today(), drilled.file.name)
    clock.forward(days=366)
    assert backups.state(session).is_drill_due
