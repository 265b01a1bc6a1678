"""A check of a large release that shares nothing with the program's sums: from inner cells up, table by table.

For releases that `attack` has no time for. It takes the tables that protection says nobody can tell from the true one,
and believes none that does not add up along the schema's trees, moves a published figure, or has fewer than no cases.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping

from wellbeing.anonymise.alike import proof
from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.protect import Protected
from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.schema import Schema, Table


def narrow(protected: Protected) -> list[Cell]:
    """The withheld cells for which these tables do not lie as far apart as the schema's width."""
    schema, figures = protected.counts.schema, protected.figures()
    said = proof(protected.alike, schema.width)
    counts = {cell: count for (_label, cell), count in said.table.items()}
    tables = [_Table(schema, table) for table in schema.tables_in(figures.keys())]
    low, high = Counter[Cell](), Counter[Cell]()
    for shift in said.shifts:
        moved = {cell: step for (_label, cell), step in shift.items()}
        if _stays_hidden(moved, counts, figures) and all(table.adds_up(moved) for table in tables):
            for cell, step in moved.items():
                low[cell], high[cell] = min(low[cell], step), max(high[cell], step)
    hidden = [cell for cell, figure in figures.items() if figure.state is State.HIDDEN]
    return [cell for cell in hidden if high[cell] - low[cell] < schema.width]


def _stays_hidden(moved: Mapping[Cell, int], counts: Mapping[Cell, int], figures: Mapping[Cell, Figure]) -> bool:
    return all(figures[cell].state is State.HIDDEN and counts[cell] + step >= 0 for cell, step in moved.items())


class _Table:
    """A table by its inner cells."""

    def __init__(self, schema: Schema, table: Table) -> None:
        self._schema = schema
        self._inner = set(schema.inner(table))
        self._cells = {cell for _codes, cell in schema.cells(table)}

    def adds_up(self, moved: Mapping[Cell, int]) -> bool:
        """Whether every cell of the table moves by what its inner cells do."""
        found = Counter[Cell]()
        for cell in moved.keys() & self._inner:
            for above in self._with_totals(cell):
                found[above] += moved[cell]
        return {cell: step for cell, step in found.items() if step} == {
            cell: step for cell, step in moved.items() if cell in self._cells
        }

    def _with_totals(self, cell: Cell) -> Iterator[Cell]:
        ways = [
            [(name, one) for one in dict.fromkeys((code, self._schema.dimensions[name].parent(code), TOTAL))]
            for name, code in cell.at
        ]
        for codes in itertools.product(*ways):
            yield Cell(cell.unit, tuple(one for one in codes if one[1] != TOTAL))
