"""A talk: the guide of a step with the topic guides that fit the case, woven into one checklist.

Everything that walks through a checklist walks through a talk: it is one. Nothing is asked twice in it.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from wellbeing.domain.checklist import Checklist, Question, RedFlag, Section, TopicHead
from wellbeing.domain.condition import AnyOf, Facts, evaluate

NONE_LATER: Mapping[str, str] = MappingProxyType({})


def fitting(topics: Iterable[TopicHead], facts: Facts, step: str | None) -> tuple[TopicHead, ...]:
    """The topic guides that fit a case at a step (None: at any step), those where the lawyer comes first in front."""
    found = [
        head for head in topics if (step is None or step in head.topic.at) and evaluate(head.topic.fits, {}, facts)
    ]
    return tuple(sorted(found, key=lambda head: not head.lawyer_first))


def woven(main: Checklist, topics: Sequence[Checklist], later: Mapping[str, str] = NONE_LATER) -> Checklist:
    """One checklist of a guide and the topics that join it.

    A section of a topic with the id of one of the guide's sections goes on at its end; any other stands before the
    guide's last section, where the talk comes to its close. A topic that joined when the talk was under way stands
    as a whole behind the section named in `later`: nothing of it lies where the talk has passed already.

    A question that stands in several guides is asked once, in the words of the first of them, and when any of them
    asks it. A topic's opening words stand above the first question that it brings along. The warning is that of a
    guide for cases in which the lawyer comes first.
    """
    if not topics:
        return main
    sections = list(main.sections)
    taken = {question.id for question in main.questions}
    for topic in topics:
        if topic.name not in later:
            sections = [_asked_by(section, topic) for section in sections]
        brought = _brought(topic, taken)
        taken |= {question.id for section in brought for question in section.steps}
        if topic.name in later:
            _stand_behind(sections, brought, later[topic.name])
        else:
            for section in brought:
                _place(sections, section)
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


def _asked_by(section: Section, topic: Checklist) -> Section:
    """The section with its conditional questions asked as well when the topic asks them."""
    steps = tuple(_when_either(question, topic.question(question.id)) for question in section.steps)
    return dataclasses.replace(section, steps=steps)


def _when_either(question: Question, other: Question | None) -> Question:
    if other is None or question.when is None:
        return question
    when = AnyOf(parts=(question.when, other.when)) if other.when is not None else None
    return dataclasses.replace(question, when=when)


def _brought(topic: Checklist, taken: set[str]) -> list[Section]:
    """The sections of a topic without the questions that are asked anyway; the first one carries its opening."""
    found: list[Section] = []
    for section in topic.sections:
        steps = tuple(question for question in section.steps if question.id not in taken)
        if steps and not found:
            steps = (dataclasses.replace(steps[0], opening=topic.opening), *steps[1:])
        if steps:
            found.append(dataclasses.replace(section, steps=steps))
    return found


def _place(sections: list[Section], section: Section) -> None:
    for place, known in enumerate(sections):
        if known.id == section.id:
            sections[place] = dataclasses.replace(known, steps=(*known.steps, *section.steps))
            return
    sections.insert(len(sections) - 1, section)


def _stand_behind(sections: list[Section], brought: list[Section], section_id: str) -> None:
    place = next((place for place, known in enumerate(sections) if known.id == section_id), len(sections) - 1)
    steps: tuple[Question, ...] = tuple(question for section in brought for question in section.steps)
    if steps:
        sections[place] = dataclasses.replace(sections[place], steps=(*sections[place].steps, *steps))


def _flags(guides: Sequence[Checklist]) -> tuple[RedFlag, ...]:
    found: dict[str, RedFlag] = {}
    for guide in guides:
        for flag in guide.red_flags:
            found.setdefault(flag.id, flag)
    return tuple(found.values())
