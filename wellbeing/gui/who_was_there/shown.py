"""What the page shows, in words."""

from dataclasses import dataclass

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One officer, or the colleagues without a case (`key` empty)."""

    key: str
    what: str
    why: str
    chip: str
    tone: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadShown:
    """Who leads the incident. `here`: this vault does, and can share it; `again`: its slip can be written again."""

    told: str
    shared: str
    here: bool
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`there` and `elsewhere` are keys of the two lists of numbers. `empty`: nobody has a case, so that the incident
    can be taken out."""

    quiet: str
    lines: tuple[Line, ...]
    numbers: Options
    there: str
    elsewhere: str
    may_change: bool
    lead: LeadShown
    empty: bool
