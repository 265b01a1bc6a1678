"""What the page of retention shows, in words."""

import datetime as dt
from dataclasses import dataclass

TIMES, OF_SEVERAL = "retention-times", "retention-several"
"""Names of drafts: of the times, and of a reason for several at once. That of one proposal is `Due.draft`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something whose time is over. `key` finds it again; `case` is 0 for an import.

    `draft` names what is half-written about it; erasing it drops that.
    """

    key: str
    what: str
    why: str
    case: int
    draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """How many months a kind is kept, as typed, and from where the months that come with the program are."""

    kind: str
    label: str
    months: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """Keys of proposals, counted in `words`; `all_words` is the button that chooses all, or none again."""

    keys: frozenset[str]
    words: str
    all_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page. `more` says how many proposals are not shown; `proposed` is the day for keeping longer.

    `ticked` are those of `due` that were chosen.
    """

    due: tuple[Due, ...]
    more: str
    times: tuple[Time, ...]
    without: tuple[str, ...]
    today: dt.date
    proposed: dt.date
    ticked: Ticked
