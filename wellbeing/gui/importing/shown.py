"""What the import shows, in words: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An earlier import. `key` is set where a basis can still be stated."""

    what: str
    why: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The first page: which file, which mapping. `closed` says why nothing can be imported into this vault."""

    file: str
    mappings: tuple[tuple[str, str], ...]
    mapping: str
    past: tuple[Past, ...]
    closed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A target that a column can fill. `kind`: codes, or plain for everything else."""

    key: str
    words: str
    kind: str
    column: str
    help: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The page that lays columns over fields. `columns` are (heading, heading with the first answers)."""

    title: str
    quiet: str
    columns: tuple[tuple[str, str], ...]
    fields: tuple[Asked, ...]
    dates: str
    tie: str
    ties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerList:
    """The answers of one column and what each can mean. `given` holds a choice for some of them."""

    target: str
    heading: str
    answers: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    given: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One line of a report: how many, of what."""

    number: str
    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a report under a heading; `more` says how many lines were left off."""

    heading: str
    lines: tuple[str, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import would do, or did. `asks_basis` offers the two fields; `can_save` a mapping made here."""

    title: str
    quiet: str
    counts: tuple[Count, ...]
    parts: tuple[Part, ...]
    done: bool
    news: str
    can_save: bool = False
    batch: int | None = None
    no_basis: str = ""
