"""What a torture is: a promise, and trials by the thousand that try to break it, each repeatable by its number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one trial, or of `tried` trials alike."""

    note: str
    """In a few words; trials with the same note are counted together."""
    lost: str = ""
    """What the promise lost, with everything needed to look into it; empty where it held."""
    tried: int = 1
    notes: Mapping[str, int] = field(default_factory=dict)
    """How many came to what, where those that were tried did not come to the same: instead of `note`."""


class Ground(Protocol):
    """What the trials of one torture stand on: made once in each process, in a folder of its own."""

    @property
    def whole(self) -> int | None:
        """How many trials there can be; None where chance has no end."""

    def trial(self, number: int, chance: Random) -> Outcome:
        """Try once. The same number and chance try the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Torture:
    """One promise and how it is attacked.

    It ends after `target` trials, or after `seconds` of trying, or, with neither, when every trial that its
    ground has was made.
    """

    name: str
    promise: str
    ground: Callable[[Path], Ground]
    short: int
    """How many trials `make test` makes, spread over all there are."""
    target: int | None = None
    seconds: float | None = None
    batch: int = 20
    missing: Callable[[], str] = str
    """What this computer lacks for it; an empty text where it can be run."""

    def outcome(self, ground: Ground, seed: int, number: int) -> Outcome:
        """One trial. An exception that nobody expected is a loss."""
        try:
            return ground.trial(number, Random(f"{seed} {self.name} {number}"))
        except Exception as error:  # noqa: BLE001 (whatever it is, it is a finding)
            import traceback

            return Outcome(note=f"broke: {type(error).__name__}", lost=traceback.format_exc(limit=-6))
