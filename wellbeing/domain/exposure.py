"""What an officer has been through, event by event: no sum, no score, nothing that could be compared.

It is for the representative's eyes alone, and no figure may read it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from wellbeing.domain.identity import CaseId

HEAVY_ACTS = frozenset(
    {
        "ASSAULT_SERIOUS",
        "ATTEMPT_KILL",
        "SEXUAL",
        "TRAUMA",
        "TRAUMA_COLLEAGUE",
        "TRAUMA_CUSTODY",
        "TRAUMA_FIREARM",
        "TRAUMA_SCENE",
    }
)
"""Acts that weigh on most people, whatever the injury."""
LONG_ABSENCES = frozenset({"A05", "A06", "997"})
"""Days lost from one month on: whatever the act, it was heavy."""

_A_YEAR = dt.timedelta(days=365)


def is_heavy(act: str, days_lost: str | None) -> bool:
    """Whether an event weighs on most people."""
    return act in HEAVY_ACTS or days_lost in LONG_ABSENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """One event. `helped` are codes of referral_kinds.csv: the help after it that helped, as its outcome says."""

    case_id: CaseId
    day: dt.date
    act: str
    days_lost: str | None
    helped: tuple[str, ...]
    imported: bool

    @property
    def is_heavy(self) -> bool:
        """Whether it weighs on most people."""
        return is_heavy(self.act, self.days_lost)


def close_together(events: Iterable[Lived]) -> bool:
    """Whether more than one heavy event lies within a year."""
    heavy = sorted(event.day for event in events if event.is_heavy)
    return any(later - earlier <= _A_YEAR for earlier, later in pairwise(heavy))
