"""Tables on paper without the rows and columns that are withheld throughout: they are named instead of drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wellbeing.anonymise.published import Figure, State
from wellbeing.language import Language, _
from wellbeing.reports.figures.views import TableView, ViewRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """What of a table is drawn. `rows` and `columns` are withheld throughout; of a table with three dimensions those of
    one code of the outer one stand together, after its label. `impossible` are rows of what cannot occur."""

    view: TableView
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    columns: tuple[str, ...]
    impossible: tuple[str, ...]

    @property
    def parts(self) -> int:
        """How many numbers stand beside the total of all."""
        return sum(1 for _label, _figure in self._parts())

    def shown(self, language: Language) -> list[str]:
        """The numbers beside the total, each with what it is of."""
        return [
            language.text(_("{row}: {figure}"), row=label, figure=language.number(figure.value or 0))
            for label, figure in self._parts()
        ]

    def _parts(self) -> Iterator[tuple[str, Figure]]:
        for row in self.view.rows:
            for column, figure in enumerate(row.figures):
                if figure.state is State.VALUE and (column or not row.total):
                    yield ", ".join([row.label] * (not row.total) + [self.view.columns[column]] * bool(column)), figure

    def told(self, language: Language) -> str:
        """What is withheld throughout, and what cannot occur; empty where nothing is."""
        parts = ["; ".join(labels) if not group else f"{group}: {'; '.join(labels)}" for group, labels in self.rows]
        if self.columns:
            parts.append("; ".join(self.columns))
        told = (
            (_("Withheld throughout, and not drawn: {names}."), " · ".join(parts)),
            (_("Cannot occur, and not drawn: {names}."), "; ".join(self.impossible)),
        )
        return " ".join(language.text(sentence, names=names) for sentence, names in told if names)


def shortened(view: TableView) -> Shortened:
    """The same table; its totals always stay, and so does a whole of which a part is shown."""
    impossible = {place for place, row in enumerate(view.rows) if _cannot_occur(row)}
    kept = sorted(set(_kept(view.rows)) - impossible)
    columns = [
        place
        for place in range(len(view.columns))
        if place == 0 or not _withheld(row.figures[place] for row in view.rows)
    ]
    return Shortened(
        view=replace(
            view,
            rows=tuple(
                replace(view.rows[place], figures=tuple(view.rows[place].figures[column] for column in columns))
                for place in kept
            ),
            columns=tuple(view.columns[column] for column in columns),
            column_codes=tuple(view.column_codes[column] for column in columns),
        ),
        rows=tuple(_named(view.rows, {*kept, *impossible})),
        columns=tuple(label for place, label in enumerate(view.columns) if place not in columns),
        impossible=tuple(dict.fromkeys(view.rows[place].label for place in sorted(impossible))),
    )


def _withheld(figures: Iterable[Figure]) -> bool:
    """Whether everything is withheld that was collected, and something was."""
    states = {figure.state for figure in figures}
    return State.HIDDEN in states and states <= {State.HIDDEN, State.NOT_COLLECTED}


def _cannot_occur(row: ViewRow) -> bool:
    return not row.total and all(figure.state is State.STRUCTURAL for figure in row.figures)


def _kept(rows: tuple[ViewRow, ...]) -> Iterator[int]:
    """The places of the rows that are drawn, from the last one up."""
    below: set[int] = set()
    """The levels of rows that are drawn further down, as far as they belong to what stands above."""
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        has_parts = any(level > row.level for level in below)
        if row.total or has_parts or not _withheld(row.figures):
            yield place
            below = {level for level in below if level < row.level} | {row.level}
        else:
            below = {level for level in below if level <= row.level}


def _named(rows: tuple[ViewRow, ...], kept: set[int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Labels of the rows that are not drawn, by the group they stand in; a group without any row by its own label."""
    found: dict[str, list[str]] = {"": []}
    group, drawn = "", True
    for place, row in enumerate(rows):
        if row.group:
            group, drawn = row.label, place in kept
            if not drawn:
                found[""].append(row.label)
        elif place not in kept and drawn:
            found.setdefault(group, []).append(row.label)
    yield from ((name, tuple(labels)) for name, labels in found.items() if labels)
