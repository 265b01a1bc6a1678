"""The case against the attacker: how it ended, and how long it took."""

import datetime as dt

ENDED = frozenset({"CONVICTION", "ACQUITTAL", "NO_ACTION"})
"""Codes of justice_outcomes.csv that are an end, so that it has a day."""
_CLASSES = ((30, "D0-30"), (90, "D31-90"), (180, "D91-180"), (270, "D181-270"), (365, "D271-365"))


def has_ended(justice: str | None) -> bool:
    """Whether it has ended. Where nobody knows how, it may have."""
    return justice in ENDED or justice in (None, "_U")


def may_have_ended(day: dt.date, occurred_on: dt.date, today: dt.date) -> bool:
    """Whether a case about an incident of `occurred_on` can have ended on this day."""
    return occurred_on <= day <= today


def outcome_class(days: int) -> str:
    """The class of the days from the incident to the outcome, as in outcome_times.csv. Raises ValueError below zero."""
    if days < 0:
        raise ValueError("no case ends before the incident")
    return next((code for most, code in _CLASSES if days <= most), "D_GE366")


def outcome_time(occurred_on: dt.date, justice: str | None, justice_on: dt.date | None) -> str | None:
    """The class of the time to the outcome; None where there is none, or its day is not known."""
    if justice_on is None or justice_on < occurred_on or not has_ended(justice):
        return None
    return outcome_class((justice_on - occurred_on).days)
