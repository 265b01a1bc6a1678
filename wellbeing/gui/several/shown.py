"""What the page of several cases shows: plain records between presenter and view."""

from dataclasses import dataclass

Options = tuple[tuple[str, str, str], ...]
"""Choices as (key, words, quiet words)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the page. `key` names it; `chosen` is a key of `options` or empty."""

    key: str
    words: str
    options: Options
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One case: what happens or happened to it, or why nothing does."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would happen. `does` and `does_not` are the cases, each with a heading that counts them; `action` is the
    button, empty where nothing would happen."""

    heading: str
    does: tuple[Line, ...]
    heading_not: str
    does_not: tuple[Line, ...]
    action: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What happened to which case, and what did not and why."""

    tone: str
    heading: str
    told: tuple[str, ...]
    done: tuple[Line, ...]
    heading_not: str
    not_done: tuple[Line, ...]
