"""What the page shows, in words."""

import datetime as dt
from dataclasses import dataclass

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A follow-up that falls into an absence. `days` are those on which it can be had before, by their ISO names.

    `ways` are what can be arranged, as (key, words); `undo` takes back what was arranged.
    """

    follow_up: int
    case: int
    what: str
    why: str
    chip: str
    tone: str
    days: Options
    ways: Options
    undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceShown:
    """One absence; `end` is what its button says."""

    absence: int
    heading: str
    counted: str
    warning: str
    end: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page."""

    today: dt.date
    absences: tuple[AbsenceShown, ...]
