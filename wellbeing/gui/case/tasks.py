"""The lines of what was taken on for an officer: what is left to do, and what was done of it."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import assert_never

from wellbeing.app.cases import CaseFile
from wellbeing.domain.case import CaseState
from wellbeing.domain.task import Task, TaskKind
from wellbeing.gui import labels
from wellbeing.gui.case.shown import Entry
from wellbeing.language import Language, _


def open_tasks(file: CaseFile, now: dt.datetime, language: Language) -> Iterator[Entry]:
    """What is left to do, the first due above; red only after its day."""
    words = language.text
    for task in file.tasks:
        if task.done_at is None:
            days = (task.due_on - now.astimezone().date()).days
            yield Entry(
                at=task.made_at,
                when=_until(days, language),
                what=words(task.about),
                why=words(labels.TASK_KIND[task.kind]),
                tone="danger" if days < 0 else "open",
                action=words(_("Done")),
                key=f"task-done {task.id}",
                also=_ways_of(task, file, words),
            )


def done_tasks(file: CaseFile, now: dt.datetime, language: Language) -> Iterator[Entry]:
    """What was done; a slip can be undone while the case is open."""
    words = language.text
    for task in file.tasks:
        if task.done_at is not None:
            day = task.done_at.astimezone().date()
            is_open = file.case.state is CaseState.OPEN
            yield Entry(
                at=task.done_at,
                when=language.date(day, "MMMd" if day.year == now.astimezone().year else "medium"),
                what=words(_("Done: {task}"), task=words(task.about)),
                why=words(labels.TASK_KIND[task.kind]),
                action=words(_("Not done after all")) if is_open else "",
                key=f"task-open {task.id}" if is_open else "",
            )


def _until(days: int, language: Language) -> str:
    if days < 0:
        return language.plural("{count} day overdue", "{count} days overdue", -days)
    if days == 0:
        return language.text(_("Due today"))
    return language.plural("in {count} day", "in {count} days", days)


def _ways_of(task: Task, file: CaseFile, words: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Where a task leads, and putting it off: (words, key)."""
    later = (words(_("One week later")), f"task-later {task.id}")
    match task.kind:
        case TaskKind.REFERRAL:
            return (words(_("Start a referral")), f"new-referral {task.detail or ''}"), later
        case TaskKind.CONSENT:
            return (words(_("To consent")), "consent "), later
        case TaskKind.ANSWER:
            asked = next((found.id for found in file.referrals if found.uid == task.detail), None)
            return (later,) if asked is None else ((words(_("Open the referral")), f"referral {asked}"), later)
        case TaskKind.TASK:
            return (later,)
        case _:
            assert_never(task.kind)
