"""The hands of tests at a window."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from tests.helpers.patience import MILLISECONDS


class PatientBot(QtBot):
    """pytest-qt's hands. Its own patience of five seconds ends while a busy computer still derives a key."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = MILLISECONDS) -> None:
        """Let the window work until it is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = MILLISECONDS, **more: Any) -> Any:
        """A context at whose end the signal has come."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = MILLISECONDS) -> Any:
        """Until the widget is on the screen."""
        return super().waitExposed(widget, timeout=timeout)
