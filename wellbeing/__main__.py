"""The program: its window, or a command. Without a command the window opens.

Window and command line are independent rooms, so they meet only here; each is imported when it is needed. The
window's start is timed (`make bench`), so it goes its own short way: the command line's room stays closed.
"""

import gc
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
    from wellbeing.gui.network import refuse_network
    from wellbeing.gui.process import harden

    harden()
    if arguments is None:  # this process is ours alone
        faults.keep_quiet()
        refuse_network()
    words = sys.argv[1:] if arguments is None else arguments
    if words:
        return _run_command(words)
    try:
        return _open_window(None, None)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (`ended_by` makes a sentence of each)
        from wellbeing.cli.main import ended_by

        return ended_by(error)


def _run_command(words: Sequence[str]) -> int:
    from wellbeing.cli.main import Windows, run

    return run(words, Windows(open=_open_window, picture=_picture_screens))


def _open_window(vault: Path | None, language: str | None) -> int:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Trouble(NO_DISPLAY)
    # What is made from here to the first screen stays: looking through it for waste would only take time.
    gc.disable()
    from wellbeing.gui.main import run_window

    return run_window(vault, language)


def _picture_screens(wanted: "Pictures") -> int:
    from wellbeing.gui.pictures.every import picture_screens

    return picture_screens(
        wanted.vault, wanted.figures, wanted.hand_overs, wanted.passphrase, wanted.language, wanted.out
    )


if __name__ == "__main__":
    sys.exit(main())
