"""What the settings show: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class You:
    """Who works here: the texts that letters carry, and the country."""

    union: str
    representative: str
    contact: str
    other_representative: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page. `administrator_words` says what whoever administers this computer could read."""

    language: str
    languages: tuple[tuple[str, str], ...]
    scheme: str
    scale: int
    you: You
    countries: tuple[tuple[str, str], ...]
    administrator: str
    administrators: tuple[tuple[str, str], ...]
    administrator_words: str
    lock_minutes: str
    minutes: tuple[tuple[str, str], ...]
    folder: str
