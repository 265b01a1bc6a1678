"""What is asked about a case once there is time for it: at the end of a talk, and only as long as it is open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

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
    """A question that is open. `given` is what is known so far and may have changed since, `proposed` what talks and
    referrals say of it and only has to be confirmed; None: nothing."""

    fact: Later
    given: str | None
    proposed: str | None = None


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
_SURELY_AFTER_A_DAY = 2
"""Days between two dates that are more than 24 hours at any time of day."""
_NOTHING: Mapping[Later, str] = MappingProxyType({})


_SETTLED_BY = {Later.RECORDED: ("accident_reported", "Y"), Later.LEGAL_AID: ("legal_arranged", "GRANTED")}
"""What a talk settles (`settles` in a guide), and the answer that follows from it."""
_COURT = {"open": "PENDING", "charge": "CHARGE", "date_set": "CHARGE", "closed": "NO_ACTION"}
"""What the guides' own question about the court (`justice`) was answered with. 'Judged' does not say how, 'no case' not
why, and nobody needs to confirm that nothing is known."""


def from_talks(settled: Collection[str], court: object, days_to_doctor: int | None) -> dict[Later, str]:
    """What talks and referrals say of the facts: what the talks `settled`, the newest answer about the court, and after
    how many days a doctor to whom a referral led saw the officer. Within two days the hours decide, which nobody
    noted, and whom a doctor saw before that was looked after earlier."""
    found = {fact: code for fact, (thing, code) in _SETTLED_BY.items() if thing in settled}
    if isinstance(court, str) and court in _COURT:
        found[Later.JUSTICE] = _COURT[court]
    if days_to_doctor is not None and days_to_doctor >= _SURELY_AFTER_A_DAY and "doctor_seen" not in settled:
        found[Later.CARE_TIME] = "M_GE1441"
    return found


def to_ask(case: Case, act: str, step: Step | None, known: Mapping[Later, str] = _NOTHING) -> tuple[AskedLater, ...]:
    """What is open in the talk of a step: what nobody told yet, and what may have changed. Of the court only where
    there is an attacker. `known` is what talks and referrals say."""
    found = []
    for fact in _AT.get(step, ()) if step is not None else ():
        given = getattr(case, fact)
        in_court = fact in (Later.LEGAL_AID, Later.JUSTICE)
        if (given is None or given in _MAY_CHANGE) and not (in_court and act.startswith(_WITHOUT_ATTACKER)):
            proposed = known.get(fact)
            found.append(AskedLater(fact, given, None if proposed == given else proposed))
    return tuple(found)
