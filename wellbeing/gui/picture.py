"""Pictures of screens, for the demo and for whoever judges how they look."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget


def grab(widget: QWidget, file: Path) -> None:
    """Save what `widget` shows as a PNG. Raises OSError if the file can't be written."""
    for _round in range(3):  # a layout that depends on its own width settles in two
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    file.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(file), "PNG"):
        raise OSError(f"the picture {file.name} could not be written")
