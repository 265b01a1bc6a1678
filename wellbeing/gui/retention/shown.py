"""What the page of retention shows, in words."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something whose time is over. `key` finds it again; `case` is 0 for an import."""

    key: str
    what: str
    why: str
    case: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """How many months a kind is kept, as typed, and from where the months that come with the program are."""

    kind: str
    label: str
    months: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page. `more` says how many proposals are not shown; `proposed` is the day for keeping longer."""

    due: tuple[Due, ...]
    more: str
    times: tuple[Time, ...]
    without: tuple[str, ...]
    today: dt.date
    proposed: dt.date
