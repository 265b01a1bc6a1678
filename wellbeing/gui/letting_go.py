"""Letting a program go in a process that lives on, as when pictures are taken of one after the other, or in a test."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from wellbeing.gui.program import Program


def let_go(program: Program) -> None:
    """Delete everything of Qt's at once, on this thread: Python's collector would do it at any time, on any, and a
    window that nobody deletes stays with every page that was built in it."""
    program.lock.rest()
    for worker in program.workers:
        worker.stop()
    program.shell.close()
    for gone in (program.shell, program.lock, *program.workers):
        gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
