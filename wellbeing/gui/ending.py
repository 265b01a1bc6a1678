"""The system asks the program to end: somebody logs off, the computer shuts down, Ctrl+C at a terminal.

Then the window is closed as by its person: words are sealed, the vault is closed.
"""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSocketNotifier


def leave_when_asked(leave: Callable[[], object]) -> None:
    """Call `leave` in the window's own loop when a signal asks the process to end. Windows closes windows itself."""
    application = QCoreApplication.instance()
    if sys.platform == "win32" or application is None:
        return
    heard, tells = os.pipe()
    for end in (heard, tells):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(tells, warn_on_full_buffer=False)
    for asked in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(asked, lambda _number, _frame: None)  # heard through the pipe; Python's own comes too late
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda: notifier.setEnabled(False))
    notifier.activated.connect(leave)
