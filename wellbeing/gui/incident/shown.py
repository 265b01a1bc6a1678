"""What the screens of an incident show and hand back: plain data between presenters and views."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

Options = tuple[tuple[str, str], ...]
"""(key, words) of one question's choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown:
    """One officer on the page of who and what. `known` says that the vault knows them already."""

    alias: str
    name: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieShown:
    """The two quick questions about one officer, in words, with what was answered so far."""

    alias: str
    membership_question: str
    membership: str | None
    relation_question: str
    relation: str | None
    another_first: str
    """Why another representative is better placed; empty where nothing speaks against going on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AloudShown:
    """What is read to the officer before anything is saved, as (to whom, sentence). `who` are the officers to ask."""

    sentences: tuple[tuple[str, str], ...]
    who: Options
    agreed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is kept about one officer of the incident. Codes; None or an empty text where nobody asked."""

    case: int
    alias: str
    name: str
    contact: str
    injuries: tuple[str, ...] = ()
    days_lost: str | None = None
    conditions: Mapping[str, str | None] = field(default_factory=dict)
    role: str | None = None
    sex: str | None = None
    age_band: str | None = None
    care_time: str | None = None
    recorded: str | None = None
    legal_aid: str | None = None
    justice: str | None = None
    justice_on: dt.date | None = None
    justice_on_wrong: bool = False
    """Something was typed that is no day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFacts:
    """What is kept about the incident. `day_wrong` and `time_wrong`: something was typed that is none."""

    act: str
    day: dt.date | None
    time: dt.time | None
    day_wrong: bool = False
    time_wrong: bool = False
    place: str = ""
    region: str | None = None
    circumstance: str | None = None
    means: str | None = None
    environment: str | None = None
    flags: tuple[str, ...] = ()
    under_investigation: bool = False
    people: tuple[PersonFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InjuryGroup:
    """A kind of injury with its parts."""

    code: str
    words: str
    parts: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsOptions:
    """The choices of every question, in the reader's words. `outcomes_with_day` are codes of outcomes that ended the
    case in court."""

    today: dt.date
    acts: Options
    circumstances: Options
    means: Options
    environments: Options
    flags: Options
    injuries: tuple[InjuryGroup, ...]
    days_lost: Options
    roles: Options
    sexes: Options
    age_bands: Options
    yes_no: Options
    conditions: Options
    care_times: Options
    legal_aid: Options
    outcomes: Options
    outcomes_with_day: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsShown:
    """The page of facts. `region_words` names the region chosen; `warning` is told where the lawyer comes first.

    `first` is the case whose officer's questions stand open; those about others unfold.
    """

    title: str
    quiet: str
    today: dt.date
    facts: IncidentFacts
    options: FactsOptions
    region_words: str
    warning: str
    read_only: bool
    first: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """Half-written words from before a lock, by the name of their field."""
