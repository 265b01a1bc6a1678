"""What the pages of restoring show: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A backup that was found: when it was made, and where it lies."""

    key: str
    what: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of the page before the restore: a heading and its lines, in a tone."""

    heading: str
    lines: tuple[str, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a restore did. `moved_to` is the folder of the vault before, or empty; `way_back` how to have it again."""

    lines: tuple[str, ...]
    moved_to: str
    way_back: str
    next_step: str
