"""`None`, `True` and `False` survive more calls to and from Qt than they had references."""

import subprocess
import sys

_MANY = """
import sys
import wellbeing.gui
from PySide6.QtCore import QCoreApplication, QEvent, QObject
class Watcher(QObject):
    def eventFilter(self, _watched, event):
        return event.type() == QEvent.Type.User
thing, watcher = QObject(), Watcher()
thing.installEventFilter(watcher)
for _ in range(50_000):
    thing.setObjectName("x")
    QCoreApplication.sendEvent(thing, QEvent(QEvent.Type.User))
    QCoreApplication.sendEvent(thing, QEvent(QEvent.Type.None_))
print(all(sys.getrefcount(kept) > 1_000 for kept in (None, True, False)))
"""


def test_they_outlive_many_calls() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "True"
