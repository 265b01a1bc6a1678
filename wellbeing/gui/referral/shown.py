"""What the screens of a referral show, in words."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.gui.services.shown import CardShown, Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A service that may fit; `key` chooses it."""

    key: str
    card: CardShown


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShown:
    """Choosing kind and service. `offers` are those of `kind`; `more` says how many are not shown."""

    crumb: str
    kinds: Options
    kind: str
    kind_words: str
    offers: tuple[Offer, ...]
    more: str
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Consent for this service is asked right here."""

    read_aloud: str
    carried: tuple[tuple[str, str], ...]
    name_missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A next station, and what is asked with it: the day of the first appointment (`day_words` is its label; it may
    stay empty unless `needs_day`), how the referral ended, or nothing."""

    key: str
    words: str
    confirm: str = ""
    day_words: str = ""
    day_help: str = ""
    needs_day: bool = False
    needs_outcome: bool = False

    @property
    def asks(self) -> bool:
        """Whether a press is not enough."""
        return self.needs_outcome or bool(self.day_words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A line of the history."""

    when: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The referral that this one follows."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One referral. `state_tone` is warning where the wait is longer than usual, good at a good end. `ask_again` says
    that no answer came in time; `helped` are the officer's possible words, empty before anybody could help."""

    title: str
    crumb: str
    quiet: str
    state: str
    state_tone: str
    state_told: str
    asking: Asking | None
    agreed: str
    moves: tuple[Move, ...]
    outcomes: Options
    letter: str
    """The words on the button of the letter; empty where there is none."""
    confirmation: str
    """The words on the button of the officer's confirmation; empty where there is none."""
    may_begin_anew: bool
    may_take_back: bool
    may_wait_for_word: bool
    """Whether the officer can be noted as asked, without an answer so far."""
    ask_again: str
    helped: Options
    helped_chosen: str
    earlier: Earlier | None
    card: CardShown
    history: tuple[Past, ...]
    today: dt.date
