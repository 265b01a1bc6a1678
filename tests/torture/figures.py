"""The figures of a run: kept after every batch, so that an interrupted run goes on, and shown as a table."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tests.torture.torture import Outcome, Torture

ROOT = Path(__file__).resolve().parents[2]
_LOSSES_TOLD = 20
_LOSS_SHOWN = 500
"""Characters of a loss in the table; the JSON file has all."""


class Figures(msgspec.Struct, kw_only=True):
    """What one torture has come to."""

    promise: str
    target: str
    tried: int = 0
    survived: int = 0
    lost: int = 0
    notes: dict[str, int] = msgspec.field(default_factory=dict)
    losses: list[str] = msgspec.field(default_factory=list)
    """The first losses in full."""
    batches: list[int] = msgspec.field(default_factory=list)
    seconds: float = 0.0
    """Spent in all processes together."""
    whole: int | None = None
    finished: bool = False
    missing: str = ""

    def add(self, outcomes: Iterable[tuple[int, Outcome]]) -> None:
        """Take in the outcomes of trials, with their numbers."""
        notes = Counter(self.notes)
        for number, outcome in outcomes:
            self.tried += outcome.tried
            if outcome.tried:
                notes.update(outcome.notes or {outcome.note: outcome.tried})
            if outcome.lost:
                self.lost += 1
                self.losses += [f"trial {number}: {outcome.lost}"][: max(0, _LOSSES_TOLD - len(self.losses))]
        self.survived = self.tried - self.lost
        self.notes = dict(notes.most_common())


class Run(msgspec.Struct, kw_only=True):
    """A whole run under one seed. `version` is that of the code it tortures."""

    seed: int
    version: str
    tortures: dict[str, Figures] = msgspec.field(default_factory=dict)

    @property
    def lost(self) -> int:
        """Losses of all tortures."""
        return sum(figures.lost for figures in self.tortures.values())

    def of(self, torture: Torture) -> Figures:
        """The figures of one torture, begun where there are none."""
        target = f"{torture.target:,}" if torture.target else f"{torture.seconds:g} s" if torture.seconds else "all"
        return self.tortures.setdefault(torture.name, Figures(promise=torture.promise, target=target))

    def keep(self, path: Path) -> None:
        """Write it as JSON, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=1))
        fresh.replace(path)


def kept(path: Path) -> Run | None:
    """The run kept at `path`; None where there is none, or the code has changed since."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Run)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None
    return found if found.version == version() else None


def version() -> str:
    """A digest of everything whose change makes earlier figures void."""
    digest = hashlib.sha256()
    for folder in (ROOT / "wellbeing", ROOT / "resources", Path(__file__).parent):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def table(run: Run) -> str:
    """All figures as lines to read, each torture with what its trials came to."""
    heads = ("torture", "wanted", "tried", "survived", "lost", "seconds")
    rows = [heads, *(_row(name, figures) for name, figures in run.tortures.items())]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    lines = [_line(rows[0], widths), "  ".join("-" * width for width in widths)]
    for row, figures in zip(rows[1:], run.tortures.values(), strict=True):
        lines.append(_line(row, widths))
        lines += [f"    {count:>9,}  {note}" for note, count in figures.notes.items()]
        lines += [f"    LOST {loss[:_LOSS_SHOWN]}" for loss in figures.losses]
    return "\n".join([*lines, "", *_sums(run), f"seed {run.seed}, code {run.version}"])


def _sums(run: Run) -> list[str]:
    """What the tortures of one promise came to together."""
    found = []
    for promise in dict.fromkeys(figures.promise for figures in run.tortures.values()):
        family = [figures for figures in run.tortures.values() if figures.promise == promise and not figures.missing]
        if len(family) > 1:
            tried, lost = (sum(getattr(figures, name) for figures in family) for name in ("tried", "lost"))
            seconds = sum(figures.seconds for figures in family)
            found.append(f"{len(family)} tortures, {tried:,} tried, {lost:,} lost, {seconds:,.0f} s: {promise}")
    return found


def _row(name: str, figures: Figures) -> tuple[str, ...]:
    if figures.missing:
        return name, figures.target, f"not run: {figures.missing}", "", "", ""
    mark = "" if figures.finished else " (not finished)"
    counts = (f"{figures.tried:,}{mark}", f"{figures.survived:,}", f"{figures.lost:,}", f"{figures.seconds:,.0f}")
    return name, figures.target, *counts


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return "  ".join(cells).rstrip()
