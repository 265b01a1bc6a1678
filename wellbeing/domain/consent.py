"""Consent: asked per purpose and recipient, refused until given, withdrawn at any time."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.cadence import STATISTICS_CONSENT_FROM, WINDOWS
from wellbeing.domain.identity import CaseId, ConsentId, ServiceId, Uid


class Purpose(StrEnum):
    """What a consent is for. Support of a member rests on membership and needs none."""

    STATISTICS = "statistics"
    SERVICE = "service"
    RECORD = "record"
    HAND_OVER = "hand_over"
    EMPLOYER_RELIEF = "employer_relief"
    EMPLOYER_DUTY = "employer_duty"
    EMPLOYER_ACCIDENT = "employer_accident"


EMPLOYER = frozenset({Purpose.EMPLOYER_RELIEF, Purpose.EMPLOYER_DUTY, Purpose.EMPLOYER_ACCIDENT})
"""A letter to the employer, each reason by itself: who agreed to one has not agreed to another."""


class Way(StrEnum):
    """How a consent was given."""

    SPOKEN = "spoken"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """`answer` is what the officer said. `text` and `language` name the words that were read out. `recipient` is the
    fingerprint of the representative to whom the case may go, or the office to which a letter may go."""

    id: ConsentId
    uid: Uid
    case_id: CaseId
    purpose: Purpose
    service_id: ServiceId | None = None
    recipient: str | None = None
    answer: bool
    way: Way
    text: str
    language: str
    given_at: dt.datetime
    withdrawn_at: dt.datetime | None = None

    @property
    def in_force(self) -> bool:
        """Given, and not withdrawn."""
        return self.answer and self.withdrawn_at is None


class NotCounted(StrEnum):
    """Why a case is in no figure."""

    NOT_ASKED = "not_asked"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NO_BASIS = "no_basis"
    """An imported case for whose counting nobody stated a basis."""
    RESTRICTED = "restricted"
    """The officer's records are under a restriction: they are kept and not used."""


def may_ask_statistics(occurred: dt.datetime, now: dt.datetime) -> bool:
    """Whether the 72-hour step has begun (its window opens 48 hours after the incident)."""
    return now >= occurred + dt.timedelta(hours=WINDOWS[STATISTICS_CONSENT_FROM].opens)
