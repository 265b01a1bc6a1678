"""The computer goes to sleep or its session is locked: Linux tells that over D-Bus, and the program locks too.

Where there is no such bus (another system, a bare machine) nothing is heard; idle time, key and button remain.
"""

import os
import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SystemLock(QObject):
    """Emits `wanted` when the person has left the computer or it is about to sleep."""

    wanted = Signal()

    def listen(self) -> int:
        """Listen from now on; returns how many of the signals can be heard (0 without a bus)."""
        if not sys.platform.startswith("linux"):
            return 0
        heard = [
            self._hear_login(QDBusConnection.systemBus()),
            self._hear_savers(QDBusConnection.sessionBus()),
        ]
        return sum(heard)

    def _hear_login(self, bus: QDBusConnection) -> int:
        if not bus.isConnected():
            return 0
        manager, session = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
        path = session_path(os.environ.get("XDG_SESSION_ID", ""))
        return bus.connect(_LOGIN, _LOGIN_PATH, manager, "PrepareForSleep", self, _slot("sleeps(bool)")) + bus.connect(
            _LOGIN, path, session, "Lock", self, _slot("locked()")
        )

    def _hear_savers(self, bus: QDBusConnection) -> int:
        if not bus.isConnected():
            return 0
        return sum(bus.connect("", "", saver, "ActiveChanged", self, _slot("covered(bool)")) for saver in _SAVERS)

    @Slot(bool)
    def sleeps(self, _going: bool) -> None:
        """About to sleep, or awake again: a computer that fell asleep too fast to lock does it when it wakes."""
        self.wanted.emit()

    @Slot()
    def locked(self) -> None:
        """The person's session was locked."""
        self.wanted.emit()

    @Slot(bool)
    def covered(self, active: bool) -> None:
        """The screen saver came or went."""
        if active:
            self.wanted.emit()


def session_path(session: str) -> str:
    """logind's path of a session by its id, or an empty text (any session) where the id is not known.

    logind writes every sign that is no letter and no digit as `_` and two hexadecimal digits, a leading digit too.
    """
    if not session:
        return ""
    signs = [
        sign if sign.isascii() and (sign.isalpha() or (sign.isdigit() and place > 0)) else f"_{ord(sign):02x}"
        for place, sign in enumerate(session)
    ]
    return f"{_LOGIN_PATH}/session/{''.join(signs)}"


def _slot(signature: str) -> Any:
    # PySide takes the text that SLOT makes; its type hints ask for bytes, which it refuses.
    return SLOT(signature)
