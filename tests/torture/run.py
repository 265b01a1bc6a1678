"""Running tortures: batches of trials in two processes, kept after each batch, until done or out of time."""

import contextlib
import itertools
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path

from tests.torture.figures import Figures, Run
from tests.torture.torture import Ground, Outcome, Torture

PROCESSES = 2
"""As many as run at a time where nothing else is asked for."""

Batch = tuple[int, float, list[tuple[int, Outcome]]]
"""Its number, the seconds it took, and the outcomes with the numbers of their trials."""
Told = Callable[[str, Figures], None]


def run_all(
    tortures: Sequence[Torture],
    run: Run,
    keep: Callable[[Run], None],
    told: Told,
    *,
    limit: float | None,
    processes: int = PROCESSES,
) -> bool:
    """Run what is still to be run, at most for `limit` seconds. True where everything is finished.

    `keep` is called with the run after each batch, `told` with the figures that changed.
    """
    end = time.monotonic() + limit if limit is not None else None
    with _scratch() as scratch, _processes(scratch, processes) as pool:
        for torture in tortures:
            figures = run.of(torture)
            figures.missing = torture.missing()
            if figures.missing or figures.finished:
                continue
            if torture.target is None and torture.seconds is None and figures.whole is None:
                figures.whole = pool.submit(_whole, torture).result()
            for batch in _batches(pool, torture, figures, run.seed, end, processes):
                number, seconds, outcomes = batch
                figures.add(outcomes)
                figures.batches.append(number)
                figures.seconds += seconds
                keep(run)
                told(torture.name, figures)
            figures.finished = _is_done(torture, figures)
            keep(run)
    return all(run.of(torture).finished or run.of(torture).missing for torture in tortures)


def _batches(
    pool: ProcessPoolExecutor, torture: Torture, figures: Figures, seed: int, end: float | None, processes: int
) -> Iterator[Batch]:
    """Batches that are not done yet, as they end; so many at a time as there are processes."""
    waiting: set[Future[Batch]] = set()
    numbers = _numbers(torture, figures)
    for number in numbers:
        if end is not None and time.monotonic() > end:
            break
        waiting.add(pool.submit(_batch, torture, seed, number))
        if len(waiting) == processes:
            ended, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ended)
    yield from (future.result() for future in waiting)


def _numbers(torture: Torture, figures: Figures) -> Iterator[int]:
    """The numbers of batches that are still to be done."""
    done = set(figures.batches)
    for number in itertools.count() if torture.seconds else range(_count(torture, figures)):
        if torture.seconds and figures.seconds >= torture.seconds:
            return
        if number not in done:
            yield number


def _count(torture: Torture, figures: Figures) -> int:
    """How many batches there are, of a torture that is not measured by time."""
    return -(-(torture.target or figures.whole or 0) // torture.batch)


def _is_done(torture: Torture, figures: Figures) -> bool:
    if torture.seconds:
        return figures.seconds >= torture.seconds
    return len(figures.batches) == _count(torture, figures)


# What follows runs in the processes: each keeps the ground of the torture it is at.
_place = Path()
_ground: tuple[str, Ground] | None = None


def _begin(scratch: Path) -> None:
    """In a new process. A key press that stops the run must not cut a batch short: this process ends it first."""
    global _place
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = str(scratch)
    _place = Path(tempfile.mkdtemp())


def _ground_of(torture: Torture) -> Ground:
    global _ground
    if _ground is None or _ground[0] != torture.name:
        _ground = None
        shutil.rmtree(_place)
        _place.mkdir()
        _ground = torture.name, torture.ground(_place)
    return _ground[1]


def _whole(torture: Torture) -> int | None:
    return _ground_of(torture).whole


def _batch(torture: Torture, seed: int, number: int) -> Batch:
    ground, begun = _ground_of(torture), time.monotonic()
    last = torture.target or ground.whole
    first = number * torture.batch
    trials = range(first, first + torture.batch if last is None else min(first + torture.batch, last))
    outcomes = [(trial, torture.outcome(ground, seed, trial)) for trial in trials]
    return number, time.monotonic() - begun, outcomes


@contextlib.contextmanager
def _processes(scratch: Path, processes: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(scratch,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A folder in memory where there is one: what is tortured is the program, not the disk of this computer."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="wellbeing-torture-", dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
