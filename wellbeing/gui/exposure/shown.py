"""What the page shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event: what it was, how long it kept the officer away, what helped then."""

    case: int
    when: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page: years with their events. `close` is the sentence about events that lie close together, or
    empty; `guide` names the guide that it offers, or is empty."""

    alias: str
    years: tuple[tuple[str, tuple[Event, ...]], ...]
    close: str
    guide: str
