"""Topic guides join a talk: at its beginning, and as soon as a fact of the case changes while it is under way."""

from collections.abc import Collection

from wellbeing.app.session import Session
from wellbeing.app.talk_state import Talk
from wellbeing.content import library
from wellbeing.domain.checklist import TopicHead
from wellbeing.domain.debrief import Joined
from wellbeing.domain.talk import fitting
from wellbeing.vault import debriefs


def join(session: Session, talk: Talk, chosen: Collection[str] = (), *, at_start: bool = False) -> tuple[str, ...]:
    """Let every topic that fits the talk's step and case join it, and those `chosen` by name. None ever leaves: its
    answers and red flags stand. Returns the names of those that are new. To be called inside a transaction.

    A talk about a topic alone takes no other one along.
    """
    debrief = talk.debrief
    if debrief.step is None:
        return ()
    there = {one.checklist for one in debrief.topics}
    new = [head for head in _wanted(talk, chosen) if head.name not in there]
    after = None if at_start else _section_now(talk)
    for head in new:
        debriefs.join(session.store, debrief.id, Joined(checklist=head.name, version=head.version, after=after))
    return tuple(head.name for head in new)


def _wanted(talk: Talk, chosen: Collection[str]) -> list[TopicHead]:
    every = library.topics()
    step = talk.debrief.step
    fit = [head for head in fitting(every, talk.facts, step.value if step else None) if head.topic.by_itself]
    return fit + [head for head in every if head.name in chosen and head not in fit]


def _section_now(talk: Talk) -> str:
    """The section in which the talk stands; the last one at its end."""
    sections = talk.checklist.sections
    position = talk.debrief.position
    here = (section.id for section in sections if position in {question.id for question in section.steps})
    return next(here, sections[-1].id)
