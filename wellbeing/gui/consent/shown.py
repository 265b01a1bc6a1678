"""What the consent screens show, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is consented to: the yearly figures, or one service.

    `read_aloud` is empty while it may not be asked; `told` says then why. `left` lists what has already left
    under this consent. `ask` are the words on the button that asks (again); `consent` is the key of what can be
    withdrawn, 0 where nothing is in force.
    """

    key: str
    title: str
    state: str
    tone: str
    told: str
    read_aloud: str
    ask: str
    open_at_once: bool
    consent: int
    withdraw_told: str
    left_heading: str
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An answer of the past, for the history."""

    when: str
    what: str
    why: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole page."""

    crumb: str
    items: tuple[Item, ...]
    no_service: str
    history: tuple[Past, ...]
    can_print: bool
