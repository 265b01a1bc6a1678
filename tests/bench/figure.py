"""One line of the bench: what was measured, against which baseline, and the ratio of both in the same run."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`ours` and `bare` in `unit`. `target` is the most that `ours / bare` may be, None where there is none.

    Where `bare` is None, `ours` itself is the figure, and `target` is in `unit`.
    """

    what: str
    baseline: str
    unit: str
    ours: float
    bare: float | None
    target: float | None
    at_least: bool = False

    @property
    def value(self) -> float:
        """The ratio, or the figure itself without a baseline."""
        return self.ours if self.bare is None else self.ours / self.bare

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target

    def as_data(self) -> dict[str, Any]:
        """For the JSON file."""
        return {**asdict(self), "value": self.value, "reached": self.reached}


def alternating(rounds: int, ours: Callable[[], float], bare: Callable[[], float]) -> tuple[float, float]:
    """Medians of both, measured in turns, so that a busy moment of the computer meets both alike."""
    pairs = [(ours(), bare()) for _round in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines to read."""
    heads = ("what", "ours", "baseline", "ratio", "target", "baseline is")
    rows = [heads, *(_row(figure) for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def line(figure: Figure) -> str:
    """One figure as it is measured, before the table stands."""
    return "  ".join(cell for cell in _row(figure) if cell)


def _row(figure: Figure) -> tuple[str, ...]:
    sign = ">=" if figure.at_least else "<="
    target = "" if figure.target is None else f"{sign} {figure.target:g}{'' if figure.reached else ' MISSED'}"
    ratio = "" if figure.bare is None else f"{figure.value:.2f}"
    bare = "" if figure.bare is None else f"{figure.bare:.4g} {figure.unit}"
    return figure.what, f"{figure.ours:.4g} {figure.unit}", bare, ratio, target, figure.baseline
