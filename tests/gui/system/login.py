"""logind by hand, in a process of its own on a private bus: `python -m tests.gui.system.login`.

Reads one line per wish from standard input and tells on standard output what happens to its inhibitors.
"""

import os
import sys
from typing import Any

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject

PATH, LOGIN = "/org/freedesktop/login1", "org.freedesktop.login1"
SESSION = f"{PATH}/session/_32"


def say(*words: str) -> None:
    """One line to the test."""
    os.write(1, " ".join(words).encode() + b"\n")


class Login(QDBusVirtualObject):
    """Hands out inhibitors, and tells when one is let go."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._held: list[tuple[int, QSocketNotifier]] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Inhibit":
            return False
        ours, theirs = os.pipe()
        answer = message.createReply()
        answer.setArguments([QDBusUnixFileDescriptor(theirs)])
        os.close(theirs)
        connection.send(answer)
        watched = QSocketNotifier(ours, QSocketNotifier.Type.Read)
        watched.activated.connect(lambda: self._let_go(ours, watched))
        self._held.append((ours, watched))
        what, _who, _why, how = message.arguments()
        say("held", what, how)
        return True

    def _let_go(self, ours: int, watched: QSocketNotifier) -> None:
        watched.setEnabled(False)
        os.close(ours)
        say("let go")

    def tell(self, path: str, interface: str, name: str, *values: object) -> None:
        """Send a signal."""
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(values))
        assert self._bus.send(message)


WISHES: dict[str, Any] = {
    "sleep": (PATH, f"{LOGIN}.Manager", "PrepareForSleep", True),
    "wake": (PATH, f"{LOGIN}.Manager", "PrepareForSleep", False),
    "lock": (SESSION, f"{LOGIN}.Session", "Lock"),
    "lock another": (f"{PATH}/session/_37", f"{LOGIN}.Session", "Lock"),
    "hint": (
        SESSION,
        "org.freedesktop.DBus.Properties",
        "PropertiesChanged",
        f"{LOGIN}.Session",
        {"LockedHint": True},
        [],
    ),
    "no hint": (
        SESSION,
        "org.freedesktop.DBus.Properties",
        "PropertiesChanged",
        f"{LOGIN}.Session",
        {"IdleHint": True},
        [],
    ),
    "switch": (
        SESSION,
        "org.freedesktop.DBus.Properties",
        "PropertiesChanged",
        f"{LOGIN}.Session",
        {"Active": False},
        [],
    ),
    "saver": ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    "saver of Cinnamon": ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver", "ActiveChanged", True),
    "saver of MATE": ("/org/mate/ScreenSaver", "org.mate.ScreenSaver", "ActiveChanged", True),
    "saver in other words": ("/", "org.mate.ScreenSaver", "ActiveChanged", "away"),
    "saver without words": ("/", "org.mate.ScreenSaver", "ActiveChanged"),
    "saver goes": ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False),
}


def main() -> int:
    """Serve until the input ends."""
    app = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    login = Login(bus)
    assert bus.registerVirtualObject(PATH, login)
    assert bus.registerService(LOGIN)
    say("ready")

    def hear() -> None:
        lines = os.read(0, 65536).decode()
        if not lines:
            app.quit()
        for line in lines.splitlines():
            login.tell(*WISHES[line])

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
