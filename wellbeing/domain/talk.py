"""A talk: the guide of a step with the topic guides that fit the case, woven into one checklist.

Everything that walks through a checklist walks through a talk: it is one. Nothing is asked twice in it.
"""

import dataclasses
from collections.abc import Iterable, Sequence

from wellbeing.domain.checklist import Checklist, Question, RedFlag, Section
from wellbeing.domain.condition import Facts, evaluate


def fitting(topics: Iterable[Checklist], facts: Facts, step: str | None) -> tuple[Checklist, ...]:
    """The topic guides that fit a case at a step (None: at any step), those where the lawyer comes first in front."""
    found = [
        guide
        for guide in topics
        if guide.topic is not None
        and (step is None or step in guide.topic.at)
        and evaluate(guide.topic.fits, {}, facts)
    ]
    return tuple(sorted(found, key=lambda guide: not guide.lawyer_first))


def woven(main: Checklist, topics: Sequence[Checklist]) -> Checklist:
    """One checklist of a guide and the topics that join it.

    A section of a topic with the id of one of the guide's sections goes on at its end; any other stands before the
    guide's last section, where the talk comes to its close. A question that stands in several guides is asked
    where it comes first among them, in the words of the first guide. A topic's opening words stand above the first
    question that it brings along. The warning is that of a guide for cases where the lawyer comes first.
    """
    if not topics:
        return main
    sections = list(main.sections)
    taken = {question.id for question in main.questions}
    for topic in topics:
        brought = [question for question in topic.questions if question.id not in taken]
        opened = {brought[0].id: dataclasses.replace(brought[0], opening=topic.opening)} if brought else {}
        for section in topic.sections:
            steps = tuple(opened.get(question.id, question) for question in section.steps if question.id not in taken)
            _place(sections, section, steps)
        taken |= {question.id for question in brought}
    guides = (main, *topics)
    return dataclasses.replace(
        main,
        sections=tuple(sections),
        red_flags=_flags(guides),
        rules=tuple(rule for guide in guides for rule in guide.rules),
        warning=next((guide.warning for guide in guides if guide.lawyer_first), main.warning),
        take_home=tuple(leaflet for guide in guides for leaflet in guide.take_home),
        guides=guides,
    )


def _place(sections: list[Section], section: Section, steps: tuple[Question, ...]) -> None:
    if not steps:
        return
    for place, known in enumerate(sections):
        if known.id == section.id:
            sections[place] = dataclasses.replace(known, steps=(*known.steps, *steps))
            return
    sections.insert(len(sections) - 1, dataclasses.replace(section, steps=steps))


def _flags(guides: Sequence[Checklist]) -> tuple[RedFlag, ...]:
    found: dict[str, RedFlag] = {}
    for guide in guides:
        for flag in guide.red_flags:
            found.setdefault(flag.id, flag)
    return tuple(found.values())
