"""A task: something that the representative has taken on for an officer, or will bring up with them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import CaseId, TaskId, Uid


class TaskKind(StrEnum):
    """Where a task leads: something to do, a referral to start, a consent to ask for, an answer to see to."""

    TASK = "task"
    REFERRAL = "referral"
    CONSENT = "consent"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`about` is a sentence of the catalogue, never typed words. `detail` is a referral kind, a purpose of consent, or
    the uid of the referral whose answer is waited for.

    `due_on` is a local day; `done_at` is None while there is something left to do.
    """

    id: TaskId
    uid: Uid
    case_id: CaseId
    kind: TaskKind
    about: str
    detail: str | None = None
    made_at: dt.datetime
    due_on: dt.date
    done_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.done_at is None
