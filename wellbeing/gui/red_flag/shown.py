"""What the block of a red flag shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A red flag: what to do now, and what was done. `chosen` are ids of `done`; `numbers` whom to call.

    `handled` says that what was done has been noted: the block then folds to one line.
    """

    id: str
    tone: str
    level: str
    title: str
    steps: tuple[str, ...]
    done: tuple[tuple[str, str], ...]
    say: str = ""
    numbers: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    refusal: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    handled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The page of one red flag. `waits` says that nobody has said yet what was done."""

    alias: str
    raised: str
    alarm: Alarm
    waits: bool
