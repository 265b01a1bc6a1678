"""What the case's screen shows, in words: plain data between its presenter and its view."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the timeline. `at` orders it; `key` and `action` lead somewhere, where there is a way.

    `also` are more ways, as (words, key).
    """

    at: dt.datetime
    when: str
    what: str
    why: str = ""
    tone: str = "done"
    action: str = ""
    key: str = ""
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of 'At a glance'."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Another officer of the same incident."""

    case: int
    alias: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """The case is with another representative: what is said about that."""

    heading: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole screen. `next_action` is the primary button, empty where there is no next step."""

    alias: str
    quiet: str
    name: str
    next_action: str
    warning: str
    restricted: str
    """Why the records are kept and not used, empty where they are used."""
    entries: tuple[Entry, ...]
    facts: tuple[Fact, ...]
    colleagues: tuple[Colleague, ...]
    open: bool
    closed: bool
    notes_allowed: bool
    history: bool
    """Whether the officer has other cases."""
    self_check: bool
    """Whether it is time to offer a self-check."""
    closing: str
    """What closing the case would end, told before it is closed."""
    away: Away | None
    may_object: bool
    """Whether the officer may still object to the hand-over by which the case came."""
