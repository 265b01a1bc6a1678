"""Restoring as a screen of its own outside the vault."""

from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.gui.restore.door import RestoreDoor
from wellbeing.gui.restore.screen import build

if TYPE_CHECKING:
    from wellbeing.app.restoring import FoundBackup
    from wellbeing.gui.program import Program


def show(program: "Program", found: "FoundBackup | None" = None, passphrase: str = "") -> None:
    """Show the pages; begin with one backup and a passphrase for it, or with the list."""

    def left(was_opened: bool) -> None:
        if was_opened:
            program.restart()  # the key of the backup is in memory, and no vault stands open
        else:
            program.show_door()

    door = RestoreDoor(program.desk, program.folder, [Path(place) for place in program.memory.now.backup_places])
    view, presenter = build(door, program.language, left=left, opened=program.watch, ended=program.restart)
    program.shell.show_outside(view)
    presenter.start(found, passphrase)
