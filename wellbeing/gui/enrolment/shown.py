"""What the page of enrolled representatives shows: plain records between presenter and view."""

from dataclasses import dataclass

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A representative, or with many of them a region; `key` leads on."""

    key: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows below a heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown:
    """The whole page. `too_few` says that a roster needs more; `offices` says who
    both are; `crumb` stands above the page of one region."""

    title: str
    quiet: str
    groups: tuple[Group, ...]
    empty: str = ""
    too_few: str = ""
    offices: str = ""
    crumb: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneShown:
    """One representative; `active` until the enrolment ends."""

    pseudonym: str
    name: str
    facts: Facts
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A card from a file; its fingerprint names what is half-written, and is not shown. `areas` are code and words."""

    name: str
    union: str
    fingerprint: str
    areas: tuple[tuple[str, str], ...]
