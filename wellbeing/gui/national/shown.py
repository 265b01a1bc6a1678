"""What the page of a national release shows, in words: plain records between presenter and view."""

from dataclasses import dataclass

from wellbeing.gui.figures.shown import Sheet, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The top of every page: the years on offer, the one shown, and one quiet line. `closed` says why nothing can
    be released at all, which is after a restore."""

    title: str
    quiet: str
    years: tuple[tuple[str, str], ...] = ()
    now: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A year that nothing is shown of: `sentence` says why, or what will be here. `press` works it out; `key` and
    `action` lead to where that is changed."""

    heads: Heads
    sentence: str
    press: str = ""
    key: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """One of the outermost dimensions of a table: of which code the rows are shown."""

    label: str
    codes: tuple[tuple[str, str], ...]
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTable:
    """The table that is shown, and what of it: one code of each dimension of `outer`, the outermost first."""

    name: str
    about: str
    outer: tuple[Outer, ...]
    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachingShown:
    """Whether it is worked out what a reader can work out of a year that left: `words` while it is, `press` where
    somebody stopped it; neither once it is known."""

    words: str = ""
    press: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A year as it would leave, or as it left (`has_left`). `tables` are on offer, by name and in words; `missing` says
    in one line what is left out. `why_not` says why it can't be released now."""

    heads: Heads
    verdict: Verdict
    tables: tuple[tuple[str, str], ...]
    table: OneTable | None
    missing: str = ""
    indicators: Sheet | None = None
    why_not: str = ""
    has_left: bool = False
    reaching: ReachingShown = ReachingShown()
