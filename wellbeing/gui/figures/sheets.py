"""A table of figures as a widget: its rows, its signs, and room for the reason of the cell in focus."""

from PySide6.QtWidgets import QWidget

from wellbeing.gui.figures.shown import Sheet
from wellbeing.gui.widgets.figures import Cell, Figures, Line
from wellbeing.gui.widgets.layout import Column, holder
from wellbeing.gui.widgets.text import Text


def lines_of(sheet: Sheet) -> list[Line]:
    """Its rows, for a table of figures."""
    return [
        Line(
            label=row.label,
            cells=[Cell(words=entry.words, reason=entry.reason, aloud=entry.spoken) for entry in row.entries],
            total=row.total,
            level=row.level,
        )
        for row in sheet.rows
    ]


def figures(sheet: Sheet) -> QWidget:
    """A table of figures, and the note below it."""
    table = Figures(sheet.heading, sheet.heads, lines_of(sheet), legend=sheet.legend, titled=sheet.titled)
    return holder(Column(table, Text(sheet.note, "quiet"), gap="hair")) if sheet.note else table
