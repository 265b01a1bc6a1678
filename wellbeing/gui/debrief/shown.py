"""What the guide shows, in words: plain records between presenter and view."""

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from wellbeing.domain.country import Note
from wellbeing.gui.red_flag.shown import Alarm

Parts: TypeAlias = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Sections: the title of each, and the id and words of its questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Before a talk. `joining` names the topics that it takes along; `fitting` are (name, title, when it helps) of
    those that may fit as well."""

    title: str
    purpose: str
    joining: str
    fitting: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A block beside an answer. `tone`: info, warning, danger or good."""

    tone: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question on the screen. `kind` is that of the checklist; `given` the answer so far, as keys or text."""

    id: str
    kind: str
    title: str
    ask: str
    say: str
    avoid: tuple[str, ...]
    points: tuple[str, ...]
    why: str
    evidence: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    bounds: tuple[int, int, str, str] | None
    given: tuple[str, ...]
    notes: tuple[Note, ...]
    """What the country's profile says about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Something that an answer proposes. `about` is its sentence in the catalogue, `words` the same translated.

    `taken` says until when it was taken on, and is empty where it was not. `day` is proposed; None: the officer says
    it. `key` and `action` lead to its page once it is taken on, where there is one.
    """

    about: str
    words: str
    kind: str
    taken: str
    day: dt.date | None
    key: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFact:
    """A question about the case that is still open, with the code of what is known so far. Answers in `with_day` are
    an end that has a day. `proposed` is what talks and referrals say: its code, a sentence with it, and the words of
    the button that takes it on."""

    fact: str
    question: str
    options: tuple[tuple[str, str], ...]
    given: str | None
    with_day: frozenset[str]
    proposed: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """A newer version of the guide: what would become of the answers, in words."""

    kept: str
    lost: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The whole screen. `asked` is None on the last page. `offered` is what the question's answer proposes, on the
    last page what the whole talk does.

    `known` are (question, words) that nobody asks again, at the place where they would have been asked.
    """

    crumb: str
    title: str
    mode: str
    answered: int
    total: int
    parts: Parts
    done: frozenset[str]
    now: str
    warning: str
    notes: tuple[Note, ...]
    """What the country's law says, under the warning."""
    opening: str
    known: tuple[tuple[str, str], ...]
    newer: Newer | None
    asked: Asked | None
    alarms: tuple[Alarm, ...]
    told: tuple[Told, ...]
    offered: tuple[Offered, ...]
    open_facts: tuple[OpenFact, ...]
    """On the last page."""
    next_words: str
    can_go_back: bool
    public: str
    """Ids of the words that may stay in sight when the vault is locked; empty where there are none."""
    vouched: str
    """Who reviewed this version, or that nobody has."""
