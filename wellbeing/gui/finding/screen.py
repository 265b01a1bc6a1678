"""Shows the page of a finding, with its ways back to the door and on to the backups."""

from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.errors import Tampered
from wellbeing.gui.finding.presenter import Presenter
from wellbeing.gui.finding.view import FindingView
from wellbeing.gui.restore.door import RestoreDoor

if TYPE_CHECKING:
    from wellbeing.gui.program import Program


def show(program: "Program", error: Tampered, passphrase: str) -> None:
    """Show what was found. `passphrase` is what was typed, if one was: nothing typed is lost on any way on."""
    view = FindingView(program.language)
    places = [Path(place) for place in program.memory.now.backup_places]
    presenter = Presenter(
        view,
        error,
        RestoreDoor(program.desk, program.folder, places),
        program.language,
        restore=lambda found: program.show_restore(found, passphrase),
        again=lambda: program.show_door(passphrase, at_once=True),
        back=lambda: program.show_door(passphrase),
    )
    view.intentions = presenter
    program.shell.show_outside(view)
    presenter.start()
