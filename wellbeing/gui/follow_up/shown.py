"""What the screen of a follow-up shows and hands back: plain data between presenter and view."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.gui.red_flag.shown import Alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStep:
    """Another step of the same case."""

    follow_up: int
    words: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The whole screen. `result` is empty while the step has not ended; `next_day` is offered for the next date.

    `silence` is what to do where the officer is silent after an emergency; `peace` says that the officer is left in
    peace. `start` is empty beside the cadence: there is no guide for it. `draft` names what is half-written here.
    """

    draft: str
    alias: str
    title: str
    purpose: str
    chip: str
    tone: str
    history: tuple[str, ...]
    result: str
    can_undo: bool
    silence: Alarm | None
    peace: str
    is_open: bool
    can_take_back_try: bool
    can_take_back: bool
    start: str
    too_late: bool
    reaches: tuple[tuple[str, str], ...]
    today: dt.date
    next_for: str
    next_day: dt.date | None
    others: tuple[OtherStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDate:
    """A date agreed with the officer. `follow_up` is the step it is for."""

    follow_up: int
    day: dt.date
    time: dt.time | None
    place: str
