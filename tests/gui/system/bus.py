"""A private message bus with a hand-written logind on it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.lacking import no_program

ROOT = Path(__file__).resolve().parents[3]
_PATIENCE = 60.0
"""Seconds; only a fault takes longer."""


def missing() -> str:
    """What this computer lacks for it."""
    return no_program("dbus-daemon")


def line_of(process: "subprocess.Popen[str]") -> str:
    """The next line that a process tells; nothing where it has to be ended because it tells none."""
    assert process.stdout is not None
    impatient = threading.Timer(_PATIENCE, process.kill)
    impatient.start()
    try:
        return process.stdout.readline().strip()
    finally:
        impatient.cancel()


@dataclass(frozen=True, slots=True)
class Bus:
    """`environment` leads a program to it, as the bus of the system and of the session, in session '2'."""

    environment: dict[str, str]
    login: "subprocess.Popen[str]"

    def wish(self, name: str) -> None:
        """Have logind or a desktop send one of its signals; see `login.WISHES`."""
        assert self.login.stdin is not None
        self.login.stdin.write(name + "\n")
        self.login.stdin.flush()

    def told(self) -> str:
        """What logind tells next of its inhibitors."""
        return line_of(self.login)


@contextmanager
def private_bus(folder: Path) -> Iterator[Bus]:
    """Until the end of the block, at a socket inside `folder`."""
    address = f"unix:path={folder / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address={address}"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    assert daemon.stdout.readline().startswith("unix:")
    environment = {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "XDG_SESSION_ID": "2",
    }
    login = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.system.login"],
        env={**os.environ, **environment, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    bus = Bus(environment, login)
    try:
        assert bus.told() == "ready"
        yield bus
    finally:
        for started in (login, daemon):
            started.terminate()
            started.wait(30)
            for pipe in (started.stdin, started.stdout):
                if pipe is not None:
                    pipe.close()
