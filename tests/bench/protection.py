"""How much the engine withholds, how long it takes and how much memory, on tables of the field's shapes."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import elimination, quarters, tables
from tests.bench.cases import made_up
from tests.bench.figure import Figure
from tests.helpers.memory import peak_memory
from wellbeing.anonymise.linked.protecting import protect_tables
from wellbeing.anonymise.period import Period

_SHAPES = {"three-way": (tables.three_way, 4, 3), "europe": (tables.europe, 5, 5), "large": (tables.large, 5, 5)}
_YEAR = Period(year=2026)
_SEEDS = range(1, 9)
"""Tables that the small one is measured on too: a single one may be easy or hard by chance."""


def measure_small() -> list[Figure]:
    """The 1,200 cells, with insiders and without (published tools look at ones at most), and a representative's
    tables: a year after its quarters. Where another table of the shape is harder than the public one, elimination
    alone withholds more of it too: so the limit is one beside that."""
    beside = elimination.withheld(tables.three_way(), 4)
    return [
        *_over_seeds(),
        *_protected("three-way", "1,200 cells", hidden=691, seconds=1, memory=None, insiders=False, beside=beside),
        *_protected("three-way", "1,200 cells, insiders too", hidden=691, seconds=1, memory=None, beside=beside),
        *quarters.measure(made_up(1_000, tables.SEED)),
    ]


def _over_seeds() -> Iterator[Figure]:
    """How many cells of eight tables are withheld on an average."""
    shapes = [tables.three_way(seed) for seed in _SEEDS]
    beside = sum(elimination.withheld(shape, 4) for shape in shapes)
    for insiders, what in ((False, "1,200 cells"), (True, "1,200 cells, insiders too")):
        released = (protect_tables(shape.given(4, 3, insiders=insiders)) for shape in shapes)
        withheld = sum(cell.value is None for one in released for cell in one.cells)
        named = f"{what}, seeds {_SEEDS[0]} to {_SEEDS[-1]}: withheld of each"
        yield _beside_elimination(named, withheld / len(shapes), 691, beside / len(shapes))


def measure_large() -> Iterator[Figure]:
    """5 million cases by act, severity and NUTS 2; at last the same by quarter. One by one:
    the last takes long."""
    yield from _protected("europe", "5 million cases, 13,104 distinct cells", hidden=3_462, seconds=60, memory=2_000)
    yield from _protected("large", "101,920 distinct cells", hidden=None, seconds=600, memory=2_000)


def _protected(
    shape: str,
    what: str,
    *,
    hidden: int | None,
    seconds: float,
    memory: float | None,
    insiders: bool = True,
    beside: int | None = None,
) -> Iterator[Figure]:
    """In a process of its own, so that the memory is this table's."""
    command = [sys.executable, "-m", "tests.bench.protection", shape, "insiders" if insiders else "no-insiders"]
    root = Path(__file__).resolve().parents[2]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=root).stdout)
    base = f"{found['unsafe']} unsafe by themselves"
    if beside is None:
        yield _figure(f"{what}: withheld", found["withheld"], "cells", hidden, base)
    else:
        yield _beside_elimination(f"{what}: withheld", found["withheld"], hidden, beside)
    yield _figure(f"{what}: pattern, intervals and attack", found["seconds"], "s", seconds)
    yield _figure(f"{what}: of it the processor's time", found["processor"], "s", None)
    yield _figure(f"{what}: memory", found["memory"], "MB", memory, "the most that a process of its own held")


def _beside_elimination(what: str, withheld: float, public: int | None, beside: float) -> Figure:
    """`public` is the limit for the public table."""
    return Figure(
        what=what,
        baseline=f"elimination alone (of the public table it withholds {elimination.PUBLIC})",
        unit="cells",
        ours=withheld,
        bare=beside,
        target=None if public is None else public / elimination.PUBLIC,
    )


def _figure(
    what: str, ours: float, unit: str, target: float | None, baseline: str = "", *, at_least: bool = False
) -> Figure:
    return Figure(what=what, baseline=baseline, unit=unit, ours=ours, bare=None, target=target, at_least=at_least)


def run(shape: str, *, insiders: bool) -> dict[str, float]:
    """Protect one table and say what it took. Cells that describe the same cases are counted once."""
    make, threshold, width = _SHAPES[shape]
    given = make().given(threshold, width, insiders=insiders)
    start, processor = time.perf_counter(), time.process_time()
    released = protect_tables(given, _Told(shape))
    taken, worked = time.perf_counter() - start, time.process_time() - processor
    single = _single_children(given.hierarchies)

    def distinct(keys: Sequence[dict[str, str]]) -> int:
        return len({tuple(single[name].get(code, code) for name, code in key.items()) for key in keys})

    return {
        "unsafe": distinct(released.primary or []),
        "withheld": distinct([cell.key for cell in released.cells if cell.value is None]),
        "seconds": taken,
        "processor": worked,
        "memory": peak_memory(),
    }


class _Told:
    """Says how far a table is, every ten seconds: a large one is silent for minutes otherwise."""

    _SECONDS = 10

    def __init__(self, shape: str) -> None:
        self._shape, self._start, self._last = shape, time.perf_counter(), time.perf_counter()

    def __call__(self, step: str, done: int, of: int) -> None:
        now = time.perf_counter()
        if now - self._last >= self._SECONDS:
            self._last = now
            sys.stderr.write(f"{self._shape}: {now - self._start:.0f} s, {step}, {done:,} of {of:,}\n")


def _single_children(hierarchies: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """For each code that is its parent's only part, the highest code with the same cases."""
    found: dict[str, dict[str, str]] = {}
    for name, parents in hierarchies.items():
        above = list(parents.values())
        found[name] = {}
        for code in parents:
            top = code
            while top in parents and above.count(parents[top]) == 1:
                top = parents[top]
            found[name][code] = top
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1], insiders=sys.argv[2] == "insiders")))
