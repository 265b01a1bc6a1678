"""What the page of representatives shows: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A representative by their card. The fingerprint stands in groups of four signs."""

    name: str
    union: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page."""

    own: CardShown
    known: tuple[CardShown, ...]
