"""Shows the first word on backups, between a vault that was just made and the house."""

from typing import TYPE_CHECKING

from wellbeing.gui.backup.first_presenter import FirstBackupPresenter
from wellbeing.gui.backup.first_view import FirstBackup

if TYPE_CHECKING:
    from wellbeing.gui.program import Program


def show(program: "Program") -> None:
    """Show where backups go; from there into the house. Example data goes there at once: it is not backed up."""

    def show_page(is_example: bool) -> None:
        if is_example:
            program.opened()
            return
        view = FirstBackup(program.language)
        presenter = FirstBackupPresenter(view, program.desk.ask, program.language, program.opened)
        view.intentions = presenter
        program.watch()
        program.shell.show_outside(view)
        presenter.start()

    program.desk.ask(lambda session: session.is_example, show_page)
