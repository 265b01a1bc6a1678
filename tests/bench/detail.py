"""What the default tables publish at real sizes: the share of cells and of cases, by choosing the detail.

The detail is chosen as for a release. The share of cases is that of all tables which a release of this size may have,
at the finest level that is shown of each; a table that is left out counts with all its cases as not shown. What was
chosen is named beside it. The release is attacked like any other.
"""

import time
from collections.abc import Iterator, Sequence

from tests.bench import tables
from tests.bench.cases import made_up
from tests.bench.figure import Figure
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.count import Counts, count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.detail import Detailed, share, with_detail
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Published, State
from wellbeing.anonymise.reduced import Shortfall
from wellbeing.anonymise.schema import Schema, Table

YEAR = Period(year=2026)
SIZES = (300, 1_000, 5_000, 20_000, 100_000)
"""Cases of a year."""
FROM = 1_000
"""From so many cases on, four in five are to be published."""


def measure(sizes: Sequence[int], schema: Schema, whose: str = "a representative") -> Iterator[Figure]:
    """Three figures for each size, and the time."""
    for size in sizes:
        yield from _measured(schema, made_up(size, tables.SEED), f"{whose}, {size:,} cases")


def _measured(schema: Schema, cases: list[CountedCase], what: str) -> Iterator[Figure]:
    counts = count(schema, cases, YEAR)
    start = time.perf_counter()
    found = with_detail(counts)
    taken = time.perf_counter() - start
    _refuse_unsafe(found)
    figures = found.protected.figures().values()
    cells = 100 * sum(figure.state is State.VALUE for figure in figures) / len(figures)
    target = 80 if len(cases) >= FROM else None
    yield _figure(f"{what}: cells published", cells, "%", f"of {len(figures)}")
    yield _figure(f"{what}: cases published", 100 * published(counts, found), "%", chosen(counts, found), target)
    yield _figure(f"{what}: choosing and protecting", taken, "s", "")


def _figure(what: str, ours: float, unit: str, baseline: str, target: float | None = None) -> Figure:
    return Figure(what=what, baseline=baseline, unit=unit, ours=ours, bare=None, target=target, at_least=True)


def published(counts: Counts, found: Detailed) -> float:
    """The share of the tables' cases (and events) in published inner cells, from 0 to 1."""
    shown = every = 0
    for table in counts.tables:
        whole = share(counts, table, frozenset())[1]
        stand_in = [one for one in table.with_coarser() if one in found.protected.counts.tables]
        every += whole * max(1, len(stand_in))
        shown += sum(share(counts, one, found.protected.why.keys())[0] for one in stand_in)
    return shown / every


def chosen(counts: Counts, found: Detailed) -> str:
    """Which tables became coarser or are left out, by name."""
    kept = {table.name for table in found.protected.counts.tables}
    lost = [table for table in counts.tables if found.failed.get(table.name) is Shortfall.SHOWN]
    return "; ".join(f"{table.name}: {_instead(table, kept)}" for table in lost) or "every table as fine as may be"


def _instead(table: Table, kept: set[str]) -> str:
    return " + ".join(one.name for one in table.with_coarser() if one.name in kept) or "left out"


def _refuse_unsafe(found: Detailed) -> None:
    """A share that is not safe is no figure."""
    schema, cells = found.protected.counts.schema, found.protected.figures()
    if not audit(schema, Published(schema=schema.id, period=YEAR, cells=cells)).ok:
        raise RuntimeError("the tables do not pass the audit")
