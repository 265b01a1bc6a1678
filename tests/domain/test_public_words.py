"""What a locked guide shows tells nothing of the talk: not even which question is asked."""

import dataclasses

import pytest

from wellbeing.content import library
from wellbeing.domain.checklist import Checklist, Question, Topic
from wellbeing.domain.public_words import public_question
from wellbeing.domain.talk import woven

STEPS = [name for name in library.names() if library.checklist(name).step is not None]


def a_topic() -> Checklist:
    """A guide for few cases, made of a shipped one: its questions have ids of their own and are asked of everybody."""
    base = library.checklist_for_step("T4")
    sections = tuple(
        dataclasses.replace(
            section,
            id=f"topic_{section.id}",
            steps=tuple(dataclasses.replace(one, id=f"topic_{one.id}", when=None) for one in section.steps),
        )
        for section in base.sections
    )
    fits = next(question.when for question in base.questions if question.when is not None)
    return dataclasses.replace(base, sections=sections, topic=Topic(about="", fits=fits, at=frozenset()))


def shown(talk: Checklist, at: Question | None) -> str:
    """With every question of the talk on the way: the worst case."""
    return public_question(talk, talk.questions, at)


@pytest.mark.parametrize("name", STEPS)
def test_every_place_of_every_talk_shows_a_question_that_all_talks_of_its_step_ask(name: str) -> None:
    main = library.checklist(name)
    for talk in (main, woven(main, [a_topic()])):
        for question in (*talk.questions, None):
            found = shown(talk, question)
            if found:
                public = main.question(found)
                assert public is not None, "never one of a topic, which fits few cases"
                assert public.when is None, "never one that an answer brought up"


@pytest.mark.parametrize("name", STEPS)
def test_a_question_that_everybody_is_asked_shows_itself(name: str) -> None:
    main = library.checklist(name)
    for question in main.questions:
        if question.when is None:
            assert shown(main, question) == question.id


def test_what_stands_before_every_public_question_shows_none() -> None:
    main = library.checklist_for_step("T2")
    hidden = next(question for question in main.questions if question.when is not None)
    assert public_question(main, [hidden], hidden) == ""


def test_there_are_hidden_questions_to_try_it_on() -> None:
    assert any(question.when for name in STEPS for question in library.checklist(name).questions)
