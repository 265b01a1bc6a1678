"""What Today shows, in words: plain rows between its presenter and its view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One card: when, who, which step, and what its button does."""

    key: str
    what: str
    why: str
    action: str
    chip: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under a heading; the first group has none."""

    heading: str
    rows: tuple[Row, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole screen. `empty` is the sentence in place of steps that are due; `first` says that the vault holds
    no case yet, so that the first step is offered with it."""

    quiet: str
    groups: tuple[Group, ...]
    empty: str = ""
    first: bool = False
