"""What the gate (`vault.counting`) lets through of a case and of its events, and how a frozen quarter holds it."""

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.anonymise.schema import Unit
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.domain.incident import Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Countable:
    """A case that passed the gate, in codes. `flags` are those marked on its incident."""

    case_id: CaseId
    officer_id: OfficerId
    incident_year: int
    act: str
    means: str | None
    flags: frozenset[Flag]
    circumstance: str | None
    days_lost: str | None
    injuries: tuple[str, ...]
    alone: str | None
    over_48h: str | None
    rest_under_11h: str | None
    kit_missing: str | None
    role: str | None
    sex: str | None
    age_band: str | None
    care_time: str | None
    within_24h: str | None
    recorded: str | None
    legal_aid: str | None
    outcome_time: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event of a case that passed the gate. `subject` tells events of one unit and case apart; `said` holds what
    its columns say: step and result; act, days lost, and whether the employer recorded it; kind, moment made and day of
    the appointment; kind and outcome; act, day of the incident, outcome in court, its day, and legal aid."""

    case_id: CaseId
    officer_id: OfficerId
    incident_year: int
    unit: Unit
    subject: str
    said: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One case or event in codes, as a frozen quarter holds it. `facts` are codes by dimension."""

    case_id: CaseId
    officer_id: OfficerId
    incident_year: int
    unit: Unit
    subject: str
    facts: Mapping[str, str]

    @property
    def key(self) -> tuple[CaseId, Unit, str]:
        """What is counted once."""
        return self.case_id, self.unit, self.subject
