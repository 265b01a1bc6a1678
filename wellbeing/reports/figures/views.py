"""A table of a release as people read it: rows and columns with labels, ready for paper, chart and screen."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.release import AxisCode, ReleaseAxis, ReleaseTable
from wellbeing.anonymise.schema import QUARTER, REGION
from wellbeing.language import Language, _
from wellbeing.reports.figures import chart, words
from wellbeing.reports.figures.chart import Bar, BarChart


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRow:
    """One row: what it counts, and its figures in the order of the columns. A `group` stands over the rows that follow
    it and holds them all. `codes` are those of the rows' axes, the outermost first."""

    label: str
    figures: tuple[Figure, ...]
    codes: tuple[str, ...]
    level: int = 0
    total: bool = False
    group: bool = False


MOST_COLUMNS = 8
"""A table with more is drawn in pieces below one another, and its chart is of its totals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """One table. With one dimension there is one column, the unit; with more, the codes of one of them, and with three
    the rows of one below those of another.

    Rows and columns that the source cannot tell at all are named in `not_collected` and not drawn, save quarters: a gap
    in time is to be seen. `charted` is how
    many rows the chart is of, None for all: with three dimensions those of all codes of the outer one together. What
    the chart takes together is named in `together`. `column_codes` are those of the columns, None where there is no
    dimension across.
    """

    name: str
    title: str
    unit: str
    row_heading: str
    columns: tuple[str, ...]
    column_codes: tuple[str | None, ...]
    rows: tuple[ViewRow, ...]
    not_collected: tuple[str, ...] = ()
    two_dimensions: bool = False
    charted: int | None = None
    together: tuple[str, ...] = ()

    def figures(self) -> list[Figure]:
        """All figures of the table."""
        return [figure for row in self.rows for figure in row.figures]

    def states(self) -> set[State]:
        """Which kinds of figures the table has."""
        return {figure.state for figure in self.figures()}

    @property
    def collected(self) -> bool:
        """Whether the source could tell anything for this table beyond its totals."""
        return len(self.rows) > 1 and (len(self.columns) > 1 or not self.two_dimensions)


def table_view(table: ReleaseTable, language: Language) -> TableView:
    """A table with one to three dimensions in a reader's language.

    `ValueError` for more dimensions; `KeyError` where the release lacks one of the table's cells.
    """
    if not 1 <= len(table.axes) <= 3:
        raise ValueError(f"table {table.name} has {len(table.axes)} dimensions")
    unit = language.text(words.UNITS[table.unit])
    across = table.axes[table.across] if table.across is not None else None
    labels = tuple(_label(across, code, language) for code in across.codes) if across is not None else (unit,)
    rows = tuple(_rows(table, language))
    kept_rows, kept_columns = _told(table, rows, len(labels))
    joined = [table.down[0]] if len(table.down) > 1 else []
    if table.across is not None and len(kept_columns) > MOST_COLUMNS:
        joined.append(table.across)
    return TableView(
        name=table.name,
        title=language.text(table.label),
        unit=unit,
        row_heading=", ".join(language.text(table.axes[place].label) for place in table.down),
        columns=tuple(labels[place] for place in kept_columns),
        column_codes=tuple(across.codes[place].code if across is not None else None for place in kept_columns),
        rows=tuple(
            replace(rows[place], figures=tuple(rows[place].figures[column] for column in kept_columns))
            for place in kept_rows
        ),
        not_collected=(
            *(row.label for place, row in enumerate(rows) if place not in kept_rows),
            *(label for place, label in enumerate(labels) if place not in kept_columns),
        ),
        two_dimensions=across is not None,
        charted=_rows_of_all(table, kept_rows),
        together=tuple(language.text(table.axes[place].label) for place in joined),
    )


def _rows(table: ReleaseTable, language: Language) -> Iterator[ViewRow]:
    """The rows in order. With two dimensions down, each code of the outer one is a row, and the inner ones follow."""
    across = [code.code for code in table.axes[table.across].codes] if table.across is not None else [None]
    outer, *inner = (table.axes[place].codes for place in table.down)
    for codes in itertools.product(outer, *inner):
        down = tuple(code.code for code in codes)
        last, above = codes[-1], codes[:-1]
        deeper = len(above) and last.depth > 0
        inside = deeper or not above
        axis, shown = table.axes[table.down[-1 if inside else 0]], last if inside else above[0]
        yield ViewRow(
            label=_label(axis, shown, language),
            figures=tuple(table.figures[table.codes_at(down, code)] for code in across),
            codes=down,
            level=sum(max(code.depth, 1) for code in codes) - 1 if deeper else max(shown.depth - 1, 0),
            total=all(code.depth == 0 for code in codes),
            group=bool(above) and not deeper,
        )


def _label(axis: ReleaseAxis, code: AxisCode, language: Language) -> str:
    return region_label(code, language) if axis.dimension == REGION else language.text(code.label)


def region_label(code: AxisCode, language: Language) -> str:
    """A region; of several together the first and how many more. All their names stand in the list of regions."""
    more = len(code.source.split()) - 1
    if more < 1:
        return language.text(code.label)
    first = code.label.split(", ")[0]
    return language.plural("{region} and {count} more", "{region} and {count} more", more, region=first)


def _rows_of_all(table: ReleaseTable, kept: list[int]) -> int | None:
    if len(table.down) == 1:
        return None
    first = len(table.axes[table.down[1]].codes)
    return sum(place < first for place in kept)


def _told(table: ReleaseTable, rows: tuple[ViewRow, ...], width: int) -> tuple[list[int], list[int]]:
    """The places of rows and columns that hold anything but 'not collected'; totals and quarters always stay."""
    down = table.axes[table.down[-1]].dimension == QUARTER
    across = table.across is not None and table.axes[table.across].dimension == QUARTER
    kept_rows = [place for place, row in enumerate(rows) if down or row.total or _collected(row.figures)]
    kept_columns = [
        place for place in range(width) if across or place == 0 or _collected(row.figures[place] for row in rows)
    ]
    return kept_rows, kept_columns


def _collected(figures: Iterable[Figure]) -> bool:
    return any(figure.state is not State.NOT_COLLECTED for figure in figures)


def bar_chart(view: TableView, language: Language) -> BarChart | None:
    """The chart of a table without its totals; None where fewer than two of its figures are shown."""
    view = _charted(view)
    bars = _grouped(view, language) if len(view.columns) > 1 else _plain(view, language)
    values = [bar.value for bar in bars if bar.value is not None]
    if len(values) < 2:
        return None
    ticks = tuple((value, language.number(value)) for value in chart.ticks_for(max(values)))
    return BarChart(title=view.title, bars=tuple(bars), ticks=ticks, spoken=chart_text(view, language))


def _charted(view: TableView) -> TableView:
    """What the chart is of: all rows and columns of which anything was collected, or those of all codes of a dimension
    together."""
    rows = view.rows if view.charted is None else view.rows[: view.charted]
    kept = [place for place in range(len(view.columns)) if _collected(row.figures[place] for row in rows)]
    kept = kept if len(view.columns) <= MOST_COLUMNS else [0]
    rows = tuple(replace(row, figures=tuple(row.figures[place] for place in kept)) for row in rows)
    return replace(view, rows=rows, columns=tuple(view.columns[place] for place in kept))


def chart_text(view: TableView, language: Language) -> str:
    """The chart in words, every bar of it: what stands for it where it can't be seen."""
    told = []
    for row in view.rows:
        for column, figure in zip(view.columns, row.figures, strict=True):
            if len(view.columns) > 1:
                told.append(
                    language.text(
                        _("{row}, {column}: {figure}"),
                        row=row.label,
                        column=column,
                        figure=words.spoken(figure, language),
                    )
                )
            else:
                figure_words = words.spoken(figure, language)
                told.append(language.text(_("{row}: {figure}"), row=row.label, figure=figure_words))
    return language.text(_("Bar chart. {title}. {figures}."), title=view.title, figures="; ".join(told))


def _plain(view: TableView, language: Language) -> list[Bar]:
    return [_bar(row.label, row.figures[0], row.level, language) for row in view.rows if not row.total]


def _grouped(view: TableView, language: Language) -> list[Bar]:
    bars = []
    for row in view.rows:
        # The first column is the row's total.
        pairs = list(zip(view.columns, row.figures, strict=True))[1:]
        states = {figure.state for _column, figure in pairs}
        if row.total:
            continue
        if State.VALUE not in states:
            # One line says it for all.
            state = State.HIDDEN if State.HIDDEN in states else min(states)
            alone = _bar(row.label, Figure(state), row.level, language)
            bars.append(replace(alone, by_itself=True))
            continue
        bars.append(Bar(label=row.label, value=None, shown="", level=row.level, heading=True))
        bars += [_bar(column, figure, 0, language) for column, figure in pairs]
    return bars


def _bar(label: str, figure: Figure, level: int, language: Language) -> Bar:
    return Bar(label=label, value=figure.value, shown=words.in_chart(figure, language), level=level)
