"""The program: its window, or a command. Without a command the window opens.

Window and command line are independent rooms, so they meet only here; each is imported when it is needed.
"""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for and return the program's exit code."""
    from wellbeing.cli.main import Windows, run

    words = sys.argv[1:] if arguments is None else arguments
    return run(words, Windows(open=_open_window, picture=_picture_screens))


def _open_window(language: str | None) -> int:
    from wellbeing.gui.main import main as open_window

    return open_window(language)


def _picture_screens(vault: object, out: object) -> None:
    raise NotImplementedError(vault, out)


if __name__ == "__main__":
    sys.exit(main())
