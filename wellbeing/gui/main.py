"""The window's composition: everything is made here and handed on."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from wellbeing import paths
from wellbeing.gui.ending import leave_when_asked
from wellbeing.gui.files import forget_folders
from wellbeing.gui.inside import Inside
from wellbeing.gui.network import ask_this_computer_only, refuse_network
from wellbeing.gui.process import harden, keep_off_the_log, relaunch, resumed
from wellbeing.gui.program import Program
from wellbeing.gui.remembered import Memory


def run_window(vault_folder: Path | None, argv: Sequence[str]) -> int:
    """Open the window on a vault (the usual one without `vault_folder`) and return the exit code."""
    harden()
    keep_off_the_log()
    refuse_network()
    ask_this_computer_only()
    forget_folders()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("wellbeing")
    app.setDesktopFileName("wellbeing")
    program = Program(app, vault_folder or paths.default_vault(), memory=Memory(), relaunch=relaunch, furnish=_furnish)
    program.catch_faults()
    leave_when_asked(lambda: program.shell.close())
    program.start(resumed())
    return app.exec()


def _furnish(inside: Inside) -> None:
    from wellbeing.gui.places import furnish  # the house is loaded when the vault is open, not before

    furnish(inside)
