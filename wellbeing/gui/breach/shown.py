"""What the pages of breaches show, in words."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.domain.breach import Known

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One breach in the log."""

    breach: int
    what: str
    why: str
    chip: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One breach: its clock, what to do first, what is known, and who was told.

    `late`: the 72 hours have passed. `authority` and `people` say that they were told, or nothing; `tell_authority`
    and `tell_people` whether they still have to be.
    """

    title: str
    quiet: str
    draft: str
    today: dt.date
    clock: str
    late: bool
    first: tuple[str, ...]
    known: Known
    kinds: Options
    data: Options
    risks: Options
    risk_means: str
    authority: str
    people: str
    tell_authority: bool
    tell_people: bool
    closed: str
    can_close: bool
