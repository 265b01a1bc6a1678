"""What the screen of pocket cards shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One card that can be chosen."""

    name: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All cards there are, and the languages that they can be in."""

    cards: tuple[Line, ...]
    languages: tuple[tuple[str, str], ...]
    language: str
