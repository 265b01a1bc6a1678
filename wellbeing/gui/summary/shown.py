"""What only the summary shows, in words: plain records between presenter and view."""

from dataclasses import dataclass

from wellbeing.gui.figures.shown import Sheet, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The top of every page: the periods on offer, the one shown, and one quiet line. `closed` says why nothing can
    be released at all, which is after a restore. `quarters` says in a line where those of the year stand; empty for
    imported history, which has none."""

    title: str
    quiet: str
    periods: tuple[tuple[str, str], ...]
    now: str
    closed: str = ""
    quarters: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterLine:
    """One quarter: where it stands as a mark, and its own figures."""

    what: str
    why: str
    chip: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarters:
    """The page of a year's quarters. `press` freezes those that are over; empty where none is. `why_not` says why that
    can't be now."""

    title: str
    quiet: str
    crumb: str
    mark: str
    lines: tuple[QuarterLine, ...]
    told: tuple[str, ...]
    press: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A period as it would leave. `missing` says how many tables are not shown whole.
    `indicators` are worked out from what leaves. `why_not` says why it can't be released now; `step` is the press that
    leads to `step_part` where that comes first; `again` says that its files can be handed out once more."""

    heads: Heads
    verdict: Verdict
    fictitious: str
    tables: tuple[Sheet, ...]
    missing: str
    indicators: Sheet | None = None
    why_not: str = ""
    step: str = ""
    step_part: str = "quarters"
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A period of which nothing can be worked out, or a vault without cases; `key` and `action` are the first step."""

    heads: Heads
    sentence: str
    key: str = ""
    action: str = ""
    has_left: bool = False
    """Whether the year's counts are deleted, so that no page speaks of what would leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftYear:
    """A period as it left."""

    heads: Heads
    verdict: Verdict
    tables: tuple[Sheet, ...]
