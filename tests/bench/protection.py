"""How much the engine withholds, how long it takes and how much memory, on tables of the field's shapes."""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench import quarters, tables
from tests.bench.figure import Figure
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.linked.protecting import protect_tables
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.protect import Protected, protect
from wellbeing.anonymise.published import State
from wellbeing.anonymise.schema import Schema, Unit
from wellbeing.content.statistics import load_schema

_SHAPES = {"three-way": (tables.three_way, 4, 3), "europe": (tables.europe, 5, 5), "large": (tables.large, 5, 5)}
_YEAR = Period(year=2026)


def measure_small() -> list[Figure]:
    """The 1,200 cells, with insiders and without (published tools look at ones at most), and a representative's
    tables: a year after its quarters, and the share that is published by size."""
    return [
        *_protected("three-way", "1,200 cells", hidden=691, seconds=1, memory=None, insiders=False),
        *_protected("three-way", "1,200 cells, insiders too", hidden=691, seconds=1, memory=None),
        *quarters.measure(made_up(load_schema(), 1_000)),
        *_published_shares((300, 1_000, 5_000)),
    ]


def measure_large() -> Iterator[Figure]:
    """5 million cases by act, severity and NUTS 2; larger representatives; at last the same by quarter. One by one:
    the last takes long."""
    yield from _protected("europe", "5 million cases, 13,104 distinct cells", hidden=3_462, seconds=60, memory=2_000)
    yield from _published_shares((20_000, 100_000))
    yield from _protected("large", "101,920 distinct cells", hidden=None, seconds=600, memory=None)


def _protected(
    shape: str, what: str, *, hidden: int | None, seconds: float, memory: float | None, insiders: bool = True
) -> Iterator[Figure]:
    """In a process of its own, so that the memory is this table's."""
    command = [sys.executable, "-m", "tests.bench.protection", shape, "insiders" if insiders else "no-insiders"]
    root = Path(__file__).resolve().parents[2]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=root).stdout)
    base = f"{found['unsafe']} unsafe by themselves"
    yield _figure(f"{what}: withheld", found["withheld"], "cells", hidden, base)
    yield _figure(f"{what}: pattern, intervals and attack", found["seconds"], "s", seconds)
    yield _figure(f"{what}: of it the processor's time", found["processor"], "s", None)
    yield _figure(f"{what}: memory", found["memory"], "MB", memory)


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
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
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


def _published_shares(sizes: Sequence[int]) -> Iterator[Figure]:
    schema = load_schema()
    for size in sizes:
        found = protect(count(schema, made_up(schema, size), _YEAR))
        figures = found.figures()
        shown = sum(figure.state is State.VALUE for figure in figures.values())
        yield _figure(f"{size:,} cases: cells published", 100 * shown / len(figures), "%", None)
        yield _figure(
            f"{size:,} cases: cases published, all tables together",
            100 * _cases_published(found),
            "%",
            80 if size >= 1_000 else None,
            "inner cells of the tables that were released",
            at_least=True,
        )


def _cases_published(found: Protected) -> float:
    """The share of all tables' cases that stand in published inner cells."""
    counts, figures = found.counts, found.figures()
    shown = every = 0
    for table in counts.tables:
        for codes, cell in counts.schema.cells(table):
            leaves = all(
                axis.levels == 1 or not counts.schema.dimensions[axis.dimension].children(code)
                for axis, code in zip(table.axes, codes, strict=True)
            )
            if leaves and len(cell.at) == len(table.axes) and cell in counts.tallies:
                number = counts.tallies[cell].number
                every += number
                shown += number if figures[cell].state is State.VALUE else 0
    return shown / every if every else 0.0


def made_up(schema: Schema, number: int) -> list[CountedCase]:
    """Cases of a representative: codes get rarer down each list; most officers have one or two."""
    dice = random.Random(tables.SEED)
    codes = {name: _occurring(schema, name) for name in schema.dimensions}
    weights = {name: [1 / (rank + 1) ** 1.3 for rank in range(len(found))] for name, found in codes.items()}

    def pick(*names: str) -> Callable[[], dict[str, str | None]]:
        return lambda: {name: dice.choices(codes[name], weights[name])[0] for name in names}

    own = pick("act", "circumstance", "injury_group", "alone", "over_48h", "rest_under_11h", "kit_missing")
    contact, lost = pick("result"), pick("severity")
    appointment, referral = pick("waiting"), pick("referral_kind", "referral_outcome")
    found = []
    for _number in range(number):
        events = [
            Event(unit=Unit.CONTACTS, facts={"step": step, **contact()})
            for step in codes["step"][:4]
            if dice.random() < 0.7
        ]
        events.append(Event(unit=Unit.DAYS_LOST, facts=lost()))
        if dice.random() < 0.4:
            events.append(Event(unit=Unit.APPOINTMENTS, facts=appointment()))
            events.append(Event(unit=Unit.REFERRALS, facts=referral()))
        found.append(CountedCase(officer=dice.randrange(int(number * 0.8)), facts=own(), events=tuple(events)))
    return found


def _occurring(schema: Schema, name: str) -> list[str]:
    never = [zero[name] for zero in schema.structural if set(zero) == {name}]
    return [code for code in schema.dimensions[name].leaves() if code not in never]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1], insiders=sys.argv[2] == "insiders")))
