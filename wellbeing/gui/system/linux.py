"""Linux tells over D-Bus: logind of sleep and of locked sessions, the desktops' screen savers of themselves.

logind waits with sleep, some seconds at most, while somebody holds an inhibitor of the kind 'delay'. One is held
while the vault is open; it is let go by the lock itself, because starting the program anew closes it. So the
computer sleeps with a locked vault, not with keys in its memory.
"""

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = (
    "org.freedesktop.ScreenSaver",  # KDE and others
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_UNITY = "com.canonical.Unity.Session"
_PATIENCE_MS = 5000


class Buses(QObject):
    """Emits `wanted` when the person has left the computer or it is about to sleep."""

    wanted = Signal()

    def __init__(self, why: str) -> None:
        """`why` is what the system shows to who asks why sleep waits a moment."""
        super().__init__()
        self._why = why
        self._inhibitor: QDBusUnixFileDescriptor | None = None
        self._asked: QDBusPendingCallWatcher | None = None

    def listen(self) -> int:
        """Listen from now on; returns how many of the signals can be heard (0 without a bus)."""
        return self._hear_login(QDBusConnection.systemBus()) + self._hear_savers(QDBusConnection.sessionBus())

    @property
    def delays_sleep(self) -> bool:
        """Whether sleep waits until this process has let go."""
        return self._inhibitor is not None

    def _hear_login(self, bus: QDBusConnection) -> int:
        if not bus.isConnected():
            return 0
        path = session_path(os.environ.get("XDG_SESSION_ID", ""))
        heard = sum(
            (
                bus.connect(_LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep", self, _slot("sleeps(bool)")),
                bus.connect(_LOGIN, path, _SESSION, "Lock", self, _slot("locked()")),
                bus.connect(
                    _LOGIN,
                    path,
                    _PROPERTIES,
                    "PropertiesChanged",
                    self,
                    _slot("changed(QString,QVariantMap)"),
                ),
            )
        )
        self._delay_sleep()  # after the signals: nothing must be missed by who makes sleep wait
        return heard

    def _hear_savers(self, bus: QDBusConnection) -> int:
        if not bus.isConnected():
            return 0
        savers = sum(bus.connect("", "", saver, "ActiveChanged", self, _slot("covered(bool)")) for saver in _SAVERS)
        return savers + bus.connect("", "", _UNITY, "Locked", self, _slot("locked()"))

    def _delay_sleep(self) -> None:
        """Ask for an inhibitor, without waiting for the answer."""
        asked = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, "Inhibit")
        asked.setArguments(["sleep", "Wellbeing", self._why, "delay"])
        call = QDBusConnection.systemBus().asyncCall(asked, _PATIENCE_MS)
        self._asked = QDBusPendingCallWatcher(call, self)
        self._asked.finished.connect(self._answered)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        """An answer that sleep has overtaken is dropped: its inhibitor would hold up the sleep that is under way."""
        if watcher is not self._asked:
            watcher.deleteLater()
            return
        self._asked = None
        values = [] if watcher.isError() else watcher.reply().arguments()
        held = values[0] if values else None
        self._inhibitor = held if isinstance(held, QDBusUnixFileDescriptor) else None
        watcher.deleteLater()  # it holds the inhibitor too

    @Slot(bool)
    def sleeps(self, going: bool) -> None:
        """About to sleep, or awake again: a computer that fell asleep too fast to lock does it when it wakes."""
        self.wanted.emit()
        # Here nothing was open to be locked: sleep must not wait for us.
        self._inhibitor = self._asked = None
        if not going:
            self._delay_sleep()

    @Slot()
    def locked(self) -> None:
        """The person's session was locked."""
        self.wanted.emit()

    @Slot(bool)
    def covered(self, active: bool) -> None:
        """The screen saver came or went."""
        if active:
            self.wanted.emit()

    @Slot(str, "QVariantMap")
    def changed(self, interface: str, values: dict[str, Any]) -> None:
        """The session: some desktops tell only here that it was locked, or that somebody else is at the computer."""
        if interface == _SESSION and (values.get("LockedHint") is True or values.get("Active") is False):
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
