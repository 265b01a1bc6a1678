"""What the summary shows, in words: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One figure. `reason` says why there is no number; `words` is then its sign."""

    words: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table; `level` 1 is part of a line above it."""

    label: str
    entries: tuple[Entry, ...]
    level: int = 0
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table. `heads` names every column, the first being that of the labels; `legend` explains the signs and
    makes room for the reason of a cell in focus, `note` stays below."""

    name: str
    heading: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The sentence of the check. `tone` as of a block; `key` and `action` lead on."""

    tone: str
    heading: str
    detail: str
    key: str = ""
    action: str = ""


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
    """A period as it would leave. `missing` are sentences about what no table shows.
    `indicators` are worked out from what leaves. `why_not` says why it can't be released now; `step` is the press that
    leads to `step_part` where that comes first; `again` says that its files can be handed out once more."""

    heads: Heads
    verdict: Verdict
    fictitious: str
    tables: tuple[Sheet, ...]
    missing: tuple[str, ...]
    indicators: Sheet | None = None
    why_not: str = ""
    step: str = ""
    step_part: str = "quarters"
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A period of which nothing can be worked out, or a vault without cases; `key` and `action` are the first step.
    `tables` are those that left, where the period has been released."""

    heads: Heads
    sentence: str
    key: str = ""
    action: str = ""
    tables: tuple[Sheet, ...] = ()
    has_left: bool = False
    """Whether the year's counts are deleted, so that no page speaks of what would leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A page of words: paragraphs, then (what, why) rows, then tables; or with `tables_first`, the rows last."""

    title: str
    quiet: str
    crumb: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Sheet, ...] = ()
    mark: str = ""
    """Two or three words that stand out, such as 'stays here'."""
    tables_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier release."""

    key: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The page of a release. Without `languages` the stored files are handed out again."""

    title: str
    quiet: str
    crumb: str
    languages: tuple[tuple[str, str], ...]
    language: str
    place: str
    name: str
    promises: tuple[str, ...]
    press: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was written."""

    title: str
    quiet: str
    crumb: str
    place: str
    files: tuple[tuple[str, str], ...]
    fingerprint: str
