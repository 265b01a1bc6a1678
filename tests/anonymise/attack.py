"""An attack on releases that shares nothing with the program's own: whole-number programs over the inner cells.

Every table is a sum of its inner cells; a published cell fixes such a sum; two tables that show the same cell
must agree. Nothing here uses the program's equations, nor its parents.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.schema import Schema, Table

Inner = tuple[str, str, tuple[str, ...]]
Ranges = Mapping[tuple[str, Cell], tuple[float, float]]


def ranges(
    schema: Schema, releases: Mapping[str, Mapping[Cell, Figure]], only: Collection[Cell] = ()
) -> dict[tuple[str, Cell], tuple[float, float]]:
    """Least and most of every withheld cell (`only` these, if any are given) of every release, by the label of its
    period. Raises AssertionError where no table at all fits what was published."""
    return _Attack(schema, releases).ranges(only)


def narrow(
    schema: Schema, releases: Mapping[str, Mapping[Cell, Figure]], found: Ranges | None = None
) -> list[tuple[str, Cell]]:
    """Every cell (of `found`, the ranges of these releases) that can be computed more closely than the schema's width.

    Cells that a quarter did not show, while its year has them, count too; not if that quarter's own release tells as
    much: as a sum of published cells.
    """
    too_narrow = []
    for (label, cell), (least, most) in (found or ranges(schema, releases)).items():
        if most - least < schema.width:
            own = {name: figures if name == label else _unknown(figures) for name, figures in releases.items()}
            if cell in releases.get(label, {}) or ranges(schema, own, {cell})[label, cell] != (least, most):
                too_narrow.append((label, cell))
    return too_narrow


def _unknown(figures: Mapping[Cell, Figure]) -> dict[Cell, Figure]:
    return {cell: Figure(State.HIDDEN) if figure.state is State.VALUE else figure for cell, figure in figures.items()}


class _Attack:
    def __init__(self, schema: Schema, releases: Mapping[str, Mapping[Cell, Figure]]) -> None:
        self._schema, self._releases = schema, dict(releases)
        self._add_what_quarters_did_not_show()
        self._column: dict[Inner, int] = {}
        for label, figures in self._releases.items():
            for table in self._tables(figures):
                for codes in product(*(self._leaves(table, place) for place in range(len(table.axes)))):
                    if figures[self._cell(table, codes)].state in (State.VALUE, State.HIDDEN):
                        self._column[label, table.name, codes] = len(self._column)
        self._of_table: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = {}
        for (label, name, codes), column in self._column.items():
            self._of_table.setdefault((label, name), []).append((codes, column))
        self._rows: list[dict[int, float]] = []
        self._values: list[float] = []
        self._know()

    def _add_what_quarters_did_not_show(self) -> None:
        """A table that a quarter left out, or did not show as fine as its year, is unknown there and not nothing."""
        years = [label for label in self._releases if "-Q" not in label]
        for year in years:
            if any(label.startswith(year + "-Q") for label in self._releases):
                for number in range(1, 5):
                    blank = _unknown(self._releases[year])
                    label = f"{year}-Q{number}"
                    self._releases[label] = blank | dict(self._releases.get(label, {}))

    def _tables(self, figures: Mapping[Cell, Figure]) -> Iterator[Table]:
        for table in self._schema.every_table():
            inner = [
                self._cell(table, codes) for codes in product(*(self._leaves(table, p) for p in range(len(table.axes))))
            ]
            if all(cell in figures for cell in inner):
                yield table

    def _leaves(self, table: Table, place: int) -> list[str]:
        axis = table.axes[place]
        dimension = self._schema.dimensions[axis.dimension]
        every = dimension.leaves() if axis.levels > 1 else [c.code for c in dimension.codes if c.parent is None]
        return list(every)

    def _cell(self, table: Table, codes: tuple[str, ...]) -> Cell:
        names = (axis.dimension for axis in table.axes)
        return Cell(table.unit, tuple(sorted((n, c) for n, c in zip(names, codes, strict=True) if c != TOTAL)))

    def _sum(self, label: str, table: Table, cell: Cell) -> dict[int, float]:
        """The cell as a sum of the table's inner cells."""
        found: dict[int, float] = {}
        for codes, column in self._of_table.get((label, table.name), []):
            inside = True
            for axis, code in zip(table.axes, codes, strict=True):
                wanted = cell.code(axis.dimension)
                parent = self._schema.dimensions[axis.dimension][code].parent
                inside &= wanted in (TOTAL, code, parent)
            if inside:
                found[column] = 1.0
        return found

    def _shown_in(self, table: Table) -> Iterator[Cell]:
        for _codes, cell in self._schema.cells(table):
            yield cell

    def _know(self) -> None:
        for label, figures in self._releases.items():
            first: dict[Cell, dict[int, float]] = {}
            for table in self._tables(figures):
                if (label, table.name) not in self._of_table:
                    continue  # nothing of it was collected
                for cell in self._shown_in(table):
                    terms = self._sum(label, table, cell)
                    if figures[cell].value is not None:
                        self._fix(terms, figures[cell].value or 0)
                    if cell in first:
                        self._equal(terms, first[cell])
                    first.setdefault(cell, terms)
            self._know_groups(first)
        self._know_quarters()

    def _know_groups(self, first: Mapping[Cell, dict[int, float]]) -> None:
        for cell, terms in first.items():
            for dimension in self._schema.dimensions.values():
                if dimension.groups_of and [name for name, _code in cell.at] == [dimension.name]:
                    members = [f for f, group in dimension.gathers.items() if group == cell.code(dimension.name)]
                    fine = [Cell(cell.unit, ((dimension.groups_of, code),)) for code in members]
                    if all(part in first for part in fine):
                        parts: dict[int, float] = {}
                        for part in fine:
                            parts |= first[part]
                        self._equal(terms, parts)

    def _know_quarters(self) -> None:
        for (label, name, codes), column in self._column.items():
            quarters = [(f"{label}-Q{number}", name, codes) for number in range(1, 5)]
            if "-Q" not in label and all(quarter in self._column for quarter in quarters):
                self._equal({column: 1.0}, {self._column[q]: 1.0 for q in quarters})

    def _fix(self, terms: dict[int, float], value: float) -> None:
        self._rows.append(terms)
        self._values.append(value)

    def _equal(self, one: dict[int, float], other: dict[int, float]) -> None:
        row = dict(one)
        for column, factor in other.items():
            row[column] = row.get(column, 0.0) - factor
        self._fix(row, 0.0)

    def ranges(self, only: Collection[Cell]) -> dict[tuple[str, Cell], tuple[float, float]]:
        matrix = np.zeros((len(self._rows), len(self._column)))
        for place, row in enumerate(self._rows):
            for column, factor in row.items():
                matrix[place, column] = factor
        known = LinearConstraint(matrix, self._values, self._values)
        found: dict[tuple[str, Cell], tuple[float, float]] = {}
        for label, figures in self._releases.items():
            for table in self._tables(figures):
                for cell in self._shown_in(table):
                    wanted = figures[cell].state is State.HIDDEN and (not only or cell in only)
                    if wanted and (label, cell) not in found:
                        terms = self._sum(label, table, cell)
                        found[label, cell] = (self._extreme(known, terms, 1), self._extreme(known, terms, -1))
        return found

    def _extreme(self, known: LinearConstraint, terms: dict[int, float], sign: int) -> float:
        cost = np.zeros(len(self._column))
        cost[list(terms)] = sign
        result = milp(cost, integrality=np.ones(len(cost)), bounds=Bounds(0, 10**6), constraints=known)
        assert result.x is not None, "nothing fits what was published"
        return round(float(cost @ result.x) * sign)
