"""The charts of tables, to be made away from the window's thread."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wellbeing.anonymise.release import ReleaseTable
from wellbeing.language import Language

if TYPE_CHECKING:
    from wellbeing.reports.figures.window import Picture


def drawn(
    tables: Iterable[ReleaseTable], reader: Language, *, width: int, scale: int, palette: str
) -> "dict[str, Picture]":
    """The chart of every table by its name, `width` pixels wide; none of a table with too few figures for one."""
    from wellbeing.reports.figures.window import chart_picture

    made = {table.name: chart_picture(table, reader, width=width, scale=scale, palette=palette) for table in tables}
    return {name: picture for name, picture in made.items() if picture is not None}
