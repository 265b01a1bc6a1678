"""What the list of cases shows: plain rows between its presenter and its view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: who, what, when, and what comes next. `key` says where it leads."""

    key: str
    title: str
    about: str
    when: str
    state: str
    tone: str = "plain"

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ", ".join(part for part in (self.title, self.about, self.when, self.state) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One of the buttons above the list."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole list. `empty` is told where there is no row; `first` says that the vault holds no case yet."""

    quiet: str
    filters: tuple[Filter, ...]
    chosen: str
    rows: tuple[Row, ...]
    more: bool
    empty: str = ""
    first: bool = False
