"""What the guide shows, in words: plain records between presenter and view."""

from dataclasses import dataclass


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
class Alarm:
    """A red flag: what to do now, and what was done. `chosen` are ids of `done`."""

    id: str
    tone: str
    level: str
    title: str
    say: str
    steps: tuple[str, ...]
    numbers: tuple[str, ...]
    avoid: tuple[str, ...]
    refusal: tuple[str, ...]
    done: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    handled: bool


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something that the answers suggest. `key` leads there; empty where it is only a reminder."""

    words: str
    key: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """A newer version of the guide: what would become of the answers, in words."""

    kept: str
    lost: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The whole screen. `asked` is None on the last page, which shows `proposals`.

    `known` are (question, words) that nobody asks again, at the place where they would have been asked.
    """

    crumb: str
    title: str
    mode: str
    answered: int
    total: int
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    done: frozenset[str]
    now: str
    warning: str
    opening: str
    known: tuple[tuple[str, str], ...]
    newer: Newer | None
    asked: Asked | None
    alarms: tuple[Alarm, ...]
    told: tuple[Told, ...]
    proposals: tuple[Proposal, ...]
    next_words: str
    can_go_back: bool
    public: str
    """Ids of the words that may stay in sight when the vault is locked; empty where there are none."""
    vouched: str
    """Who reviewed this version, or that nobody has."""
