"""The incident: what happened, where and when; shared by the cases of all officers who were there."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wellbeing.domain.checklist import LAWYER_FIRST_ACTS
from wellbeing.domain.identity import IncidentId, Uid


class Flag(StrEnum):
    """Marks of an incident beside its act; an incident may carry several."""

    HATE = "HATE"
    HYBRID = "HYBRID"
    TERROR = "TERROR"
    DISORDER = "DISORDER"
    FAMILY = "FAMILY"


SENSITIVE_ACTS = frozenset({"SEXUAL", "COLLEAGUE", "TRAUMA_FIREARM", "TRAUMA_CUSTODY", "TRAUMA_COLLEAGUE"})
"""Acts with the higher threshold in figures (statistics.md, section 2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Codes are those of resources/codes: `act` (acts.csv), `means`, `circumstance`, `environment`.

    `occurred_on` is the local date; `occurred_at` the local time where it is known, with its `zone`.
    `region` is a NUTS code. `alias` names the incident where several officers share it. `officers_there` is how many
    officers were there, where somebody said; of them `spoken_without_case` were spoken to and have no case here.
    """

    id: IncidentId
    uid: Uid
    occurred_on: dt.date
    occurred_at: dt.time | None = None
    zone: str | None = None
    act: str
    means: str | None = None
    flags: frozenset[Flag] = frozenset()
    circumstance: str | None = None
    environment: str | None = None
    place: str | None = None
    region: str | None = None
    alias: str | None = None
    under_investigation: bool = False
    created_at: dt.datetime
    officers_there: int | None = None
    spoken_without_case: int = 0

    @property
    def happened_at(self) -> dt.datetime | None:
        """The moment in UTC; None where the time of day is not known."""
        return None if self.occurred_at is None else moment_of(self.occurred_on, self.occurred_at, self.zone)

    @property
    def without_free_text(self) -> bool:
        """Firearm, custody and any investigation: what is written here may not be protected."""
        return self.under_investigation or self.act in LAWYER_FIRST_ACTS


def moment_of(day: dt.date, time: dt.time, zone: str | None) -> dt.datetime:
    """A local day and time in UTC. Without a zone, or with one that this computer does not know, its own."""
    moment = dt.datetime.combine(day, time)
    try:
        aware = moment.replace(tzinfo=ZoneInfo(zone)) if zone else moment.astimezone()
    except (ZoneInfoNotFoundError, ValueError):
        aware = moment.astimezone()
    return aware.astimezone(dt.UTC)
