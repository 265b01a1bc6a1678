"""The window's composition: everything is made here and handed on."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing import paths
from wellbeing.gui.application import application
from wellbeing.gui.ending import leave_when_asked
from wellbeing.gui.network import ask_this_computer_only, refuse_network
from wellbeing.gui.process import keep_off_the_log, relaunch, resumed
from wellbeing.gui.program import Program
from wellbeing.gui.remembered import Memory

if TYPE_CHECKING:
    from wellbeing.gui.inside import Inside


def run_window(vault_folder: Path | None, language: str | None = None) -> int:
    """Open the window on a vault (None: the usual one) and return the exit code.

    `language` is a code to remember from now on; None keeps what was chosen in the window.
    """
    keep_off_the_log()
    refuse_network()
    ask_this_computer_only()
    app, memory = application(), Memory()
    if language is not None:
        memory.change(language=language)
    program = Program(app, vault_folder or paths.default_vault(), memory=memory, relaunch=relaunch, furnish=_furnish)
    program.catch_faults()
    leave_when_asked(lambda: program.shell.close())
    program.start(resumed())
    gc.freeze()  # what the start made stays; see `__main__.py`
    gc.enable()
    return app.exec()


def _furnish(inside: "Inside") -> None:
    from wellbeing.gui.places import furnish  # the house is loaded when the vault is open, not before

    furnish(inside)
