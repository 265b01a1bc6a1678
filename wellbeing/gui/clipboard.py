"""The clipboard: what was copied here is taken back after ten seconds, and at every lock."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 10_000


class ClipboardGuard(QObject):
    """Watches for copies made while one of our windows has the keyboard; others' copies are left alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.take_back)
        self._clipboard.dataChanged.connect(self._copied)

    @property
    def holds_ours(self) -> bool:
        """Whether words of ours may be in it."""
        return self._ours is not None

    def take_back(self) -> None:
        """Empty the clipboard if it still holds what was copied here."""
        ours, self._ours = self._ours, None
        self._timer.stop()
        if ours is not None and self._clipboard.text() == ours:
            self._clipboard.clear()
        # On X11 and Wayland what was only marked can be pasted too.
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _copied(self) -> None:
        if QGuiApplication.focusWindow() is None:
            return
        words = self._clipboard.text()
        self._ours = words or None
        if words:
            self._timer.start()
