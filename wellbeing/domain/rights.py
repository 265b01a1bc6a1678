"""The officer's rights: corrections with their history, restriction of use, and holds that stand against erasure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.case import Conditions
from wellbeing.domain.identity import CaseId, OfficerId, Uid


class Ground(StrEnum):
    """Why the use of records is restricted (GDPR Art. 18(1))."""

    ACCURACY = "accuracy"
    """The officer says that something is wrong, and it is being looked into."""
    UNLAWFUL = "unlawful"
    """It should not have been kept, and the officer wants it restricted rather than erased."""
    CLAIM = "claim"
    """The officer needs it for a claim."""
    OBJECTION = "objection"
    """The officer objected, and it is being looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """The officer's records are kept and not used, until it is lifted."""

    uid: Uid
    officer_id: OfficerId
    ground: Ground
    since: dt.datetime
    lifted_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Nothing of the officer is erased until the end of the local day `until`, because a claim is open."""

    uid: Uid
    officer_id: OfficerId
    reason: str
    until: dt.date
    set_at: dt.datetime
    lifted_at: dt.datetime | None = None

    def stands(self, today: dt.date) -> bool:
        """Whether it is in the way of an erasure today."""
        return self.lifted_at is None and today <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What stood in a field before it was corrected, as text: codes as they are, several of them with spaces.

    `what` is `officer.name`, `case.days_lost`, `incident.place` and so on; `case_id` is None where it is about the
    officer.
    """

    what: str
    before: str
    at: dt.datetime
    case_id: CaseId | None = None


def corrected(kind: str, before: object, after: object, at: dt.datetime, case_id: CaseId | None) -> list[Correction]:
    """What was corrected between two states of a record: only fields that said something before."""
    found = []
    for name in _FIELDS[kind]:
        said = as_text(getattr(before, name))
        if said and said != as_text(getattr(after, name)):
            found.append(Correction(what=f"{kind}.{name}", before=said, at=at, case_id=case_id))
    return found


def as_text(value: object) -> str:
    """A field's value as text, empty where it says nothing."""
    if value is None:
        return ""
    if isinstance(value, tuple | frozenset):
        return " ".join(sorted(map(str, value)) if isinstance(value, frozenset) else map(str, value))
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, Conditions):
        asked = ((name, getattr(value, name)) for name in ("alone", "over_48h", "rest_under_11h", "kit_missing"))
        return " ".join(f"{name}:{answer}" for name, answer in asked if answer is not None)
    return str(value)


_FIELDS: Mapping[str, tuple[str, ...]] = {
    "officer": ("alias", "name", "contact", "language"),
    "case": ("membership", "relation", "injuries", "days_lost", "medical", "conditions", "sex", "age_band", "role",
             "rank", "unit", "justice", "care_time", "recorded", "legal_aid", "justice_on"),
    "incident": ("occurred_on", "occurred_at", "act", "means", "flags", "circumstance", "environment", "place",
                 "region", "alias", "under_investigation"),
}  # fmt: skip
"""What a person can correct, by the kind of record."""
