"""A table of a release as people read it: rows and columns with labels, ready for paper, chart and screen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.language import Language, _
from wellbeing.reports.figures import chart, words
from wellbeing.reports.figures.chart import Bar, BarChart


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRow:
    """One row: what it counts, and its figures in the order of the columns."""

    label: str
    figures: tuple[Figure, ...]
    level: int = 0
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """One table. With one dimension there is one column, the unit; with two, the codes of the second.

    Rows and columns that the source cannot tell at all are named in `not_collected` and not drawn.
    """

    name: str
    title: str
    unit: str
    row_heading: str
    columns: tuple[str, ...]
    rows: tuple[ViewRow, ...]
    not_collected: tuple[str, ...] = ()
    two_dimensions: bool = False

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
    """A table with one or two dimensions in a reader's language.

    `ValueError` for more dimensions; `KeyError` where the release lacks one of the table's cells.
    """
    if not 1 <= len(table.axes) <= 2:
        raise ValueError(f"table {table.name} has {len(table.axes)} dimensions")
    down, *across = table.axes
    unit = language.text(words.UNITS[table.unit])
    ends = [(code.code,) for code in across[0].codes] if across else [()]
    columns = tuple(language.text(code.label) for code in across[0].codes) if across else (unit,)
    rows = tuple(
        ViewRow(
            label=language.text(code.label),
            figures=tuple(table.figures[(code.code, *end)] for end in ends),
            level=max(code.depth - 1, 0),
            total=code.depth == 0,
        )
        for code in down.codes
    )
    kept_rows, kept_columns = _told(rows, len(columns))
    return TableView(
        name=table.name,
        title=language.text(table.label),
        unit=unit,
        row_heading=language.text(down.label),
        columns=tuple(columns[place] for place in kept_columns),
        rows=tuple(
            replace(rows[place], figures=tuple(rows[place].figures[column] for column in kept_columns))
            for place in kept_rows
        ),
        not_collected=(
            *(row.label for place, row in enumerate(rows) if place not in kept_rows),
            *(label for place, label in enumerate(columns) if place not in kept_columns),
        ),
        two_dimensions=bool(across),
    )


def _told(rows: tuple[ViewRow, ...], width: int) -> tuple[list[int], list[int]]:
    """The places of rows and columns that hold anything but 'not collected'; totals always stay."""

    def told(figures: Iterable[Figure]) -> bool:
        return any(figure.state is not State.NOT_COLLECTED for figure in figures)

    kept_rows = [place for place, row in enumerate(rows) if row.total or told(row.figures)]
    kept_columns = [place for place in range(width) if place == 0 or told(row.figures[place] for row in rows)]
    return kept_rows, kept_columns


def bar_chart(view: TableView, language: Language) -> BarChart | None:
    """The chart of a table without its totals; None where fewer than two of its figures are shown."""
    bars = _grouped(view, language) if len(view.columns) > 1 else _plain(view, language)
    values = [bar.value for bar in bars if bar.value is not None]
    if len(values) < 2:
        return None
    ticks = tuple((value, language.number(value)) for value in chart.ticks_for(max(values)))
    return BarChart(title=view.title, bars=tuple(bars), ticks=ticks, spoken=chart_text(view, language))


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
