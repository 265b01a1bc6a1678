"""Random ways through every guide: no dead end, nothing unreachable, no red flag lost, nothing asked twice."""

import pytest

from tests.content.walking import TALKS, torment
from wellbeing.content import library
from wellbeing.content.weaving import refuse_misfits
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Checklist
from wellbeing.domain.walk import visible_questions


@pytest.mark.parametrize("name", library.names())
def test_every_way_through_a_guide_ends_and_loses_nothing(name: str) -> None:
    seen = torment(library.checklist(name), seed=1, count=300)
    assert seen.longest >= 5


@pytest.mark.parametrize("name", TALKS)
def test_every_way_through_a_talk_with_topics_ends_and_loses_nothing(name: str) -> None:
    torment(TALKS[name](), seed=1, count=120, all_of_it=False)


@pytest.mark.parametrize("name", [head.name for head in library.topics()])
def test_every_topic_fits_into_the_talks_it_names(name: str) -> None:
    topic = library.checklist(name)
    assert topic.topic is not None
    for step in topic.topic.at:
        refuse_misfits(topic, library.checklist_for_step(step), name)


@pytest.mark.parametrize("step", Step)
def test_a_talk_with_a_topic_is_still_a_talk_and_no_examination(step: Step) -> None:
    for head in library.topics():
        if step in head.topic.at and head.topic.by_itself:
            brought = own_questions(library.checklist(head.name), step)
            assert len(brought) <= 6, (head.name, step, brought)


def own_questions(topic: Checklist, step: Step) -> list[str]:
    """What a topic adds to the talk of a step."""
    there = {question.id for question in library.checklist_for_step(step).questions}
    asked = visible_questions(topic, {}, {"step": step, "mode": "in_person"})
    return [question.id for question in asked if question.id not in there]
