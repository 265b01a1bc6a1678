"""The hands of tests at a window."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from tests.helpers.patience import MILLISECONDS

_PAUSE_MS = 2
"""Between two looks whether it is so; a window settles in four of them."""


class PatientBot(QtBot):
    """pytest-qt's hands. Its own patience of five seconds ends while a busy computer still derives a key, and its own
    pause of ten milliseconds is longer than what most waits wait for."""

    _looks = False

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = MILLISECONDS) -> None:
        """Let the window work until it is so."""
        self._looks = True
        try:
            super().waitUntil(callback, timeout=timeout)
        finally:
            self._looks = False

    def wait(self, ms: int) -> None:
        """Let the window work for so long; between two looks of `waitUntil` for less."""
        super().wait(min(ms, _PAUSE_MS) if self._looks else ms)

    def waitSignal(self, signal: Any, *, timeout: int = MILLISECONDS, **more: Any) -> Any:
        """A context at whose end the signal has come."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = MILLISECONDS) -> Any:
        """Until the widget is on the screen."""
        return super().waitExposed(widget, timeout=timeout)
