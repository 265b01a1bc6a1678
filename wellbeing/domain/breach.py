"""A personal data breach, and the 72 hours in which the supervisory authority has to know of it.

General Data Protection Regulation, Articles 33 and 34. No field names a person: kinds of data and a number are enough.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import BreachId, Uid

REPORT_WITHIN = dt.timedelta(hours=72)
"""From knowing of it, Article 33(1)."""


class BreachKind(StrEnum):
    """What happened."""

    COMPUTER_LOST = "computer_lost"
    COMPUTER_STOLEN = "computer_stolen"
    STICK_LOST = "stick_lost"
    PAPER_LOST = "paper_lost"
    WRONG_RECIPIENT = "wrong_recipient"
    READ_BY_OTHERS = "read_by_others"
    PASSPHRASE_KNOWN = "passphrase_known"  # noqa: S105 (what happened, not a passphrase)
    TAMPERED = "tampered"
    MALWARE = "malware"
    RECORDS_LOST = "records_lost"
    OTHER = "other"


class BreachData(StrEnum):
    """What it concerned."""

    IDENTITY = "identity"
    INCIDENTS = "incidents"
    TALKS = "talks"
    REFERRALS = "referrals"
    CONSENTS = "consents"
    ENCRYPTED_ONLY = "encrypted_only"
    """The encrypted vault or a backup of it, and the passphrase is not known to anybody else."""


class Risk(StrEnum):
    """What it means for the people concerned; it decides who has to be told."""

    UNLIKELY = "unlikely"
    RISK = "risk"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """`found_at` starts the clock. `people` None: not known yet. A moment of telling is None until it was done."""

    id: BreachId
    uid: Uid
    kind: BreachKind
    found_at: dt.datetime
    happened_on: dt.date | None = None
    data: tuple[BreachData, ...] = ()
    people: int | None = None
    course: str = ""
    """What is known of it, and what it may lead to."""
    measures: str = ""
    """What was done, and what will be."""
    risk: Risk | None = None
    authority_told_at: dt.datetime | None = None
    delay_reason: str = ""
    people_told_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None

    @property
    def report_until(self) -> dt.datetime:
        """When the authority has to know at the latest."""
        return self.found_at + REPORT_WITHIN

    @property
    def is_to_be_reported(self) -> bool:
        """Whether the authority still has to be told: always, unless a risk is unlikely."""
        return self.authority_told_at is None and self.risk is not Risk.UNLIKELY

    @property
    def are_people_to_be_told(self) -> bool:
        """Whether those concerned still have to be told, Article 34."""
        return self.risk is Risk.HIGH and self.people_told_at is None

    @property
    def can_be_closed(self) -> bool:
        """Whether nothing is left to be decided or told."""
        return self.risk is not None and not self.is_to_be_reported and not self.are_people_to_be_told

    def told_late(self) -> bool:
        """Whether the authority was told after 72 hours; then it wants the reason."""
        return self.authority_told_at is not None and self.authority_told_at > self.report_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a breach so far. `found_on` and `found_time` are local; None where they were not entered."""

    kind: BreachKind | None = None
    found_on: dt.date | None = None
    found_time: dt.time | None = None
    happened_on: dt.date | None = None
    data: tuple[BreachData, ...] = ()
    people: str = ""
    """As typed; empty: not known yet."""
    course: str = ""
    measures: str = ""
    risk: Risk | None = None
