"""Undo in the window: whatever a page took out, the bar above it offers to bring back, and so does the key."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from wellbeing.app import undo
from wellbeing.language import _

if TYPE_CHECKING:
    from wellbeing.errors import WellbeingError
    from wellbeing.gui.house import House
    from wellbeing.gui.work import Ask
    from wellbeing.language import Language


def offer_undo(ask: "Ask", house: "House", language: "Language") -> None:
    """Listen to a house that was just furnished."""
    words = language.text

    def offer() -> None:
        ask(undo.newest, show)

    def show(told: str) -> None:
        if told:
            key = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
            house.notice.offer(words(_("{what}."), what=told), "info", words(_("Undo   {key}"), key=key), bring_back)

    def bring_back() -> None:
        ask(undo.bring_back, done, failed)

    def done(told: str) -> None:
        house.notice.tell(words(_("Undone: {what}."), what=told), "good")

    def failed(error: "WellbeingError") -> bool:
        house.notice.tell(error.told(language), "info")
        return True

    house.taken_out.connect(offer)
    house.undo_wanted.connect(bring_back)
