"""logind and the desktops are heard over a real bus; without a bus nothing is heard and nothing breaks."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtDBus import QDBusPendingCallWatcher, QDBusUnixFileDescriptor

from tests.gui.system import bus as buses
from tests.gui.system.bus import line_of, private_bus
from tests.helpers.lacking import need
from wellbeing.gui.system.linux import Buses, session_path

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has D-Bus")

_LISTENS = """
import json, sys
from PySide6.QtCore import QCoreApplication, QSocketNotifier
from wellbeing.gui.system.linux import Buses

app = QCoreApplication([])
buses = Buses("why")
buses.wanted.connect(lambda: print("wanted", flush=True))
print(json.dumps(buses.listen()), flush=True)
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)

def asked():
    if sys.stdin.readline():
        print("asked", buses.delays_sleep, flush=True)
    else:
        app.quit()

notifier.activated.connect(asked)
app.exec()
"""

ALL_SIGNALS = 9
"""Sleep, lock and properties of logind; five savers and Unity."""


class Listener:
    """A process that listens to the buses it is led to."""

    def __init__(self, **more: str) -> None:
        quiet = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_SESSION"))}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LISTENS],
            env={**quiet, **more},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.heard: int = json.loads(self.line())

    def line(self) -> str:
        return line_of(self._process)

    def delays_sleep(self) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self.line()

    def end(self) -> None:
        self._process.communicate(timeout=60)


def test_without_a_bus_nothing_is_heard_and_nothing_breaks() -> None:
    nowhere = "unix:path=/nowhere"
    listener = Listener(DBUS_SESSION_BUS_ADDRESS=nowhere, DBUS_SYSTEM_BUS_ADDRESS=nowhere)
    assert listener.heard == 0
    listener.end()


def test_sleep_a_locked_session_and_savers_are_heard(tmp_path: Path) -> None:
    need(buses.missing())
    with private_bus(tmp_path) as bus:
        listener = Listener(**bus.environment)
        assert listener.heard == ALL_SIGNALS
        assert bus.told() == "held sleep delay"
        for wish in ("lock", "hint", "switch", "saver", "saver of Cinnamon", "saver of MATE"):
            # What must not be heard is sent before: only one word may come of the two.
            for quiet in ("lock another", "no hint", "saver goes", "saver in other words", "saver without words"):
                bus.wish(quiet)
            bus.wish(wish)
            assert listener.line() == "wanted", wish
        listener.end()


def test_sleep_waits_for_us_and_not_for_ever(tmp_path: Path) -> None:
    need(buses.missing())
    with private_bus(tmp_path) as bus:
        listener = Listener(**bus.environment)
        assert bus.told() == "held sleep delay"
        bus.wish("sleep")
        assert bus.told() == "let go", "who has nothing to lock does not hold up sleep"
        assert listener.line() == "wanted"
        assert listener.delays_sleep() == "asked False"
        bus.wish("wake")
        assert bus.told() == "held sleep delay", "for the next time"
        assert listener.line() == "wanted", "a computer that fell asleep too fast locks when it wakes"
        listener.end()


class Answer:
    """logind's answer to who asked for an inhibitor, by hand."""

    def __init__(self, inhibitor: QDBusUnixFileDescriptor) -> None:
        self._inhibitor = inhibitor

    def isError(self) -> bool:
        return False

    def reply(self) -> "Answer":
        return self

    def arguments(self) -> list[QDBusUnixFileDescriptor]:
        return [self._inhibitor]

    def deleteLater(self) -> None:
        """Python's references are all there is."""


@pytest.mark.parametrize("overtaken", [False, True])
def test_an_inhibitor_that_sleep_has_overtaken_is_not_held(qapp: Any, overtaken: bool) -> None:
    ours, theirs = os.pipe()
    one, answer = Buses(""), Answer(QDBusUnixFileDescriptor(theirs))
    one._asked = cast(QDBusPendingCallWatcher, answer)
    if overtaken:
        one.sleeps(True)
    one._answered(cast(QDBusPendingCallWatcher, answer))
    assert one.delays_sleep is not overtaken
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize(
    ("signal", "wanted"),
    [
        (lambda one: one.locked(), 1),
        (lambda one: one.covered(True), 1),
        (lambda one: one.covered(False), 0),
        (lambda one: one.changed("org.freedesktop.login1.Session", {"LockedHint": True}), 1),
        (lambda one: one.changed("org.freedesktop.login1.Session", {"LockedHint": False}), 0),
        (lambda one: one.changed("org.freedesktop.login1.Session", {"Active": True}), 0),
        (lambda one: one.changed("org.freedesktop.login1.User", {"LockedHint": True}), 0),
    ],
)
def test_what_a_signal_brings_about(qapp: Any, signal: Callable[[Buses], None], wanted: int) -> None:
    one, heard = Buses(""), list[bool]()
    one.wanted.connect(lambda: heard.append(True))
    signal(one)
    assert len(heard) == wanted


@pytest.mark.parametrize(
    ("session", "path"),
    [("c2", "/session/c2"), ("2", "/session/_32"), ("12", "/session/_312"), ("a-b", "/session/a_2db")],
)
def test_the_path_of_a_session_is_written_as_logind_does(session: str, path: str) -> None:
    assert session_path(session) == "/org/freedesktop/login1" + path


def test_an_unknown_session_is_any() -> None:
    assert session_path("") == ""
