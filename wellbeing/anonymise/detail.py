"""How much detail a release shows: every table as fine as it can be while most of its cases stay published.

The schema lists for each table the coarser ones that may stand in for it. First the number of officers decides, which a
representative's release publishes anyway; a national release publishes none, and its schema limits no table by them.
Then, of each table that remains, the share of its cases in published inner cells. Below `floors.FEWEST_SHOWN` the next
coarser tables stand in, and where there are none the table is left out. A table that no choice of cells makes safe goes
the same way, so that it does not hold up the others. Each trial goes on from what the one before found.

Deterministic, like the protection: the same counts and the same ledger give the same tables, in whatever order their
cells come.
"""

import functools
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from wellbeing.anonymise import floors
from wellbeing.anonymise.alike import Alike
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.outlook import foreseen
from wellbeing.anonymise.protect import Protected, Stuck, protect
from wellbeing.anonymise.published import EarlierRelease, State
from wellbeing.anonymise.reduced import Shortfall
from wellbeing.anonymise.schema import Table

Tables = tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detailed:
    """Protected counts of the tables that were chosen. `failed` says by its name why a table that is finer than
    these, or that is left out, is not among them."""

    protected: Protected
    failed: dict[str, Shortfall]


def with_detail(
    counts: Counts,
    earlier: Sequence[EarlierRelease] = (),
    told: Callable[[int, int], object] = lambda _done, _whole: None,
) -> Detailed:
    """Choose the tables, and what is withheld of them. Raises Refused as `protect` does: Stuck only where not even
    the number of cases is safe. `told` hears at every step how many units are chosen, and of how many; what it raises
    ends the work."""
    counts = counts.in_order()
    failed = {
        table.name: Shortfall.OFFICERS for table in counts.schema.every_table() if counts.officers < table.from_officers
    }
    if counts.officers < floors.FEWEST_OFFICERS:
        return Detailed(protected=protect(counts, earlier), failed={})
    units = list(dict.fromkeys(cell.unit for cell in counts.states))
    found = [
        _of_unit(counts.of_unit(unit), earlier, failed, functools.partial(told, done, len(units)))
        for done, unit in enumerate(units)
    ]
    kept = {table for one in found for table in one.counts.tables}
    return Detailed(
        protected=Protected(
            counts=counts.narrowed(tuple(table for table in counts.schema.every_table() if table in kept)),
            why={cell: why for one in found for cell, why in one.why.items()},
            programs=sum(one.programs for one in found),
            alike=tuple(alike for one in found for alike in one.alike),
        ),
        failed=failed,
    )


def _of_unit(
    counts: Counts, earlier: Sequence[EarlierRelease], failed: dict[str, Shortfall], told: Callable[[], object]
) -> Protected:
    def step(_name: str, _done: int, _of: int) -> None:
        told()

    kept, alike, programs = _without_hopeless(counts, failed, told), tuple[Alike, ...](), 0
    together = False  # what takes longest comes last: most trials end before it
    while True:
        try:
            protected = protect(counts.narrowed(kept), earlier, step, alike, together=together)
        except Stuck as found:
            thin, alike = _blamed(counts, kept, found), found.alike
        else:
            thin, alike = _thinnest(counts, kept, protected.why.keys()), protected.alike
            if not thin and together:
                return replace(protected, programs=programs + protected.programs)
        programs += sum(one.pattern.programs for one in alike)
        together = together or not thin
        kept = _coarser(kept, thin, failed)


def _without_hopeless(counts: Counts, failed: dict[str, Shortfall], told: Callable[[], object]) -> Tables:
    """The tables that show enough while only what each needs by itself is withheld: protection withholds more, never
    less, so that the others need no trial."""
    kept, judged = counts.tables, set[str]()
    while new := [table for table in kept if table.name not in judged]:
        judged.update(table.name for table in new)
        thin = []
        for table in new:
            told()
            if not _shows_enough(counts, table, foreseen(counts.narrowed((table,)))):
                thin.append(table)
        kept = _coarser(kept, thin, failed)
    return kept


def share(counts: Counts, table: Table, withheld: Collection[Cell]) -> tuple[int, int]:
    """The cases (or events) in published inner cells of a table, and all that it counts.

    'Not known' and the rest of a group are answers like others. A withheld total counts as nothing shown: a share of
    it would tell something of the total. (0, 0) where the source can't tell anything of the table.
    """
    inner = [cell for cell in counts.schema.inner(table) if counts.states[cell] is State.VALUE]
    if not inner:
        return 0, 0
    total = Cell(table.unit)
    every = sum(counts.tallies[cell].number for cell in inner)
    if total in withheld or not every:
        return 0, 1
    return sum(counts.tallies[cell].number for cell in inner if cell not in withheld), every


def _shows_enough(counts: Counts, table: Table, withheld: Collection[Cell]) -> bool:
    return _percent(counts, table, withheld) >= floors.FEWEST_SHOWN


def _thinnest(counts: Counts, kept: Tables, withheld: Collection[Cell]) -> list[Table]:
    """The table that shows least, if that is not enough: without it the others may do. Where another table holds all
    its cells, that one goes first: it is finer, and leaving the coarser one out would hide nothing."""
    if not kept:
        return []
    least = min(kept, key=lambda table: _percent(counts, table, withheld))
    if _shows_enough(counts, least, withheld):
        return []
    return [max((table for table in kept if table.holds(least)), key=lambda table: _size(counts, table))]


def _percent(counts: Counts, table: Table, withheld: Collection[Cell]) -> Fraction:
    shown, every = share(counts, table, withheld)
    return Fraction(100 * shown, every) if every else Fraction(100)


def _size(counts: Counts, table: Table) -> int:
    return math.prod(len(counts.schema.axis_codes(axis)) for axis in table.axes)


def _blamed(counts: Counts, kept: Tables, stuck: Stuck) -> list[Table]:
    """The tables that show a cell which nothing protects; where none does, the one with most cells."""
    if not kept:
        raise stuck
    stuck_cells = {cell for cell in stuck.cells if cell.at}
    found = [table for table in kept if not stuck_cells.isdisjoint(cell for _codes, cell in counts.schema.cells(table))]
    return found or [max(kept, key=lambda table: _size(counts, table))]


def _coarser(kept: Tables, thin: Collection[Table], failed: dict[str, Shortfall]) -> Tables:
    """The tables with the next coarser ones in the place of those in `thin`."""
    found: list[Table] = []
    for table in kept:
        if table in thin:
            failed[table.name] = Shortfall.SHOWN
            found.extend(table.instead)
        else:
            found.append(table)
    return tuple(found)
