"""What a country's law and practice say, as lines to stand in a block or a column."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from wellbeing.domain.country import Note
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.text import Text
from wellbeing.language import _


def note_parts(notes: Iterable[Note], words: Callable[..., str]) -> tuple[QWidget, ...]:
    """Each note under its heading; what is still to be completed in one quiet line."""
    return tuple(_part(note, words) for note in notes)


def _part(note: Note, words: Callable[..., str]) -> QWidget:
    if note.text:
        parts = [Text(note.title, "bold"), Text(note.text)]
    else:
        parts = [Text(words(_("{line}: to be completed by the union."), line=note.title), "quiet")]
    return holder(Column(*parts, gap="hair"))
