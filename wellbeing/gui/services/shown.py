"""What the directory shows, in words."""

from dataclasses import dataclass

from wellbeing.gui.widgets.row import Row

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown:
    """The first page of what fits. `empty` stands in place of the list; `first` says that the directory itself
    is empty."""

    quiet: str
    rows: tuple[Row, ...]
    more: bool
    empty: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A service to read. `facts` are (what, says), `marks` (words, tone). One `of_pack` can't be changed here."""

    name: str
    kind: str
    marks: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    of_pack: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What stands in the form; `languages` and `days` as they were typed."""

    name: str = ""
    kind: str = ""
    whom: str = ""
    region: str | None = None
    languages: str = ""
    reach: str = ""
    hours: str = ""
    cost: str = ""
    confidentiality: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShown:
    """The form. `region_words` names the region that was chosen before."""

    title: str
    entered: Entered
    kinds: Options
    region_words: str
