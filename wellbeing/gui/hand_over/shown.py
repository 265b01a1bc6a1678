"""What the page of a hand-over shows: plain records between presenter and view."""

from dataclasses import dataclass

Options = tuple[tuple[str, str, str], ...]
"""Choices as (key, words, quiet words)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The page of a case that lies here. `chosen` is a key of `recipients` or empty; `closed_to` says who can't get the
    case any more, or is empty."""

    crumb: str
    recipients: Options
    chosen: str
    closed_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What follows once it is said to whom the case goes and why.

    `read_aloud` are words to ask with, empty where nothing is to be asked; `answered` is what was said, as (tone,
    heading, words). `reasons` are offered in an emergency. `ready`: it can be saved now, or once a reason is chosen.
    """

    read_aloud: str
    answered: tuple[str, str, str] | None
    reasons: Options
    told: str
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """The page of a case that is with somebody else. `facts` are (what, says)."""

    crumb: str
    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """The page on which the officer's objection is carried out."""

    crumb: str
    told: tuple[str, ...]
