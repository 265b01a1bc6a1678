"""What the directory shows, in words, and what a person asked or typed."""

from dataclasses import dataclass

from wellbeing.gui.widgets.row import Row

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the search and in the filters; codes are empty where it does not matter."""

    text: str = ""
    kind: str = ""
    audience: str = ""
    region: str = ""
    language: str = ""
    free: bool = False
    confidential: bool = False
    open_now: bool = False
    unchecked: bool = False
    hidden: bool = False

    @property
    def filters(self) -> int:
        """How many of the further filters are set."""
        chosen = (self.audience, self.region, self.language)
        return sum(map(bool, (*chosen, self.free, self.confidential, self.open_now, self.unchecked, self.hidden)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown:
    """The first page of what fits. `empty` stands in place of the list; `first` says that the directory itself
    is empty. `regions` are those of the representative's country, and other countries."""

    quiet: str
    rows: tuple[Row, ...]
    more: bool
    empty: str
    first: bool
    regions: Options = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A service to read. `facts` are (what, says), `marks` (words, tone). One `of_pack` can't be changed here, one that
    is `hidden` is not offered any more."""

    name: str
    kind: str
    marks: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    of_pack: bool = False
    hidden: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What stands in the form; `languages`, `weekly_hours` and `days` as they were typed. `free` and `employer_learns`
    are `yes`, `no` or empty for not known."""

    name: str = ""
    kind: str = ""
    audiences: tuple[str, ...] = ()
    whom: str = ""
    region: str | None = None
    languages: str = ""
    reach: str = ""
    weekly_hours: str = ""
    hours: str = ""
    free: str = ""
    cost: str = ""
    employer_learns: str = ""
    confidentiality: str = ""
    days: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShown:
    """The form. `region_words` names the region that was chosen before; `hours_example` is how hours are typed."""

    title: str
    entered: Entered
    kinds: Options
    audiences: Options
    region_words: str
    hours_example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """An entry that nobody has checked for a year: what it says, to be compared."""

    key: str
    name: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckShown:
    """Entries to check: as many as are looked at in one sitting. `quiet` says how many there are in all."""

    quiet: str
    entries: tuple[ToCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a preview under a heading: lines of (where, what), and how many more there are."""

    heading: str
    tone: str
    lines: tuple[tuple[str, str], ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewShown:
    """What a file would bring. `accept` is the word of the button, empty where there is nothing to take in."""

    title: str
    quiet: str
    parts: tuple[Part, ...]
    accept: str
