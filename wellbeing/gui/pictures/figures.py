"""Pictures of the vault with an imported year: a backup that is looked into, and the screens of figures."""

from wellbeing.app.findings import STORE_DAMAGED
from wellbeing.errors import Tampered
from wellbeing.gui.backup import first
from wellbeing.gui.pictures.screens import FIGURES
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.restore.view import Restore


def walk(tour: Tour, passphrase: str) -> None:
    """Nothing is written."""
    _backups(tour, passphrase)
    tour.open(passphrase)
    first.show(tour.program)
    tour.take("first-start-backup")
    tour.program.shell.enter()
    for place, name, what in FIGURES:
        tour.go(place, **what)
        tour.take(name)


def _backups(tour: Tour, passphrase: str) -> None:
    """A damaged vault, and the backup that would be restored; nothing is."""
    program = tour.program
    program.show_finding(Tampered(STORE_DAMAGED))
    tour.take("finding")
    program.show_restore()
    tour.take("restore")
    pages = tour.screen(Restore)
    pages.intentions.choose("0")
    tour.take("restore-open")
    pages.intentions.open(passphrase)
    tour.take("restore-holds")
    program.show_door()
