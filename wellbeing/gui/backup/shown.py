"""What the page of the backups shows: plain records between presenter and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of backups. `chip` says in a word that it is away; `may_go` that it can be taken off the list."""

    key: str
    what: str
    folder: str
    lines: tuple[str, ...]
    chip: str = ""
    may_go: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page. `warnings` stand above everything, one quiet line each; `advice` is a block of its own."""

    quiet: str
    warnings: tuple[str, ...]
    advice: str
    places: tuple[Place, ...]
    kept: str
    drill: str
    is_drill_due: bool
    may_back_up: bool
