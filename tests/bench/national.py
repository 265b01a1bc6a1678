"""What a national release of a made-up country publishes, by choosing the detail: in all, and table by table.

Rule (b) holds as in earnest: every cell knows how many representatives contributed. The release is attacked as it is
when it leaves: of how many withheld cells the exact interval is known is told beside the time. The shifts that
protection found are checked apart from the program's sums (`tests.anonymise.apart`), and the intervals of some cells by
programs over inner cells (`tests.anonymise.attack`). Areas are as fine as the number of
representatives allows, so that small countries have none.
"""

import random
import time
from collections.abc import Iterator, Mapping, Sequence

from tests.anonymise import apart, attack
from tests.bench import tables
from tests.bench.detail import YEAR, chosen, published
from tests.bench.figure import Figure
from tests.bench.national_cases import made_up_country
from tests.helpers.memory import peak_memory
from wellbeing.anonymise.audit import Audit, audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.count import Counts
from wellbeing.anonymise.detail import Detailed, share, with_detail
from wellbeing.anonymise.published import Figure as CellFigure
from wellbeing.anonymise.published import Published, State
from wellbeing.anonymise.schema import Schema

SIZES = (300, 1_000, 5_000)
"""Cases of a year. Larger ones take minutes: `make bench` has them with `--large`."""
LARGE = (20_000, 100_000)
SAMPLE, FEW = 5, 1
"""Withheld cells of a release, by seed, that are attacked apart; few of the largest: a cell takes 3 s for 5,000 cases,
13 s for 20,000, 90 s for 100,000."""
FROM = 1_000
"""From so many cases on, four in five are to be published."""


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Shares, time and memory for each size."""
    for size in sizes:
        country = made_up_country(size, tables.SEED)
        counts = country.counts(YEAR)
        start = time.perf_counter()
        found = with_detail(counts)
        taken = time.perf_counter() - start
        yield from _figures(f"national, {size:,} cases, {len(country.areas.areas)} areas", counts, found, taken, size)


def _figures(what: str, counts: Counts, found: Detailed, taken: float, size: int) -> Iterator[Figure]:
    cells = found.protected.figures()
    schema = found.protected.counts.schema
    start = time.perf_counter()
    found_out = audit(schema, Published(schema=schema.id, period=YEAR, cells=cells))
    attacked = time.perf_counter() - start
    if not found_out.ok:
        raise RuntimeError("the tables do not pass the audit")
    if apart.narrow(found.protected):
        raise RuntimeError("a withheld cell is not shown to be wide enough, counted from inner cells up")
    hidden = sum(figure.state is State.HIDDEN for figure in cells.values())
    yield _figure(f"{what}: cells published", 100 - 100 * hidden / len(cells), "%", _withheld(hidden, len(cells)))
    target = 80 if size >= FROM else None
    yield _figure(f"{what}: cases published", 100 * published(counts, found), "%", chosen(counts, found), target)
    for table in found.protected.counts.tables:
        shown, every = share(counts, table, found.protected.why.keys())
        size_of = sum(1 for _cell in schema.cells(table))
        yield _figure(f"{what}: cases in {table.name}", 100 * shown / every if every else 0, "%", f"{size_of} cells")
    yield _figure(f"{what}: choosing and protecting", taken, "s", f"{found.protected.programs} programs")
    exact = 100 * sum(one.settled for one in found_out.intervals.values()) / hidden if hidden else 100
    yield _figure(f"{what}: withheld cells whose interval is exact", exact, "%", _withheld(hidden, len(cells)), 100)
    number = SAMPLE if size < LARGE[-1] else FEW
    some = random.Random(tables.SEED).sample(sorted(cell for _period, cell in found_out.intervals), number)
    yield _figure(
        f"{what}: of {number} the interval is that of an attack apart",
        _agreed(schema, cells, found_out, some),
        "%",
        "",
        100,
    )
    ratio = f"{attacked / taken:.2f} times as long as choosing and protecting"
    yield _figure(f"{what}: the attack", attacked, "s", ratio)
    yield _figure(
        f"{what}: most memory so far", peak_memory(), "MB", "of the whole bench, what was measured before too"
    )


def _agreed(schema: Schema, cells: Mapping[Cell, CellFigure], found: Audit, some: Sequence[Cell]) -> float:
    """The share of these cells (in percent) that programs over inner cells leave exactly as much."""
    reached = attack.ranges(schema, {YEAR.label: cells}, some)
    ends = {cell: found.intervals[YEAR, cell] for cell in some}
    return 100 * sum((one.least, one.most) == reached[YEAR.label, cell] for cell, one in ends.items()) / len(some)


def _withheld(hidden: int, every: int) -> str:
    return f"{hidden:,} of {every:,} withheld"


def _figure(what: str, ours: float, unit: str, baseline: str, target: float | None = None) -> Figure:
    return Figure(what=what, baseline=baseline, unit=unit, ours=ours, bare=None, target=target, at_least=True)
