"""What the page of facts shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class YearShown:
    """The facts of one year: a row per force and fact with its source; `came` says who took them in."""

    heading: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    came: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows of one sort: what they are, and each as (where, what); `more` says how many are not shown."""

    heading: str
    tone: str
    lines: tuple[tuple[str, str], ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewShown:
    """What a file would bring. With an empty `accept` nothing can be taken in."""

    title: str
    quiet: str
    parts: tuple[Part, ...]
    accept: str
