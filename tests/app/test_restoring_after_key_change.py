"""A backup from before the key was changed: it opens by its own header, and nothing known now is lost by it."""

import shutil
from pathlib import Path

import pytest

from tests.app.test_restoring import aliases, opened
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import backup_folders, backup_views, backups, consents, drills, restoring, vaults
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.errors import Refused, Tampered
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.rekeying import change as rekeying


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """A vault with a backup of an older state and key; since then a case was erased and another opened."""
    folder = tmp_path / "vault"
    with open_session(folder, clock):
        pass
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    opened(session, "Heron")
    gone = opened(session, "Kite", Membership.NONE)
    backups.make_now(session)
    session.store = rekeying.change_key(session.store, PASSPHRASE, kdf=LOWEST_SETTING, witnesses=vaults.witnesses())
    consents.withdraw(session, consents.of_case(session, gone)[0].id)
    opened(session, "Owl")
    vaults.close(session)
    return folder


def the_backup() -> Path:
    (file,) = backup_folders.usual_place().iterdir()
    return file


def unlocked(folder: Path, passphrase: str = PASSPHRASE) -> Session:
    return vaults.unlock(folder, passphrase, language("en"))


def test_the_same_passphrase_shows_what_the_present_vault_has(folder: Path) -> None:
    shown = restoring.preview(restoring.open_backup(the_backup(), PASSPHRASE), folder)
    assert shown.present is not None
    assert (shown.present.follows, shown.erased_since, shown.later_cases) == (True, 1, 1)
    done = restoring.restore(shown)
    assert (done.erased, done.unread, done.is_releasing_closed) == (1, (), False)
    session = unlocked(folder)
    assert aliases(session) == {"Heron"}
    vaults.close(session)
    vaults.close(unlocked(folder))


def test_the_vault_before_is_found_when_it_is_put_back(folder: Path) -> None:
    done = restoring.restore(restoring.preview(restoring.open_backup(the_backup(), PASSPHRASE), folder))
    session = unlocked(folder)
    opened(session, "Kestrel")
    vaults.close(session)
    shutil.rmtree(folder)
    assert done.moved_to is not None
    shutil.copytree(done.moved_to, folder)
    with pytest.raises(Tampered):
        unlocked(folder)


def test_another_passphrase_by_now_is_said_as_that_and_releasing_stays_closed(folder: Path) -> None:
    older = Path(shutil.copy(the_backup(), folder.parent))
    session = unlocked(folder)
    opening.change_passphrase(session.store, PASSPHRASE, "another heron", kdf=LOWEST_SETTING)
    backups.make_now(session)
    vaults.close(session)
    shown = restoring.preview(restoring.open_backup(older, PASSPHRASE), folder)
    assert (shown.present, shown.unreadable) == (None, backup_views.OTHER_KEY)
    done = restoring.restore(shown)
    assert len(done.unread) == 1, "the newer backup has a key that nobody gave"
    assert done.is_releasing_closed


def test_a_new_key_waits_for_no_other_day(folder: Path) -> None:
    session = unlocked(folder)
    with pytest.raises(Refused):
        drills.drill_now(session)
    assert backups.due_places(session) == [backup_folders.usual_place()]
    backups.make_now(session)
    assert backups.due_places(session) == []
    assert drills.drill_now(session).records > 0
    vaults.close(session)


def test_a_drill_on_a_backup_of_the_key_before_is_refused_and_not_told_as_failed(folder: Path) -> None:
    session = unlocked(folder)
    with pytest.raises(Refused) as refused:
        drills.drill_now(session, the_backup())
    assert "before the key was changed" in refused.value.told(language("en"))
    assert not session.store.all("SELECT 1 FROM log WHERE action = 'backup.drill-failed'")
    vaults.close(session)
