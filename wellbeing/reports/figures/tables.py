"""The tables of a release on paper: of one dimension with a bar beside every number, of more in columns, and one chart
for each dimension that has no table of its own."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.release import Release, ReleaseAxis, ReleaseTable
from wellbeing.language import Language, _
from wellbeing.reports import typeface
from wellbeing.reports.figures import words
from wellbeing.reports.figures.shortened import Shortened, shortened
from wellbeing.reports.figures.views import TableView, bar_chart, table_view

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper
    from wellbeing.reports.tables import Row, Table

CHART_UNIT = 0.6
"""Points per pixel of the look in charts among dense tables."""
_NAMES_SHARE = 0.3
"""The least share of the width for what names the rows."""
_ABOVE = 11.0
"""Points above the heading of a table."""
_FEWEST_PARTS = 2
"""Figures beside the total that a table needs to be drawn."""
_FEWEST_BARS = 4
"""Bars with a number that a chart needs: fewer say no more than the line of totals in the table above."""


def tables_part(paper: "Paper", release: Release, language: Language) -> None:
    """Every table that shows several parts, and after them those that show one or none."""
    found = [(table, shortened(view)) for table in release.tables if (view := table_view(table, language)).collected]
    drawn = [(table, short) for table, short in found if short.parts >= _FEWEST_PARTS]
    charted = {table.axes[0].dimension for table, _short in drawn if len(table.axes) == 1}
    paper.heading(language.text(_("Tables")), 2, listed=True)
    for table, short in drawn:
        _table(paper, short, language)
        for axis in table.axes:
            if len(table.axes) > 1 and axis.dimension not in charted:
                charted.add(axis.dimension)
                _chart(paper, table, axis, language)
    _hardly_shown(paper, [short for _table, short in found if short.parts < _FEWEST_PARTS], language)


def _hardly_shown(paper: "Paper", found: Collection[Shortened], language: Language) -> None:
    from wellbeing.reports.blocks import Align
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    if not found:
        return
    text = language.text
    paper.heading(text(_("Withheld but for one figure, or for the total")), 3, listed=True)
    columns = [
        Column(heading=text(_("Table")), weight=1),
        Column(heading=text(_("All")), align=Align.RIGHT),
        Column(heading=text(_("Shown")), weight=0.6),
    ]
    rows = []
    for short in found:
        whole = words.in_chart(short.view.rows[0].figures[0], language)
        rows.append(Row(cells=(short.view.title, whole, "; ".join(short.shown(language)) or "–")))
    paper.table(Table(columns=columns, rows=rows, setting=DENSE), before=4)


def _table(paper: "Paper", short: Shortened, language: Language) -> None:
    paper.heading(short.view.title, 3, listed=True, before=_ABOVE)
    for number, piece in enumerate(_pieces(short.view, language)):
        paper.table(piece, before=9 if number else 4)
    _notes(paper, short, language)


def _notes(paper: "Paper", short: Shortened, language: Language) -> None:
    """What the signs of a table mean, and what of it is not drawn."""
    from wellbeing.reports.tables import DENSE

    view = short.view
    names = "; ".join(view.not_collected)
    told = (
        words.legend(view.states(), language),
        short.told(language),
        language.text(_("Not collected by this source: {names}."), names=names) if names else "",
    )
    note = "    ".join(one for one in told if one)
    if note:
        paper.hold()
        paper.text(note, replace(DENSE.cell, colour="quiet"), before=3)


def _pieces(view: TableView, language: Language) -> Iterator["Table"]:
    """A wide table in as few pieces as fit the page, equally many columns in each and the totals in all of them."""
    from wellbeing.reports.blocks import Align
    from wellbeing.reports.paper import ROOM
    from wellbeing.reports.tables import DENSE, Column, Table, column_width

    cells = [[words.in_table(figure, language) for figure in row.figures] for row in view.rows]
    widths = [
        column_width(heading, [row[place] for row in cells], Align.RIGHT, DENSE)
        for place, heading in enumerate(view.columns)
    ]
    for places in pieces(widths, ROOM * (1 - _NAMES_SHARE)):
        columns = [Column(heading=view.row_heading, weight=1)]
        columns += [Column(heading=view.columns[place], align=Align.RIGHT) for place in places]
        rows = [_row(view, number, [row[place] for place in places]) for number, row in enumerate(cells)]
        yield Table(columns=columns, rows=rows, setting=DENSE)


def pieces(widths: list[float], room: float) -> list[list[int]]:
    """The columns of each piece of a table: the first one, which holds all others, stands in every."""
    others = len(widths) - 1
    for number in range(1, others + 1):
        each = -(-others // number)
        found = [[0, *range(start, min(start + each, others + 1))] for start in range(1, others + 1, each)]
        if number == others or all(sum(widths[place] for place in places) <= room for places in found):
            return found
    return [[0]]


def _row(view: TableView, number: int, cells: list[str]) -> "Row":
    from wellbeing.reports.tables import Row

    row = view.rows[number]
    bar = None
    if not view.two_dimensions:
        values = [one.figures[0].value or 0 for one in view.rows if not one.total]
        bar = 0 if row.total else (row.figures[0].value or 0) / max([*values, 1])
    return Row(cells=(row.label, *cells), level=row.level, strong=row.total or row.group, bar=bar)


def _chart(paper: "Paper", table: ReleaseTable, axis: ReleaseAxis, language: Language) -> None:
    """A chart of one dimension, of all codes of the others together."""
    from wellbeing.reports.figures.chart import Frame, drawings
    from wellbeing.reports.paper import ROOM
    from wellbeing.reports.tables import DENSE

    view = table_view(of_one_axis(table, axis, language), language)
    chart = bar_chart(view, language)
    if chart is None or sum(bar.value is not None for bar in chart.bars) < _FEWEST_BARS:
        return
    with paper.together():
        paper.text(chart.title, replace(DENSE.cell, font=typeface.BOLD), before=8)
        for drawing in drawings(chart, Frame(width=ROOM, unit=CHART_UNIT)):
            paper.figure(drawing, chart.spoken, before=4)


def of_one_axis(table: ReleaseTable, axis: ReleaseAxis, language: Language) -> ReleaseTable:
    """What a table says of one of its dimensions alone, named by that dimension and what is counted."""
    place = table.axes.index(axis)
    whole = [TOTAL] * len(table.axes)
    codes = [(code.code, (*whole[:place], code.code, *whole[place + 1 :])) for code in axis.codes]
    label = f"{language.text(axis.label)} · {language.text(words.UNITS[table.unit])}"
    return ReleaseTable(
        name=table.name,
        label=label,
        unit=table.unit,
        axes=(axis,),
        figures={(code,): table.figures[full] for code, full in codes},
    )
