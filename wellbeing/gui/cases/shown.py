"""What the list of cases shows: plain rows between its presenter and its view."""

from dataclasses import dataclass

from wellbeing.gui.widgets.row import Row


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
