"""The cadence of follow-ups after an incident: eight steps, each with a window that counts as kept.

Windows and their basis: reference table `cadence.csv` (PFA; NICE NG116 active monitoring; TENTS; TRiM; the
last two steps are derived from court dates and anniversaries, not from a guideline).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """A step of the cadence, in order."""

    SAME_SHIFT = "T0"
    DAY_1 = "T1"
    DAY_3 = "T2"
    WEEK_1 = "T3"
    MONTH_1 = "T4"
    MONTHS_3 = "T5"
    MONTHS_6 = "T6"
    MONTHS_12 = "T7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Hours after the incident: when a step is meant for, from when it counts, and until when it is kept."""

    nominal: int
    opens: int
    closes: int


WINDOWS = {
    Step.SAME_SHIFT: Window(nominal=0, opens=0, closes=12),
    Step.DAY_1: Window(nominal=24, opens=0, closes=36),
    Step.DAY_3: Window(nominal=72, opens=48, closes=120),
    Step.WEEK_1: Window(nominal=168, opens=120, closes=240),
    Step.MONTH_1: Window(nominal=720, opens=672, closes=840),
    Step.MONTHS_3: Window(nominal=2184, opens=1920, closes=2400),
    Step.MONTHS_6: Window(nominal=4368, opens=4032, closes=4704),
    Step.MONTHS_12: Window(nominal=8760, opens=8256, closes=9264),
}

STATISTICS_CONSENT_FROM = Step.DAY_3
"""Consent to statistics is never asked before this step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One step of one case on the calendar, in UTC."""

    step: Step
    opens_at: dt.datetime
    due_at: dt.datetime
    closes_at: dt.datetime
    possible: bool


def plan(occurred: dt.datetime, opened: dt.datetime) -> list[Planned]:
    """The steps after an incident at `occurred` for a case opened at `opened` (both aware).

    A step whose window had closed before the case was opened is 'not possible', never missed.
    """
    planned = []
    for step, window in WINDOWS.items():
        closes = occurred + dt.timedelta(hours=window.closes)
        planned.append(
            Planned(
                step=step,
                opens_at=occurred + dt.timedelta(hours=window.opens),
                due_at=occurred + dt.timedelta(hours=window.nominal),
                closes_at=closes,
                possible=closes > opened,
            )
        )
    return planned
