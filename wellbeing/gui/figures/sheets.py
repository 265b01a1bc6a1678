"""A table of figures as a widget: its rows, its signs, and room for the reason of the cell in focus."""

import textwrap

from PySide6.QtWidgets import QWidget

from wellbeing.gui.figures.shown import Sheet
from wellbeing.gui.widgets.figures import Cell, Figures, Line
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.text import Text

_INDENT = "\u2003"
_FEW, _NARROW, _NARROWER, _LABELS = 3, 10, 8, 22
"""With more columns than a few, their heads are broken into lines of so many characters (of the smaller number where no
word is longer than the other), and labels keep so many."""


def figures(sheet: Sheet, room: int = _LABELS) -> QWidget:
    """A table of figures; beside many columns the labels keep room for so many characters in a line."""
    lines = [
        Line(
            label="".join((_INDENT * row.level, row.label)),
            cells=[Cell(words=entry.words, reason=entry.reason, aloud=entry.spoken) for entry in row.entries],
            total=row.total,
        )
        for row in sheet.rows
    ]
    labels, *columns = sheet.heads
    if len(columns) > _FEW:
        columns = ["\n".join(_broken(words)) for words in columns]
    table = Figures(sheet.heading, [labels, *columns], lines, legend=sheet.legend, titled=sheet.titled)
    if len(columns) > _FEW:
        table.table.ensurePolished()
        character = table.table.fontMetrics().averageCharWidth()
        table.table.keep_labels(character * room, character * _NARROW * 3 // 4)
    return holder(Column(table, Text(sheet.note, "quiet"), gap="hair")) if sheet.note else table


def _broken(words: str) -> list[str]:
    """A head of a column in narrow lines; it may come with breaks of its own. Only a word without room is broken."""
    found: list[str] = []
    for part in words.split("\n"):
        short = all(len(word) <= _NARROW for word in part.split())
        found += textwrap.wrap(part, _NARROWER if short else _NARROW, break_long_words=not short)
    return found
