"""Windows tells by messages to a window: of its own sessions after a registration, of sleep to everybody."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any, Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

SESSION_CHANGE, POWER = 0x02B1, 0x0218
"""WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""
_LEFT = {0x2, 0x4, 0x7}
"""The console was given to somebody else, a remote connection ended, the session was locked."""
_SLEEPS = {0x4, 0x7, 0x12}
"""About to sleep, awake by a person, awake by itself: who fell asleep too fast to lock does it when waking."""
_THIS_SESSION = 0


class Terminal(Protocol):
    """The part of Windows that tells a window of its session."""

    def register(self, window: int) -> bool:
        """Tell the window with this handle; whether it will be told."""


class RemoteDesktopServices:
    """The real one."""

    def register(self, window: int) -> bool:
        """See `Terminal`."""
        library: Any = getattr(ctypes, "WinDLL")("wtsapi32")  # noqa: B009 (only Windows has it)
        library.WTSRegisterSessionNotification.argtypes = (wintypes.HWND, wintypes.DWORD)
        library.WTSRegisterSessionNotification.restype = wintypes.BOOL
        return bool(library.WTSRegisterSessionNotification(window, _THIS_SESSION))


class Messages(QAbstractNativeEventFilter):
    """Calls `wanted` when the person has left the computer or it is about to sleep.

    A window of its own that is never shown hears them: the program's window is made anew with each language.
    """

    def __init__(self, wanted: Callable[[], object], terminal: Terminal | None = None) -> None:
        super().__init__()
        self._wanted, self._terminal = wanted, terminal or RemoteDesktopServices()
        self._ear = QWindow()

    def listen(self) -> int:
        """Listen from now on; returns how many kinds of message can be heard: sleep, and the session's."""
        self._ear.create()
        application = QCoreApplication.instance()
        if application is None:
            return 0
        application.installNativeEventFilter(self)
        return 1 + self._terminal.register(int(self._ear.winId()))

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:  # Qt's name
        """Look at a message of Windows and let it pass."""
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]
            told = wintypes.MSG.from_address(int(message))
            self.hear(told.message, told.wParam)
        return False, 0

    def hear(self, message: int, about: int) -> None:
        """One message by its number and what it is about (wParam)."""
        if (message == SESSION_CHANGE and about in _LEFT) or (message == POWER and about in _SLEEPS):
            self._wanted()
