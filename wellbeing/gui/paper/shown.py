"""What the paper screen shows, in words."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.language import _

NOT_TAKEN = _("The printer did not take the page. Please check it and try again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A part that can be on the paper or not."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paper that is ready to leave. `carried` is (what, says); `agreed` the consent it rests on, or empty."""

    title: str
    crumb: str
    quiet: str
    carried_heading: str
    carried: tuple[tuple[str, str], ...]
    agreed: str
    languages: tuple[tuple[str, str], ...]
    language: str
    can_print: bool
    can_change_date: bool
    parts: tuple[PartLine, ...] = ()
    event_parts: tuple[PartLine, ...] = ()
    """Parts that tell what happened: the officer is asked first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAsked:
    """The next date is entered before there is a slip or a calendar entry."""

    title: str
    crumb: str
    quiet: str
    go_on: str
    day: dt.date | None
    time: dt.time | None
    place: str
    today: dt.date
    with_place: bool
    draft: str
    """The name under which half-written words are sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """Nothing can leave: why, and the button of what helps (empty where there is none)."""

    title: str
    crumb: str
    heading: str
    why: str
    action: str
