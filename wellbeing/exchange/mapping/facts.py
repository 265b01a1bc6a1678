"""What a row becomes: facts in the program's codes, named gaps, or a refusal."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand, Membership
from wellbeing.domain.incident import Flag


class GapReason(StrEnum):
    """Why something of a row did not arrive, or arrived as a group only."""

    BLANK = "blank"
    SAYS_NOTHING = "says_nothing"
    NO_EQUIVALENT = "no_equivalent"
    NOT_MAPPED = "not_mapped"
    SEVERAL = "several"
    GROUP_ONLY = "group_only"
    NOT_READABLE = "not_readable"
    CUT = "cut"


class Gap(NamedTuple):
    """`value` is a spelling or a code that stands in the mapping, never a cell that does not.

    `dimension` is that of a code, where `value` is one.
    """

    column: str
    reason: GapReason
    value: str | None = None
    dimension: str | None = None


class Refusal(StrEnum):
    """Why a row was not taken."""

    ROW_LENGTH = "row_length"
    KEY_MISSING = "key_missing"
    KEY_TWICE = "key_twice"
    DATE_MISSING = "date_missing"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_TO_COME = "date_to_come"
    DATE_TOO_EARLY = "date_too_early"
    OFFICER_MISSING = "officer_missing"
    OFFICER_TWICE = "officer_twice"
    ACT_MISSING = "act_missing"
    ACT_NOT_MAPPED = "act_not_mapped"
    ACT_NO_EQUIVALENT = "act_no_equivalent"
    MEMBERSHIP_UNKNOWN = "membership_unknown"
    NO_TIE = "no_tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFacts:
    """What the row says of the incident. Equal facts under one `named` incident are one incident."""

    named: str | None
    occurred_on: dt.date
    occurred_at: dt.time | None
    zone: str | None
    act: str
    means: str | None
    flags: frozenset[Flag]
    circumstance: str | None
    environment: str | None
    place: str | None
    region: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFacts:
    """What lasts about a person; what can change between incidents stands in `CaseFacts`."""

    reference: str
    name: str | None
    contact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What the row says of the officer in this incident. None and an empty tuple: the row does not say."""

    membership: Membership
    injuries: tuple[str, ...]
    days_lost: str | None
    alone: YesNo | None
    over_48h: YesNo | None
    rest_under_11h: YesNo | None
    kit_missing: YesNo | None
    sex: str | None
    age_band: AgeBand | None
    role: str | None
    rank: str | None
    unit: str | None
    justice: str | None
    care_time: str | None
    recorded: YesNo | None
    legal_aid: str | None
    justice_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A row that can be taken. `key` names it within its source; `digest` is of everything it says."""

    key: str
    digest: bytes
    incident: IncidentFacts
    officer: OfficerFacts
    case: CaseFacts


class RowRead(NamedTuple):
    """One row of the sheet as the mapping reads it: `facts` with its gaps, or a refusal and its column."""

    number: int
    facts: Facts | None
    gaps: tuple[Gap, ...] = ()
    refusal: Refusal | None = None
    column: str | None = None
