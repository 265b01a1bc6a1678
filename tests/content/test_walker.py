"""Random ways through every guide: no dead end, nothing unreachable, no red flag lost, nothing asked twice."""

import dataclasses

import pytest

from tests.content.walking import (
    always_asked,
    everything,
    refuse_what_was_never_met,
    torment,
    torment_topic,
)
from wellbeing.content import library
from wellbeing.content.weaving import refuse_misfits
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Checklist, Section
from wellbeing.domain.condition import Comparison, Operator
from wellbeing.domain.walk import visible_questions

TOPICS = [head.name for head in library.topics()]


@pytest.mark.parametrize("name", [name for name in library.names() if name not in TOPICS])
def test_every_way_through_a_guide_ends_and_loses_nothing(name: str) -> None:
    guide = library.checklist(name)
    seen = torment(guide, seed=1, count=300)
    refuse_what_was_never_met(seen, guide)
    assert seen.longest >= 5


@pytest.mark.parametrize("name", TOPICS)
def test_every_way_through_a_topic_alone_and_in_its_talks_ends_and_loses_nothing(name: str) -> None:
    torment_topic(name, seed=1, count=60)


@pytest.mark.parametrize("step", Step)
def test_a_talk_with_every_topic_at_once_still_ends(step: Step) -> None:
    talk = everything(step)
    seen = torment(talk, seed=1, count=60)
    assert always_asked(library.checklist_for_step(step), talk) <= seen.asked


def test_the_walker_finds_a_question_that_no_case_meets() -> None:
    guide = library.checklist_for_step("T0")
    nowhere = Comparison(name="step", of_case=True, operator=Operator.IS, value="T3")
    asked = dataclasses.replace(guide.sections[0].steps[0], id="never", when=nowhere)
    dead = dataclasses.replace(guide, sections=(Section(id="dead", title="Dead", steps=(asked,)), *guide.sections))
    with pytest.raises(AssertionError, match=r"never asked: \{'never'\}"):
        refuse_what_was_never_met(torment(dead, seed=1, count=50), dead)


def test_the_walker_finds_a_condition_that_decides_nothing() -> None:
    guide = library.checklist_for_step("T0")
    always = Comparison(name="step", of_case=True, operator=Operator.IS, value="T0")
    fixed = dataclasses.replace(guide.sections[0].steps[0], when=always)
    first = dataclasses.replace(guide.sections[0], steps=(fixed, *guide.sections[0].steps[1:]))
    useless = dataclasses.replace(guide, sections=(first, *guide.sections[1:]))
    with pytest.raises(AssertionError, match=rf"always the same: \{{'when {fixed.id}'\}}"):
        refuse_what_was_never_met(torment(useless, seed=1, count=300), useless)


@pytest.mark.parametrize("name", TOPICS)
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
