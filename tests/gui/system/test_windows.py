"""Messages of Windows, from a hand-written terminal: which of them lock."""

import ctypes
from ctypes import wintypes
from typing import Any

import pytest
from PySide6.QtCore import QByteArray

from wellbeing.gui.system.windows import POWER, SESSION_CHANGE, Messages


class Terminal:
    """Windows, as far as it registers a window."""

    def __init__(self, *, takes: bool = True) -> None:
        self.takes, self.windows = takes, list[int]()

    def register(self, window: int) -> bool:
        self.windows.append(window)
        return self.takes


class Heard:
    """Counts how often the lock was wanted."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.mark.parametrize(
    ("message", "about", "locks"),
    [
        (SESSION_CHANGE, 0x7, True),  # locked
        (SESSION_CHANGE, 0x2, True),  # somebody else at the console
        (SESSION_CHANGE, 0x4, True),  # a remote connection ended
        (SESSION_CHANGE, 0x8, False),  # unlocked
        (SESSION_CHANGE, 0x1, False),  # somebody came
        (POWER, 0x4, True),  # about to sleep
        (POWER, 0x12, True),  # awake
        (POWER, 0xA, False),  # the battery
        (0x0100, 0x7, False),  # a key
    ],
)
def test_messages_that_lock(message: int, about: int, locks: bool, qapp: Any) -> None:
    heard = Heard()
    told = wintypes.MSG(message=message, wParam=about)
    passed = Messages(heard, Terminal()).nativeEventFilter(QByteArray(b"windows_generic_MSG"), ctypes.addressof(told))
    assert passed == (False, 0), "it is looked at, not taken away"
    assert heard.times == locks


def test_messages_of_another_system_are_not_looked_into(qapp: Any) -> None:
    heard = Heard()
    Messages(heard, Terminal()).nativeEventFilter(QByteArray(b"xcb_generic_event_t"), 0)
    assert heard.times == 0


@pytest.mark.parametrize(("takes", "kinds"), [(True, 2), (False, 1)])
def test_a_window_of_its_own_is_registered(takes: bool, kinds: int, qapp: Any) -> None:
    terminal = Terminal(takes=takes)
    messages = Messages(Heard(), terminal)
    try:
        assert messages.listen() == kinds
        assert terminal.windows == [int(messages._ear.winId())]
        assert not messages._ear.isVisible()
    finally:
        qapp.removeNativeEventFilter(messages)
