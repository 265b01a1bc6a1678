"""Who can open the vault: a passphrase, two of three sheets, and a key that can be changed."""

import datetime as dt
from pathlib import Path

import pypdfium2
import pytest

from tests.helpers.vaults import NOW, PASSPHRASE, Clock, open_session
from wellbeing.app import actions, backups, departures, keys, preferences, restoring, today, vaults
from wellbeing.app.session import Session
from wellbeing.app.today import Reminder
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.rekeying import change as rekeying
from wellbeing.vault.slots import RecoverySheets

HOLDERS = ("Ada, data-protection officer", "Bo", "Cleo")
ENGLISH = language("en")


@pytest.fixture(autouse=True)
def lowest_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calibrating takes a second, and is tested elsewhere."""
    monkeypatch.setattr(opening, "calibrated", lambda: LOWEST_SETTING)
    monkeypatch.setattr(rekeying, "calibrated", lambda: LOWEST_SETTING)


def with_sheets(session: Session) -> RecoverySheets:
    """Sheets that open the vault."""
    sheets = keys.sheets_for(HOLDERS)
    keys.keep_sheets(session, sheets, words(sheets, 1))
    return sheets


def words(sheets: RecoverySheets, number: int) -> str:
    return " ".join(sheets.sheets[number].words)


def test_two_sheets_open_the_vault_once_one_was_typed_back(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        sheets = keys.sheets_for(HOLDERS)
        with pytest.raises(Refused):
            keys.keep_sheets(session, sheets, "wrong words")
        assert not keys.has_sheets(session)
        keys.keep_sheets(session, sheets, words(sheets, 1))
        assert keys.read(session).holders == HOLDERS
        assert keys.read(session).sheets_made == NOW
    vaults.close(vaults.unlock_with_sheets(folder, words(sheets, 0), words(sheets, 2), ENGLISH))
    with pytest.raises(Refused):
        vaults.unlock_with_sheets(folder, words(sheets, 0), words(sheets, 0), ENGLISH)


def test_a_new_passphrase_follows_two_sheets(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        with pytest.raises(Refused) as refused:
            keys.set_passphrase(session, "five herons", "six herons")
        assert refused.value.field == "again"
        with pytest.raises(Refused) as refused:
            keys.set_passphrase(session, "", "")
        assert refused.value.field == "passphrase"
        keys.set_passphrase(session, "five herons", "five herons")
    vaults.close(vaults.unlock(folder, "five herons", ENGLISH))
    with pytest.raises(Refused):
        vaults.unlock(folder, PASSPHRASE, ENGLISH)


def test_a_passphrase_is_changed_by_whoever_knows_the_present_one(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        with pytest.raises(Refused):
            keys.change_passphrase(session, "no", "five herons", "five herons")
        with pytest.raises(Refused) as refused:
            keys.change_passphrase(session, PASSPHRASE, "five herons", "six herons")
        assert refused.value.field == "again"
        keys.change_passphrase(session, PASSPHRASE, "five herons", "five herons")
    vaults.close(vaults.unlock(folder, "five herons", ENGLISH))


# -- that sheets were used


def test_whoever_knows_the_passphrase_is_told_that_sheets_were_used_until_they_say_so(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        sheets = with_sheets(session)
        assert keys.read(session).sheets_used == ()
    for _time in range(2):
        by_sheets = vaults.unlock_with_sheets(folder, words(sheets, 0), words(sheets, 1), ENGLISH)
        assert keys.read(by_sheets).sheets_used == (), "whoever holds them is not who has to be told"
        assert Reminder.SHEETS_USED not in today.today(by_sheets).reminders
        with pytest.raises(Refused):
            keys.know_of_use(by_sheets)
        vaults.close(by_sheets)
    for _time in range(2):
        session = vaults.unlock(folder, PASSPHRASE, ENGLISH)
        assert len(keys.read(session).sheets_used) == 2
        assert today.today(session).reminders[0] is Reminder.SHEETS_USED
        vaults.close(session)
    session = vaults.unlock(folder, PASSPHRASE, ENGLISH)
    keys.know_of_use(session)
    assert keys.read(session).sheets_used == ()
    vaults.close(session)
    vaults.close(vaults.unlock_with_sheets(folder, words(sheets, 0), words(sheets, 1), ENGLISH))
    session = vaults.unlock(folder, PASSPHRASE, ENGLISH)
    assert len(keys.read(session).sheets_used) == 1
    vaults.close(session)


@pytest.mark.parametrize("restored_by_sheets", [False, True])
def test_a_restore_of_what_lies_before_hides_no_use_of_sheets(tmp_path: Path, restored_by_sheets: bool) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        sheets = with_sheets(session)
        file = backups.make_now(session).files[0]
    two = (words(sheets, 0), words(sheets, 1))
    vaults.close(vaults.unlock_with_sheets(folder, *two, ENGLISH))
    if restored_by_sheets:
        backup = restoring.open_backup_with_sheets(file, *two)
    else:
        backup = restoring.open_backup(file, PASSPHRASE)
    restoring.restore(restoring.preview(backup, folder))
    session = vaults.unlock(folder, PASSPHRASE, ENGLISH)
    assert len(keys.read(session).sheets_used) == (2 if restored_by_sheets else 1)
    vaults.close(session)


def test_without_sheets_today_reminds_and_in_the_example_it_does_not(session: Session) -> None:
    assert Reminder.RECOVERY_SHEETS in today.today(session).reminders
    with_sheets(session)
    assert Reminder.RECOVERY_SHEETS not in today.today(session).reminders


# -- a sheet as a file


def test_a_saved_sheet_is_the_sheet_and_stands_among_the_files_that_left(session: Session, tmp_path: Path) -> None:
    sheet = keys.sheets_for(HOLDERS).sheets[0]
    path = tmp_path / "sheet.pdf"
    keys.save_sheet(session, sheet, path)
    document = pypdfium2.PdfDocument(path.read_bytes())
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert all(word in text for word in sheet.words)
    assert path.stat().st_mode & 0o077 == 0
    keys.note_printed(session)
    printed, saved = departures.files_that_left(session)
    assert (saved.kind, saved.carrier, saved.place) == (FileKind.RECOVERY_SHEET, Carrier.SAVED, str(path))
    assert (printed.kind, printed.carrier) == (FileKind.RECOVERY_SHEET, Carrier.PRINTED)
    with pytest.raises(Refused):
        keys.save_sheet(session, sheet, path)


# -- change of key


def test_the_session_goes_on_under_another_key(tmp_path: Path) -> None:
    folder, clock = tmp_path / "vault", Clock()
    with open_session(folder, clock) as session:
        sheets = with_sheets(session)
        made = keys.read(session).key_made
        box = vaults.drafts(session)
        box.write("note", b"half a sen", session.now())
        preferences.save(session, preferences.Preferences(union="Union North"))
        clock.forward(days=3)
        shown: list[tuple[int, int]] = []
        with pytest.raises(Refused) as refused:
            keys.change_key(session, "another passphrase", lambda *_parts: None)
        assert refused.value.field == "passphrase"
        keys.change_key(session, PASSPHRASE, lambda *parts: shown.append(parts))
        assert shown
        assert vaults.after_crash(session) == ""
        found = keys.read(session)
        assert (found.holders, found.sheets_made) == ((), None)
        assert found.key_made == NOW + dt.timedelta(days=3) > made
        assert Reminder.RECOVERY_SHEETS in today.today(session).reminders
        assert preferences.read(session).union == "Union North"
        assert vaults.drafts(session) is box
        assert vaults.half_written(session) == ("note",)
        preferences.save(session, preferences.Preferences(union="Union South"))
        vaults.close(session)
    with pytest.raises(Refused):
        vaults.unlock_with_sheets(folder, words(sheets, 0), words(sheets, 1), ENGLISH)
    again = vaults.unlock(folder, PASSPHRASE, ENGLISH)
    assert preferences.read(again).union == "Union South"
    assert vaults.half_written(again) == ("note",)
    with_sheets(again)
    assert keys.read(again).holders == HOLDERS
    vaults.close(again)


def test_what_is_done_with_keys_stands_in_the_access_log_as_a_matter_of_keys() -> None:
    for word in ("vault.key-changed", "vault.sheets-made", "vault.sheets-use-seen"):
        assert actions.ACTIONS[word].kind is actions.Kind.SETTINGS
