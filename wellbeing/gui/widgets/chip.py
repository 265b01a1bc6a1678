"""A chip: when something is due, or its state, in two or three words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Chip(QLabel):
    """`tone`: plain, danger, warning or good. The words alone must tell; the colour only helps."""

    def __init__(self, words: str, tone: str = "plain") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
