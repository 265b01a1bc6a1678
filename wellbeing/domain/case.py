"""The case: one officer in one incident. The unit that is supported, and the unit that is counted."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.answer import YesNo
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId, Uid


class Membership(StrEnum):
    """Why a union may keep a record at all (GDPR Art. 9(2)(d)). `NONE` allows guidance, but no record
    without explicit consent."""

    MEMBER = "member"
    FORMER = "former"
    REGULAR_CONTACT = "contact"
    NONE = "none"


class Relation(StrEnum):
    """What the representative is to the officer; anything but `NONE` offers another representative first."""

    NONE = "none"
    FRIEND = "friend"
    SUPERIOR = "superior"
    WITNESS = "witness"


class CaseState(StrEnum):
    """`HISTORY` is an imported case: closed, without follow-ups."""

    OPEN = "open"
    CLOSED = "closed"
    HISTORY = "history"


class AgeBand(StrEnum):
    """Age at the incident, in bands only."""

    UNDER_25 = "Y_LT25"
    FROM_25 = "Y25-34"
    FROM_35 = "Y35-44"
    FROM_45 = "Y45-54"
    FROM_55 = "Y_GE55"
    UNKNOWN = "_U"


def age_band(years: int | None) -> AgeBand:
    """The band of an age in completed years; implausible ages are unknown."""
    if years is None or not 16 <= years <= 80:
        return AgeBand.UNKNOWN
    for limit, band in (
        (25, AgeBand.UNDER_25),
        (35, AgeBand.FROM_25),
        (45, AgeBand.FROM_35),
        (55, AgeBand.FROM_45),
    ):
        if years < limit:
            return band
    return AgeBand.FROM_55


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Working conditions at the incident; `None` where it was not asked."""

    alone: YesNo | None = None
    over_48h: YesNo | None = None
    rest_under_11h: YesNo | None = None
    kit_missing: YesNo | None = None


NOT_ASKED = Conditions()
"""No working condition was asked about yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`injuries` are codes of injuries.csv, empty where not asked; `days_lost` is a code of days_lost.csv, `care_time`
    (until a doctor looked at the officer) of care_times.csv, `legal_aid` of legal_aid.csv. `recorded` says whether the
    employer put it on record, `justice_on` on which day the case against the attacker ended as `justice` says.

    Sex, age band, role (ISCO), rank and unit are those at the time. `lead` says that this vault counts the
    case. `counted_in` is the frozen period that counted it; it never changes once set.
    """

    id: CaseId
    uid: Uid
    incident_id: IncidentId
    officer_id: OfficerId
    state: CaseState = CaseState.OPEN
    opened_at: dt.datetime
    closed_at: dt.datetime | None = None
    lead: bool = True
    membership: Membership
    relation: Relation = Relation.NONE
    injuries: tuple[str, ...] = ()
    days_lost: str | None = None
    medical: str | None = None
    conditions: Conditions = NOT_ASKED
    sex: str | None = None
    age_band: AgeBand | None = None
    role: str | None = None
    rank: str | None = None
    unit: str | None = None
    justice: str | None = None
    care_time: str | None = None
    recorded: YesNo | None = None
    legal_aid: str | None = None
    justice_on: dt.date | None = None
    import_id: int | None = None
    counted_in: str | None = None

    def __post_init__(self) -> None:
        if (self.state is CaseState.OPEN) != (self.closed_at is None):
            raise ValueError("a case is open exactly as long as it has no closing time")
