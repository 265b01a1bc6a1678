"""The computer goes to sleep, its session is locked, somebody else sits down: the program locks too.

Where a system can't be heard (a bare machine, a library that is missing) nothing breaks: idle time, key and button
remain.
"""

import datetime as dt
import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from wellbeing import faults


class Ear(Protocol):
    """Hears one system."""

    def listen(self) -> int:
        """Listen from now on; returns how many of the system's signals can be heard."""


class SystemLock(QObject):
    """Emits `wanted` when the person has left the computer or it is about to sleep."""

    wanted = Signal()

    def __init__(self, why: str = "", ear: Callable[[], Ear] | None = None) -> None:
        """`why` is what the system may show to who asks why sleep waits a moment; `ear` is for tests."""
        super().__init__()
        self._why, self._ear = why, ear or self._of_this_system
        self._listening: Ear | None = None

    def listen(self) -> int:
        """Listen from now on; returns how many of the signals can be heard."""
        try:
            self._listening = self._ear()
            return self._listening.listen()
        except Exception as error:  # noqa: BLE001 (no way of a system to fail may break the program)
            faults.write_note(error, dt.datetime.now(dt.UTC))
            return 0

    def _of_this_system(self) -> Ear:
        if sys.platform == "win32":
            from wellbeing.gui.system.windows import Messages

            return Messages(self.wanted.emit)
        if sys.platform == "darwin":
            from wellbeing.gui.system.macos import Notifications

            return Notifications(self.wanted.emit)
        from wellbeing.gui.system.linux import Buses

        buses = Buses(self._why)
        buses.wanted.connect(self.wanted)
        return buses
