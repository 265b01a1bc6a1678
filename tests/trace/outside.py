"""Stations about keys, backups and what stands outside the vault: lost passphrases, damage, another computer."""

from typing import Any

from PySide6.QtCore import Qt

from tests.trace.guest import Guest
from tests.trace.stations import station
from wellbeing.gui.finding.view import FindingView
from wellbeing.gui.restore.view import Restore
from wellbeing.gui.unlock.view import Unlock
from wellbeing.gui.widgets.secret import Secret

PASSPHRASE, CHANGED, FOUND_AGAIN = "passphrase", "new passphrase", "passphrase after the sheets"
"""The fields whose words open the vault, one after the other."""


def _busy_no_more(guest: Guest) -> None:
    guest.qtbot.waitUntil(lambda: not any(one._waiting for one in guest.program.workers))
    guest.settle()


# -- inside


@station
def sheets(guest: Guest) -> None:
    """Recovery sheets with marked holders, one printed, one typed back."""
    guest.to("keys", part="sheets")
    for place, line in enumerate(guest.screen.holders, start=1):
        guest.mark(line, f"holder {place}")
    guest.press("Make the sheets")
    words = ""
    for place in range(3):
        words = " ".join(guest.screen.sheet.sheet.words)
        guest.marks.words_of_a_key.append(words)
        if place == 0:
            guest.click("Print")
        guest.screen.next.click()
        guest.settle()
    guest.screen.typed.setFocus()
    guest.qtbot.keyClicks(guest.screen.typed, words)
    guest.press("Use these sheets")
    _busy_no_more(guest)
    assert "Any two of the three sheets" in guest.words()


@station
def change_key(guest: Guest) -> None:
    """Everything encrypted anew."""
    guest.to("keys", part="change-key")
    guest.mark(guest.screen.current.line, FOUND_AGAIN)
    guest.press("Change the key")
    _busy_no_more(guest)
    assert "The key was changed" in guest.screen.title


@station
def upkeep(guest: Guest) -> None:
    """The vault checked and compacted."""
    guest.to("upkeep")
    for button in (guest.screen.check, guest.screen.compact):
        button.click()
        _busy_no_more(guest)


@station
def back_up(guest: Guest) -> None:
    """A backup by hand, and the drill."""
    guest.to("backup")
    guest.press("Back up now")
    assert "The backup was made and checked." in guest.words()
    guest.screen.drill.click()
    _busy_no_more(guest)


@station
def to_the_backups(guest: Guest) -> None:
    """Locks, and leads to the page that looks into a backup. Does not come back."""
    guest.to("backup")
    guest.screen.restore.click()


# -- outside


@station
def look_into_backup(guest: Guest) -> None:
    """With a wrong passphrase, with wrong sheets, then with the right one."""
    _open_backup(guest)


@station
def leave_backup(guest: Guest) -> None:
    """Everything stays as it is. Does not come back."""
    guest.press("Leave everything as it is")


@station
def restore_backup(guest: Guest) -> None:
    """It is restored, up to the page that says so."""
    _open_backup(guest)
    guest.press("Restore")
    _busy_no_more(guest)
    assert "stands in place of the vault now" in guest.words()


@station
def open_restored(guest: Guest) -> None:
    """On to the restored vault. Does not come back."""
    guest.press("Open the vault")


def _open_backup(guest: Guest) -> None:
    pages = guest.screen
    assert isinstance(pages, Restore)
    guest.settle()
    if not pages.secret.isVisible():
        pages.choices[0].click()
        guest.settle()
    guest.press("Open with two sheets")
    for place, area in enumerate(pages.sheets):
        guest.mark(area, f"wrong sheet {place}")
    guest.press("Open the backup")
    _busy_no_more(guest)
    guest.press("Back")
    for field in ("wrong passphrase of the backup", FOUND_AGAIN):
        guest.mark(pages.secret.line, field)
        guest.press("Open the backup")
        _busy_no_more(guest)
    assert pages.restore_button.isVisible()


@station
def two_sheets(guest: Guest) -> None:
    """The passphrase is forgotten: two sheets that nobody has, then two of ours, and a new passphrase."""
    guest.settle()
    door = guest.screen
    assert isinstance(door, Unlock)
    guest.press("I have forgotten it")
    for place, area in enumerate(door.sheets.areas):
        guest.mark(area, f"wrong sheet {place}")
    guest.press("Open")
    _busy_no_more(guest)
    for words, area in zip(guest.marks.words_of_a_key, door.sheets.areas, strict=False):
        area.selectAll()
        guest.qtbot.keyClicks(area, words)
    guest.press("Open")
    _busy_no_more(guest)
    for secret in (door.new.fresh, door.new.again):
        guest.mark(secret.line, FOUND_AGAIN)
    guest.press("Go on")
    guest.until_inside()


@station
def meet_damage(guest: Guest) -> None:
    """The vault does not open: what was found, looked at once more, then on to the newest backup."""
    line = guest.screen.findChild(Secret).line
    guest.mark(line, FOUND_AGAIN)
    guest.qtbot.keyClick(line, Qt.Key.Key_Return)
    _busy_no_more(guest)
    assert isinstance(guest.screen, FindingView)
    guest.press("Check again")
    _busy_no_more(guest)
    assert isinstance(guest.screen, FindingView)
    guest.press("Restore the newest backup")


@station
def begin_with_backup(guest: Guest) -> None:
    """A computer without a vault."""
    guest.press("Restore a backup")


@station
def look_around(guest: Guest) -> None:
    """The example vault: a half-written note in one of its cases."""
    guest.press("Look around with example data")
    guest.until_inside()
    case = guest.ask(_first_case)
    guest.to("case", case=case)
    guest.screen.open_note()
    guest.mark(guest.screen.note, "note in the example")


def _first_case(session: Any) -> Any:
    from wellbeing.app import cases

    return next(row.case_id for row in cases.rows(session) if row.alias)
