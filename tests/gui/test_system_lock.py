"""Sleep and a locked session lock the program; without a bus nothing happens."""

import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from wellbeing.gui.system_lock import SystemLock, session_path

_LISTENER = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from wellbeing.gui.system_lock import SystemLock

app = QCoreApplication([])
heard, lock = [], SystemLock()
lock.wanted.connect(lambda: heard.append(1))
if "DBUS_SYSTEM_BUS_ADDRESS" not in os.environ:
    print(lock.listen())
    sys.exit()
for bus in (QDBusConnection.systemBus(), QDBusConnection.sessionBus()):
    bus.registerService("org.freedesktop.login1")
print(lock.listen())

def send(bus, path, interface, name, *values):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(values))
    assert bus.send(message)

login, system, session = "/org/freedesktop/login1", QDBusConnection.systemBus(), QDBusConnection.sessionBus()
sent = iter([
    lambda: send(system, login, "org.freedesktop.login1.Manager", "PrepareForSleep", True),
    lambda: send(system, login + "/session/_32", "org.freedesktop.login1.Session", "Lock"),
    lambda: send(system, login + "/session/_37", "org.freedesktop.login1.Session", "Lock"),
    lambda: send(session, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    lambda: send(session, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False),
])
counts = []

def step():
    counts.append(len(heard))
    try:
        next(sent)()
    except StopIteration:
        print(counts)
        app.quit()

timer = QTimer(interval=150)
timer.timeout.connect(step)
timer.start()
app.exec()
"""


def _run(command: list[str], **more: str) -> list[str]:
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_SESSION"))}
    done = subprocess.run(
        [*command, sys.executable, "-c", _LISTENER],
        env={**quiet, "XDG_SESSION_ID": "2", **more},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has D-Bus")
def test_without_a_bus_nothing_is_heard_and_nothing_breaks() -> None:
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    assert _run([], **nowhere)[0] in ("0", "2"), "a machine may have a bus of its own for logind"


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no bus to try it on")
def test_sleep_and_a_locked_session_are_heard() -> None:
    with_bus = [
        "dbus-run-session",
        "--",
        "sh",
        "-c",
        'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"',
        "-",
    ]
    listened, counts = _run(with_bus)[:2]
    assert listened == "4"
    assert counts == "[0, 1, 2, 2, 3, 3]", "sleep, our session, not another's, the saver coming, not its going"


@pytest.mark.parametrize(
    ("signal", "wanted"),
    [
        (lambda lock: lock.sleeps(True), 1),
        (lambda lock: lock.sleeps(False), 1),
        (lambda lock: lock.locked(), 1),
        (lambda lock: lock.covered(True), 1),
        (lambda lock: lock.covered(False), 0),
    ],
)
def test_what_a_signal_brings_about(qapp: Any, signal: Any, wanted: int) -> None:
    lock, heard = SystemLock(), list[bool]()
    lock.wanted.connect(lambda: heard.append(True))
    signal(lock)
    assert len(heard) == wanted


@pytest.mark.parametrize(
    ("session", "path"),
    [("c2", "/session/c2"), ("2", "/session/_32"), ("12", "/session/_312"), ("a-b", "/session/a_2db")],
)
def test_the_path_of_a_session_is_written_as_logind_does(session: str, path: str) -> None:
    assert session_path(session) == "/org/freedesktop/login1" + path


def test_an_unknown_session_is_any() -> None:
    assert session_path("") == ""
