"""`python -m tests.torture`: attack every promise of the vault, and print what was tried, survived and lost.

An interrupted run goes on where it was, with the same seed, while the code is the same. Exit code 1 where
anything was lost.
"""

import argparse
import fnmatch
import itertools
import os
import secrets
import sys
import time
from pathlib import Path

from tests.torture.every import TORTURES
from tests.torture.figures import ROOT, Figures, Run, kept, table, version
from tests.torture.run import PROCESSES, run_all

_TOLD_EVERY = 10.0
"""Seconds between two lines of progress where the output is no terminal."""


def main(words: list[str] | None = None) -> int:
    """Run the tortures; 0 where nothing was lost."""
    wanted = _parser().parse_args(words)
    tortures = [torture for torture in TORTURES if not wanted.only or torture.name in itertools.chain(*wanted.only)]
    run = _begun(wanted.out, wanted.seed, {torture.name for torture in tortures})
    os.nice(10)
    sys.stdout.write(f"seed {run.seed}; progress is kept in {wanted.out}\n")
    progress = _Progress()
    try:
        finished = run_all(
            tortures,
            run,
            lambda changed: changed.keep(wanted.out),
            progress,
            limit=wanted.limit,
            processes=wanted.processes,
        )
    except KeyboardInterrupt:
        finished = False
    run.keep(wanted.out)
    sys.stdout.write(f"\n{table(run)}\n")
    if not finished:
        sys.stdout.write("not finished: the same command goes on from here\n")
    return 1 if run.lost else 0


def _parser() -> argparse.ArgumentParser:
    names = [torture.name for torture in TORTURES]
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--seed", type=int, help="begin anew with this seed, unless the kept run has it")
    parser.add_argument(
        "--only", action="append", type=_named, metavar="NAME", help=f"a name or a pattern of: {', '.join(names)}"
    )
    parser.add_argument("--limit", type=float, metavar="SECONDS", help="stop after this time; run again to go on")
    parser.add_argument("--processes", type=int, default=PROCESSES, metavar="NUMBER", help="how many at a time")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "torture.json", help="the figures, as JSON")
    return parser


def _named(pattern: str) -> list[str]:
    """The names that a pattern such as `fuzzed-*` means."""
    found = fnmatch.filter((torture.name for torture in TORTURES), pattern)
    if not found:
        raise argparse.ArgumentTypeError(f"there is no torture called {pattern}")
    return found


def _begun(path: Path, seed: int | None, names: set[str]) -> Run:
    """The kept run, unless it is over, another seed is wanted, or the code has changed."""
    found = kept(path)
    same = found is not None and seed in (None, found.seed)
    if found is not None and same and not all(_is_over(found.tortures.get(name)) for name in names):
        return found
    return Run(seed=secrets.randbelow(2**32) if seed is None else seed, version=version())


def _is_over(figures: Figures | None) -> bool:
    return figures is not None and (figures.finished or bool(figures.missing))


class _Progress:
    """One line that is written over on a terminal; elsewhere a line now and then."""

    def __init__(self) -> None:
        self._last = 0.0
        self._live = sys.stdout.isatty()

    def __call__(self, name: str, figures: Figures) -> None:
        now = time.monotonic()
        if self._live or now - self._last > _TOLD_EVERY:
            self._last = now
            line = f"{name}: {figures.tried:,} of {figures.target} tried, {figures.lost:,} lost"
            sys.stdout.write(f"\r\x1b[K{line}" if self._live else f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
