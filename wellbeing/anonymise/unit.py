"""What is counted: cases, and events of cases."""

from enum import StrEnum


class Unit(StrEnum):
    """What a table counts. Cases are the unit, counted when they are first known; the others are events of a case,
    counted when they come: a support step that closed, days lost six months after the incident, a referral's first
    appointment (or its end without one), its outcome, and the outcome in court after twelve months. Distinct officers
    are one figure for the whole period and in no table: they do not add up."""

    CASES = "cases"
    OFFICERS = "officers"
    CONTACTS = "contacts"
    DAYS_LOST = "days_lost"
    APPOINTMENTS = "appointments"
    REFERRALS = "referrals"
    JUSTICE = "justice"
