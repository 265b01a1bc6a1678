"""The program: its window, or a command. Without a command the window opens.

Window and command line are independent rooms, so they meet only here; each is imported when it is needed.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.errors import Trouble
from wellbeing.language import _

if TYPE_CHECKING:
    from wellbeing.cli.main import Pictures

NO_DISPLAY = _(
    "There is no display here to open a window on. The command `wellbeing demo` shows the program as pictures."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for and return the program's exit code."""
    from wellbeing import faults
    from wellbeing.cli.main import Windows, run
    from wellbeing.gui.network import refuse_network
    from wellbeing.gui.process import harden

    harden()
    if arguments is None:  # this process is ours alone
        faults.keep_quiet()
        refuse_network()
    words = sys.argv[1:] if arguments is None else arguments
    return run(words, Windows(open=_open_window, picture=_picture_screens))


def _open_window(vault: Path | None, language: str | None) -> int:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Trouble(NO_DISPLAY)
    from wellbeing.gui.main import run_window
    from wellbeing.gui.remembered import Memory

    if language is not None:
        Memory().change(language=language)
    return run_window(vault, [])


def _picture_screens(wanted: "Pictures") -> int:
    from wellbeing.gui.pictures import picture_screens

    return picture_screens(wanted.vault, wanted.figures, wanted.passphrase, wanted.language, wanted.out)


if __name__ == "__main__":
    sys.exit(main())
