"""The vault over the use cases: made, opened both ways, its passphrase changed."""

from pathlib import Path

import pytest

from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import preferences, vaults
from wellbeing.errors import Refused
from wellbeing.language import language
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


def test_two_sheets_open_the_vault_once_one_was_typed_back(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        sheets = vaults.sheets_for(("Ada", "Bo", "Cleo"))
        with pytest.raises(Refused):
            vaults.keep_recovery(session, sheets, "wrong words")
        assert vaults.recovery_holders(session) == ()
        vaults.keep_recovery(session, sheets, " ".join(sheets.sheets[1].words))
        assert vaults.recovery_holders(session) == ("Ada", "Bo", "Cleo")
    first, _second, third = (" ".join(sheet.words) for sheet in sheets.sheets)
    vaults.close(vaults.unlock_with_sheets(folder, first, third, language("en")))
    with pytest.raises(Refused):
        vaults.unlock_with_sheets(folder, first, first, language("en"))


def test_preferences_are_kept_and_the_lock_cannot_be_switched_off(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault") as session:
        preferences.save(session, preferences.Preferences(union="Union North", country="DE", lock_minutes=10))
        assert preferences.read(session).union == "Union North"
        with pytest.raises(Refused):
            preferences.save(session, preferences.Preferences(lock_minutes=0))


def test_the_check_reads_every_record(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        preferences.save(session, preferences.Preferences(union="Union North"))
    assert vaults.check(folder, PASSPHRASE).records > 0
