"""What the answers of a talk propose: a task, a referral, a consent to ask for, a contact to agree on.

A proposal creates nothing. The representative takes it on, or leaves it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from wellbeing.domain.checklist import Action, ActionKind, Question
from wellbeing.domain.condition import Answers
from wellbeing.domain.follow_up import FollowUp, Reason
from wellbeing.domain.task import Task

_LATEST = dt.timedelta(days=14)
"""A task waits for the next talk, but no longer than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An action that an answer to `question` proposes, and what became of it where it was taken on.

    `day` is proposed for it; None where only the officer can say it.
    """

    question: str
    action: Action
    day: dt.date | None
    task: Task | None = None
    follow_up: FollowUp | None = None

    @property
    def is_taken(self) -> bool:
        """Whether it was taken on."""
        return self.task is not None or self.follow_up is not None


def proposed(
    way: Iterable[Question],
    answers: Answers,
    tasks: Iterable[Task],
    follow_ups: Iterable[FollowUp],
    *,
    today: dt.date,
    since: dt.datetime,
) -> tuple[Proposal, ...]:
    """What the answers on the way propose, each once, in the order of the questions.

    What stands as taken on is what is open in the case, whichever talk it comes from, and what was done `since`.
    """
    follow_ups = tuple(follow_ups)
    taken_on = {task.about: task for task in tasks if task.done_at is None or task.done_at >= since}
    agreed = {found.about: found for found in follow_ups if found.reason is Reason.AGREED and found.result is None}
    found: dict[str, Proposal] = {}
    for question in way:
        given = answers.get(question.id)
        if given is None:
            continue
        chosen = given if isinstance(given, list) else [given]
        for option in question.options:
            for action in option.actions if option.actions and option.id in chosen else ():
                found.setdefault(
                    action.label,
                    Proposal(
                        question=question.id,
                        action=action,
                        day=_day(action, follow_ups, today),
                        task=taken_on.get(action.label),
                        follow_up=agreed.get(action.label),
                    ),
                )
    return tuple(found.values())


def _day(action: Action, follow_ups: Iterable[FollowUp], today: dt.date) -> dt.date | None:
    """The day that the content names, else the next talk; a contact is agreed on with the officer."""
    if action.after_days is not None:
        return today + dt.timedelta(days=action.after_days)
    if action.kind is ActionKind.FOLLOW_UP:
        return None
    coming = (found.due_day for found in follow_ups if found.result is None and found.due_day > today)
    return min((*coming, today + _LATEST))
