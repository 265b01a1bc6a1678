"""Backups that the program makes by itself: after the first change of a day, and after opening where one waits."""

import functools

from PySide6.QtCore import QTimer

from wellbeing.app.session import Changed
from wellbeing.gui.backup.maker import Maker
from wellbeing.gui.work import Copies, Desk

WAIT_MS = 10_000
"""Milliseconds from a change to looking whether a backup is due: never in the way of what is being done."""

_ITS_OWN = frozenset({Changed.BACKUPS})


def automatic(desk: Desk, copies: Copies) -> Maker:
    """The maker for the vault on `desk`, which from now on makes a backup a while after it becomes due."""
    maker = Maker(functools.partial(desk.ask, lasting=True), copies)
    wait = QTimer(desk, singleShot=True, interval=WAIT_MS)
    wait.timeout.connect(lambda: None if desk.is_closed else maker.back_up_if_due())

    def changed(what: frozenset[str]) -> None:
        if what != _ITS_OWN and not wait.isActive():
            wait.start()

    desk.changed.connect(changed)
    wait.start()
    return maker
