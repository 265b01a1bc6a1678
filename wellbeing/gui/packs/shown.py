"""What the pages of content packs show: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PackShown:
    """A pack on this computer. `facts` are (what, says), `mark` is (words, tone); `trouble` may be empty."""

    name: str
    title: str
    mark: tuple[str, str]
    facts: tuple[tuple[str, str], ...]
    trouble: str
    in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Changes of one kind: each line is (how, tone of that, what)."""

    title: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookShown:
    """A pack before it is installed. With `compare` the fingerprint has to be compared first."""

    title: str
    quiet: str
    publisher: str
    fingerprint: str
    compare: bool
    facts: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
