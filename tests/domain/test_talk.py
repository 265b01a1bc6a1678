"""Topic guides join the guide of a step: at the right place, once, and without losing anything."""

import dataclasses

from tests.domain.test_checklist import choice, fact, guide
from wellbeing.domain.checklist import Checklist, FlagRule, Question, Section, StepKind, Topic, TopicHead, Wording
from wellbeing.domain.condition import AllOf, Operator
from wellbeing.domain.talk import fitting, woven
from wellbeing.domain.walk import lawyer_first, visible_questions

STEP = dataclasses.replace(
    guide(),
    sections=(
        Section(id="you", title="You", steps=(choice("how"), choice("signs"))),
        Section(id="order", title="Papers", steps=(choice("legal"),)),
        Section(id="next", title="Next", steps=(choice("date"),)),
    ),
)


def topic(name: str, *sections: Section, lawyer_first: bool = False, by_itself: bool = True) -> Checklist:
    return dataclasses.replace(
        guide(),
        name=name,
        step=None,
        title=name,
        opening=Wording(in_person=f"First words about {name}."),
        warning=f"Warning of {name}.",
        sections=sections,
        lawyer_first=lawyer_first,
        topic=Topic(
            about="",
            fits=fact("act", Operator.IS, "THREAT"),
            at=frozenset({"T0", "T1"}),
            by_itself=by_itself,
        ),
    )


def head(guide_of_topic: Checklist) -> TopicHead:
    topic_of_it = guide_of_topic.topic
    assert topic_of_it is not None
    return TopicHead(
        name=guide_of_topic.name,
        version=1,
        title=guide_of_topic.title,
        lawyer_first=guide_of_topic.lawyer_first,
        topic=topic_of_it,
    )


def told(question_id: str) -> Question:
    return Question(id=question_id, kind=StepKind.INFORMATION, title=question_id)


THREAT = topic(
    "threat",
    Section(id="you", title="You", steps=(told("threat_first"), choice("signs"))),
    Section(id="work", title="Work", steps=(choice("kit"),)),
    Section(id="order", title="Papers", steps=(choice("threat_papers"),)),
)


def ids(talk: Checklist) -> list[list[str]]:
    return [[question.id for question in section.steps] for section in talk.sections]


def test_sections_go_on_where_they_belong_and_new_ones_stand_before_the_close() -> None:
    talk = woven(STEP, [THREAT])
    assert ids(talk) == [["how", "signs", "threat_first"], ["legal", "threat_papers"], ["kit"], ["date"]]
    assert (talk.name, talk.version) == (STEP.name, STEP.version)


def test_a_question_of_several_guides_is_asked_once_in_the_words_of_the_first() -> None:
    other = topic("other", Section(id="you", title="You", steps=(told("other_first"), choice("kit"))))
    talk = woven(STEP, [THREAT, other])
    asked = [question.id for question in talk.questions]
    assert len(asked) == len(set(asked))
    assert talk.guide_of("signs").name == STEP.name
    assert talk.guide_of("kit").name == "threat"
    assert talk.guide_of("other_first").name == "other"


def test_the_opening_words_of_a_topic_stand_above_its_first_question() -> None:
    talk = woven(STEP, [THREAT])
    opened = {question.id: question.opening for question in talk.questions if question.opening is not None}
    assert opened == {"threat_first": THREAT.opening}


def test_a_topic_that_brings_nothing_new_leaves_no_empty_section() -> None:
    same = topic("same", Section(id="you", title="You", steps=(choice("signs"),)))
    assert ids(woven(STEP, [same])) == ids(STEP)


def test_red_flags_and_rules_of_all_guides_stand_in_the_talk() -> None:
    rule = FlagRule(red_flag="flag_weeks", when=fact("act", Operator.IS, "THREAT"))
    plain = dataclasses.replace(STEP, red_flags=STEP.red_flags[:1])
    talk = woven(plain, [dataclasses.replace(THREAT, rules=(rule,))])
    assert {flag.id for flag in talk.red_flags} == {flag.id for flag in STEP.red_flags}
    assert len(talk.red_flags) == len(STEP.red_flags)
    assert talk.rules == (rule,)


def test_one_guide_for_cases_where_the_lawyer_comes_first_holds_for_the_whole_talk() -> None:
    firearm = topic("firearm", Section(id="you", title="You", steps=(told("firearm_first"),)), lawyer_first=True)
    talk = woven(STEP, [THREAT, firearm])
    assert talk.warning == "Warning of firearm."
    assert lawyer_first(talk, {}, {})
    assert lawyer_first(firearm, {}, {}), "alone, too"
    assert not lawyer_first(woven(STEP, [THREAT]), {}, {})


def test_topics_fit_by_the_facts_of_the_case_and_the_step() -> None:
    firearm = topic("firearm", Section(id="you", title="You", steps=(told("firearm_first"),)), lawyer_first=True)
    topics = [head(THREAT), head(firearm)]
    assert [found.name for found in fitting(topics, {"act": "THREAT"}, "T1")] == ["firearm", "threat"]
    assert not fitting(topics, {"act": "THREAT"}, "T4")
    assert [found.name for found in fitting(topics, {"act": "THREAT"}, None)] == ["firearm", "threat"]
    assert not fitting(topics, {"act": "ASSAULT"}, "T1")
    never = AllOf(parts=(fact("act", Operator.IS, "X"), fact("act", Operator.IS, "THREAT")))
    assert THREAT.topic is not None
    other = dataclasses.replace(THREAT, topic=dataclasses.replace(THREAT.topic, fits=never))
    assert not fitting([head(other)], {"act": "THREAT"}, "T1")


def test_a_topic_that_joins_later_stands_where_the_talk_has_not_passed_yet() -> None:
    talk = woven(STEP, [THREAT], later={"threat": "order"})
    assert ids(talk) == [["how", "signs"], ["legal", "threat_first", "kit", "threat_papers"], ["date"]]
    at_the_end = woven(STEP, [THREAT], later={"threat": "next"})
    assert [question.id for question in at_the_end.questions][-3:] == ["threat_first", "kit", "threat_papers"]


def test_a_question_is_asked_when_any_of_its_guides_asks_it() -> None:
    never = fact("act", Operator.IS, "X")
    step = guide(choice("safety", when=never))
    always = topic("always", Section(id="only", title="Only", steps=(told("first"), choice("safety"))))
    threats = fact("act", Operator.IS, "THREAT")
    some = topic("some", Section(id="only", title="Only", steps=(told("first"), choice("safety", when=threats))))

    def asked(talk: Checklist, act: str) -> bool:
        return "safety" in [question.id for question in visible_questions(talk, {}, {"act": act})]

    assert not asked(step, "THREAT")
    assert asked(woven(step, [always]), "ASSAULT")
    assert [asked(woven(step, [some]), act) for act in ("THREAT", "ASSAULT")] == [True, False]
