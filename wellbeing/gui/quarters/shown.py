"""What the page of quarters shows: plain records between presenter and view."""

from dataclasses import dataclass
from enum import StrEnum


class Press(StrEnum):
    """What the one button of a quarter does."""

    GIVE = "give"
    TAKE = "take"
    ENROL = "enrol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A button; `what` names the file that it gives."""

    words: str
    press: Press
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterShown:
    """A quarter in its row: `next` is one sentence, `lines` are quiet ones below it."""

    label: str
    what: str
    chip: str
    tone: str
    next: str
    action: Action | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown:
    """All of them. `why_not` and `help` say what has to be done before: heading, words, and the button's words."""

    quiet: str
    quarters: tuple[QuarterShown, ...]
    closed: tuple[QuarterShown, ...]
    first: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A name, and what is said of it."""

    what: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines below a heading; none of them where there are no lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """The page of one quarter. `events` are date, what, and who; `again` are files that are written once more."""

    quarter: QuarterShown
    groups: tuple[Group, ...]
    events: tuple[tuple[str, str, str], ...]
    again: tuple[Action, ...]
    may_not_go_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """What is asked once before something that can't be taken back."""

    title: str
    crumb: str
    label: str
    what: str
    told: tuple[str, ...]
    groups: tuple[Group, ...]
    press: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingShown:
    """How a quarter ends that does not go on: words for an empty list (none at the second office), and for the office
    that is left."""

    title: str
    crumb: str
    label: str
    nothing: str
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of files: heading and tone, and what happened to each. `lost` names a closing list that is taken in
    only where somebody says that its sums are lost."""

    tone: str
    heading: str
    told: str
    groups: tuple[Group, ...]
    lost: str = ""
