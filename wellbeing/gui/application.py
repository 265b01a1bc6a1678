"""Qt's application object, the same for the window and for pictures of it."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The application, in Qt's own style on every system: the style sheet builds on it."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    # Named here, the style needs no object in Python: that would cost some milliseconds at every start.
    app = QApplication([sys.argv[0], "-style", "Fusion"])
    app.setApplicationName("wellbeing")
    app.setDesktopFileName("wellbeing")
    return app
