"""What the page shows, in words."""

from dataclasses import dataclass

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairShown:
    """A question, and the facts of both: the first stays where they are made one."""

    key: str
    question: str
    kept_title: str
    kept: Facts
    gone_title: str
    gone: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedShown:
    """Two that were made one. `can_undo` is false while a newer one stands."""

    key: str
    what: str
    why: str
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page."""

    pairs: tuple[PairShown, ...]
    joined: tuple[JoinedShown, ...]
