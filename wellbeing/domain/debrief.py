"""A debrief: one walk through a checklist's version with one officer, paused and resumed at will."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wellbeing.domain.cadence import Step
from wellbeing.domain.condition import Answer
from wellbeing.domain.identity import CaseId, DebriefId, Uid


class DebriefState(StrEnum):
    """Where a debrief stands."""

    UNDER_WAY = "under_way"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A topic guide of a talk, in the version it is bound to. `after` is the section in which the talk stood when
    the topic joined it; None for one that was there from the beginning."""

    checklist: str
    version: int
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """`checklist` and `version` change only where a newer one is chosen: a debrief stays bound to its words.

    `step` is None where the talk is about a topic alone. `answers` maps a question's id to its answer, or to None
    where it was skipped. `position` is the id of the question on the screen.
    """

    id: DebriefId
    uid: Uid
    case_id: CaseId
    step: Step | None
    mode: str
    checklist: str
    version: int
    state: DebriefState = DebriefState.UNDER_WAY
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    position: str | None = None
    topics: tuple[Joined, ...] = ()
    answers: Mapping[str, Answer | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRaised:
    """A red flag that an answer raised: its level, and what was done (codes of the flag's options)."""

    case_id: CaseId
    debrief_id: DebriefId | None
    flag: str
    level: str
    raised_at: dt.datetime
    done: tuple[str, ...] = ()
    done_at: dt.datetime | None = None
