"""The vault over the use cases: made, opened, checked, compacted; what was interrupted is told."""

from pathlib import Path

import pytest

from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import preferences, vaults
from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault import settings
from wellbeing.vault.keys import LOWEST_SETTING


def test_a_vault_opens_with_its_passphrase_and_remembers_its_language(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    assert not vaults.exists(folder)
    vaults.close(vaults.create(folder, PASSPHRASE, language("de"), kdf=LOWEST_SETTING))
    assert vaults.exists(folder)
    opened = vaults.unlock(folder, PASSPHRASE, language("en"))
    assert opened.language.code == "de"
    vaults.close(opened)
    with pytest.raises(Refused):
        vaults.unlock(folder, "another passphrase", language("en"))


def test_an_interrupted_last_time_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        assert vaults.after_crash(session) == ""
        # An older head beside a newer store by one entry is what a crash between the two writes leaves.
        before = (folder / "head").read_bytes()
        preferences.save(session, preferences.Preferences(union="Union North"))
    (folder / "head").write_bytes(before)
    with open_session(folder) as session:
        assert "ended in the middle" in vaults.after_crash(session)
    with open_session(folder) as session:
        assert vaults.after_crash(session) == ""


def test_drafts_with_words_are_named_and_emptied_ones_are_not(session: Session) -> None:
    box = vaults.drafts(session)
    box.write("note-1", b"half a sen", session.now())
    box.write("note-2", b"", session.now())
    assert vaults.half_written(session) == ("note-1",)


def test_preferences_are_kept_and_the_lock_cannot_be_switched_off(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault") as session:
        preferences.save(session, preferences.Preferences(union="Union North", country="DE", lock_minutes=10))
        assert preferences.read(session).union == "Union North"
        with pytest.raises(Refused):
            preferences.save(session, preferences.Preferences(lock_minutes=0))


def test_compacting_says_what_it_saved(session: Session) -> None:
    with session.store.transaction("vault.settings"):
        for number in range(200):
            settings.put(session.store, f"filler {number}", "x" * 2000)
    with session.store.transaction("vault.settings"):
        for number in range(200):
            settings.drop(session.store, f"filler {number}")
    found = vaults.compact(session)
    assert found.saved > 300_000
    assert found.before - found.after == found.saved
    assert vaults.compact(session).saved == 0


def test_the_check_reads_every_record(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        preferences.save(session, preferences.Preferences(union="Union North"))
    assert vaults.check(folder, PASSPHRASE).records > 0
