"""A real X server without a screen, for what only a real one has: selections, window titles, other programs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.helpers.lacking import no_program

_READS = """
import sys
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication([])
board = app.clipboard()
print(repr(board.text()), repr(board.text(QClipboard.Mode.Selection)))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """`environment` leads a program to it."""

    pid: int
    environment: dict[str, str]


def missing() -> str:
    """What this computer lacks for it."""
    return no_program("Xvfb")


@contextmanager
def display() -> Iterator[Display]:
    """A server until the end of the block. It listens on a socket inside this computer only."""
    told, tells = os.pipe()
    size = ("-screen", "0", "1400x900x24")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), *size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        number = os.read(told, 100).decode().strip()
        assert number, "the X server did not start"
        yield Display(pid=server.pid, environment={"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"})
    finally:
        os.close(told)
        server.terminate()
        server.wait(30)


def can_be_pasted(environment: dict[str, str]) -> str:
    """What another program gets from the clipboard and from the selection, as it would show them."""
    import sys

    ended = subprocess.run(
        [sys.executable, "-c", _READS], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return ended.stdout.strip()
