"""The second tour: keys, backups, damage, another computer. Half of it stands outside the vault."""

from tests.trace.commands import FRESH
from tests.trace.outside import FOUND_AGAIN
from tests.trace.tour import Tour

OF_THE_EVENING = {
    f"wellbeing.gui.{name}"
    for name in (
        "finding.view.FindingView",
        "restore.view.Restore",
        "unlock.view.Unlock",
        "unlock.view.PassphrasePage",
        "unlock.recovery.SheetsPage",
        "unlock.recovery.NewPassphrasePage",
        "office_today.view.OfficeTodayView",
        "quarters.view.QuartersView",
        "enrolment.view.EnrolmentView",
        "two_offices.view.TwoOfficesView",
        "national.view.NationalView",
    )
}
"""Pages that the second tour goes to. Another page that the first doesn't see fails it."""


def evening(tour: Tour) -> None:
    """From a vault of its own to one that was restored where there was none; it is closed then."""
    tour.make_vault()
    tour.start()
    tour.open()
    tour.walk("new_incident", "facts", "note", "sheets", "change_passphrase")
    tour.lock()
    tour.walk("two_sheets", sheets=tour.sheets)
    tour.passphrase = tour.marks(FOUND_AGAIN)
    tour.walk("change_key", "upkeep", "back_up")
    tour.key_changed()
    _look_into_a_backup(tour)
    tour.damage()
    tour.start()
    tour.walk("meet_damage", "restore_backup")
    tour.walk_away("open_restored")
    tour.open()
    tour.leave()
    tour.lose_vault()
    tour.start()
    tour.walk("begin_with_backup", "restore_backup")
    tour.walk_away("open_restored")
    tour.leave()


def at_an_office(tour: Tour) -> None:
    """The window of an office, which the commands have made."""
    tour.start("by-command-releasing")
    tour.open(tour.marks(FRESH))
    tour.walk("office")
    tour.leave()


def _look_into_a_backup(tour: Tour) -> None:
    tour.walk_away("to_the_backups", to_the_backups=True)
    tour.walk("look_into_backup")
    tour.walk_away("leave_backup")
    tour.leave()
