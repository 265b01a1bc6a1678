"""A release that can be stopped while its written files are attacked: nothing of it is there then."""

import threading
from collections.abc import Callable

from wellbeing.errors import Refused
from wellbeing.language import _


class Stopped(Refused):
    """The person stopped it before anything was recorded."""

    def __init__(self) -> None:
        super().__init__(_("Stopped. Nothing was written."))


class Stopping:
    """Called by the worker again and again, stopped by the window; `told` hears every call."""

    def __init__(self, told: Callable[[], object]) -> None:
        self._told, self._stop = told, threading.Event()

    def __call__(self) -> None:
        """Go on. Raises Stopped once the person stopped it."""
        if self._stop.is_set():
            raise Stopped
        self._told()

    def stop(self) -> None:
        """Stop at the worker's next word."""
        self._stop.set()
