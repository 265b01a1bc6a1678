"""What is asked about a case once there is time for it: at the end of a talk, and only as long as it is open."""

from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Case


class Later(StrEnum):
    """A fact that is asked later, by its field in `Case`."""

    CARE_TIME = "care_time"
    RECORDED = "recorded"
    LEGAL_AID = "legal_aid"
    JUSTICE = "justice"


@dataclass(frozen=True, slots=True)
class AskedLater:
    """A question that is open. `given` is what is known so far and may have changed since; None: nothing."""

    fact: Later
    given: str | None


_AT = {
    Step.WEEK_1: (Later.CARE_TIME, Later.RECORDED),
    Step.MONTH_1: (Later.CARE_TIME, Later.RECORDED),
    Step.MONTHS_3: (Later.CARE_TIME, Later.RECORDED),
    Step.MONTHS_6: (Later.RECORDED,),
    Step.MONTHS_12: (Later.LEGAL_AID, Later.JUSTICE),
}
"""In the talk of which step. Nothing before a week is over: the first days have other questions."""
_MAY_CHANGE = frozenset({"U", "_U", "PENDING", "CHARGE", "NOT_REPORTED", "NOT_APPLIED"})
_WITHOUT_ATTACKER = ("TRAUMA", "ACCIDENT")


def to_ask(case: Case, act: str, step: Step | None) -> tuple[AskedLater, ...]:
    """What is open in the talk of a step: what nobody told yet, and what may have changed. Of the court only where
    there is an attacker."""
    found = []
    for fact in _AT.get(step, ()) if step is not None else ():
        given = getattr(case, fact)
        in_court = fact in (Later.LEGAL_AID, Later.JUSTICE)
        if (given is None or given in _MAY_CHANGE) and not (in_court and act.startswith(_WITHOUT_ATTACKER)):
            found.append(AskedLater(fact, given))
    return tuple(found)
