"""What the guides' screens show, in words: plain records between presenter and view."""

from dataclasses import dataclass

from wellbeing.domain.country import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One guide in the list."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All guides, in groups of (heading, guides)."""

    crumb: str
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A red flag: `steps` say what to do now."""

    tone: str
    title: str
    say: str
    steps: tuple[str, ...]
    refusal: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Something to ask or to say in the talk."""

    title: str
    say: str
    points: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One guide on one page. `can_talk` says that there is a case to hold the talk for; `has_card` that there is a
    pocket card to print."""

    name: str
    crumb: str
    title: str
    vouched: str
    mode: str
    warning: str
    notes: tuple[Note, ...]
    """What the country's law says, under the warning."""
    opening: str
    points: tuple[str, ...]
    avoid: tuple[str, ...]
    why: str
    signs: tuple[Sign, ...]
    calls: tuple[str, ...]
    passages: tuple[Passage, ...]
    practical: tuple[str, ...]
    can_talk: bool
    has_card: bool
