"""What pages of figures show, in words: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One figure. `reason` says why there is no number; `words` is then its sign. `spoken` is what is read aloud in
    the place of both, where that can be said shorter."""

    words: str
    reason: str = ""
    spoken: str = ""


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
    makes room for the reason of a cell in focus, `note` stays below. `titled` is False where the heading stands above
    it already, and is only read aloud."""

    name: str
    heading: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: str = ""
    note: str = ""
    titled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The sentence of the check. `tone` as of a block; `key` and `action` lead on."""

    tone: str
    heading: str
    detail: str
    key: str = ""
    action: str = ""


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
