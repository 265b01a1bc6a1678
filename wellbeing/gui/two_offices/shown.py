"""What the page of the two offices shows: plain records between presenter and view."""

from dataclasses import dataclass

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Both offices as facts; `other` is empty until it is known."""

    quiet: str
    own: Facts
    other: Facts
    take_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A card from a file; its fingerprint names what is half-written, and is not shown. `task` is what else to ask."""

    name: str
    union: str
    fingerprint: str
    task: str
