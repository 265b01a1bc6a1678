"""What the pages of the controller's papers show, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the list, with where it leads."""

    key: str
    what: str
    why: str
    action: str
    chip: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The list: who answers for it, the papers, the log of breaches, and requests of the central office."""

    controller: Line
    papers: tuple[Line, ...]
    breaches: Line
    requests: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the form of the controller."""

    name: str
    label: str
    help_line: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperShown:
    """A paper beside its pages. `gaps` says what is not entered yet, or nothing."""

    title: str
    about: str
    gaps: str
    languages: tuple[tuple[str, str], ...]
    language: str
