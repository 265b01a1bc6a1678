"""The rules that walk a guide: every path ends, no red flag is lost, the lawyer comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.checklist import (
    LAWYER_FIRST_ACTS,
    Bounds,
    Checklist,
    FlagRule,
    Level,
    Mode,
    Option,
    Question,
    RedFlag,
    Section,
    StepKind,
    Steps,
    Wording,
)
from wellbeing.domain.condition import (
    AllOf,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    Facts,
    Negation,
    Operator,
    evaluate,
)
from wellbeing.domain.fitting import fits
from wellbeing.domain.walk import (
    free_text_allowed,
    lawyer_first,
    next_question,
    previous_question,
    progress,
    raised_flags,
    visible_questions,
)

FLAGS = tuple(
    RedFlag(
        id=f"flag_{level.value}",
        level=level,
        title="Sign",
        act_now=Steps(in_person=("Stay.",)),
        say=None,
        done=(Option(id="stayed", label="Stayed"),),
        refusal=("Ask again.",),
    )
    for level in reversed(Level)
)


def choice(question_id: str, when: Condition | None = None, flag: str | None = None) -> Question:
    return Question(
        id=question_id,
        kind=StepKind.CHOICE,
        title="Title",
        ask="Question?",
        options=(Option(id="yes", label="Yes", red_flag=flag), Option(id="no", label="No")),
        when=when,
    )


def guide(*questions: Question, rules: tuple[FlagRule, ...] = ()) -> Checklist:
    return Checklist(
        name="guide",
        version=1,
        title="Guide",
        step="T1",
        opening=Wording(in_person="Hello."),
        warning="The lawyer comes first.",
        sections=(Section(id="only", title="Only", steps=questions),),
        red_flags=FLAGS,
        rules=rules,
    )


def is_yes(question_id: str) -> Comparison:
    return Comparison(name=question_id, of_case=False, operator=Operator.IS, value="yes")


def fact(name: str, operator: Operator, value: str | bool | int | tuple[str, ...]) -> Comparison:
    return Comparison(name=name, of_case=True, operator=operator, value=value)


class TestConditions:
    @pytest.mark.parametrize(
        ("operator", "value", "answer", "holds"),
        [
            (Operator.IS, "yes", "yes", True),
            (Operator.IS, "yes", "no", False),
            (Operator.IS, 1, True, False),
            (Operator.IS, "by_phone", Mode.BY_PHONE, True),
            (Operator.ONE_OF, ("a", "b"), "b", True),
            (Operator.ONE_OF, ("a", "b"), "c", False),
            (Operator.INCLUDES, "a", ["b", "a"], True),
            (Operator.INCLUDES, "a", "abc", False),
            (Operator.AT_LEAST, 3, 3, True),
            (Operator.AT_LEAST, 3, 2, False),
            (Operator.AT_LEAST, 0, True, False),
            (Operator.AT_MOST, "2026-02-01", "2026-01-31", True),
            (Operator.AT_MOST, "2026-02-01", "2026-02-02", False),
            (Operator.AT_MOST, 3, "2", False),
            (Operator.ANSWERED, True, "no", True),
        ],
    )
    def test_a_comparison_looks_at_one_answer(
        self, operator: Operator, value: str | int | tuple[str, ...], answer: Answer, holds: bool
    ) -> None:
        comparison = Comparison(name="q", of_case=False, operator=operator, value=value)
        assert evaluate(comparison, {"q": answer}, {}) is holds

    @pytest.mark.parametrize("operator", Operator)
    def test_nothing_given_or_skipped_never_holds(self, operator: Operator) -> None:
        comparison = Comparison(name="q", of_case=False, operator=operator, value="a")
        assert not evaluate(comparison, {}, {"q": "a"})
        assert not evaluate(comparison, {"q": None}, {})

    def test_all_any_and_not_join(self) -> None:
        yes_a, yes_b = is_yes("a"), is_yes("b")
        answers: dict[str, Answer | None] = {"a": "yes", "b": "no"}
        assert not evaluate(AllOf(parts=(yes_a, yes_b)), answers, {})
        assert evaluate(AnyOf(parts=(yes_a, yes_b)), answers, {})
        assert evaluate(Negation(part=yes_b), answers, {})
        assert evaluate(None, answers, {})

    def test_a_fact_is_not_an_answer(self) -> None:
        condition = fact("act", Operator.ONE_OF, ("THREAT",))
        assert evaluate(condition, {}, {"act": "THREAT"})
        assert not evaluate(condition, {"act": "THREAT"}, {})


class TestTheWay:
    def test_an_answer_off_the_way_decides_nothing(self) -> None:
        asked = guide(choice("first"), choice("second", is_yes("first")), choice("third", is_yes("second")))
        answers: dict[str, Answer | None] = {"first": "no", "second": "yes"}
        assert [question.id for question in visible_questions(asked, answers, {})] == ["first"]

    def test_next_and_previous_skip_what_is_off_the_way(self) -> None:
        asked = guide(choice("first"), choice("second", is_yes("first")), choice("third"))
        following = next_question(asked, {"first": "no"}, {}, "first")
        assert following is not None
        assert following.id == "third"
        before = previous_question(asked, {"first": "no"}, {}, "third")
        assert before is not None
        assert before.id == "first"
        assert previous_question(asked, {}, {}, "first") is None
        assert next_question(asked, {}, {}, "third") is None

    def test_a_position_that_went_off_the_way_still_leads_on(self) -> None:
        asked = guide(choice("first"), choice("second", is_yes("first")), choice("third"))
        following = next_question(asked, {"first": "no"}, {}, "second")
        assert following is not None
        assert following.id == "third"

    def test_an_unknown_position_is_refused(self) -> None:
        with pytest.raises(ValueError, match="nowhere"):
            next_question(guide(choice("first")), {}, {}, "nowhere")

    def test_progress_counts_what_is_on_the_way(self) -> None:
        asked = guide(choice("first"), choice("second", is_yes("first")), choice("third"))
        given: dict[str, Answer | None] = {"first": "no", "second": "yes", "third": None}
        at_first = progress(visible_questions(asked, given, {}), given)
        assert (at_first.answered, at_first.skipped, at_first.total) == (1, 1, 2)


class TestRedFlags:
    def test_the_most_urgent_stands_first(self) -> None:
        asked = guide(
            choice("a", flag="flag_weeks"),
            choice("b", flag="flag_emergency"),
            choice("c", flag="flag_same_day"),
        )
        raised = raised_flags(asked, {"a": "yes", "b": "yes", "c": "yes"}, {})
        assert [flag.level for flag in raised] == [Level.EMERGENCY, Level.SAME_DAY, Level.WEEKS]

    def test_a_flag_stays_when_its_question_goes_off_the_way(self) -> None:
        asked = guide(choice("first"), choice("second", is_yes("first"), flag="flag_emergency"))
        raised = raised_flags(asked, {"first": "no", "second": "yes"}, {})
        assert [flag.id for flag in raised] == ["flag_emergency"]

    def test_a_rule_raises_from_answers_together(self) -> None:
        rule = FlagRule(red_flag="flag_same_day", when=AllOf(parts=(is_yes("a"), is_yes("b"))))
        asked = guide(choice("a"), choice("b"), rules=(rule,))
        assert not raised_flags(asked, {"a": "yes", "b": "no"}, {})
        assert [flag.id for flag in raised_flags(asked, {"a": "yes", "b": "yes"}, {})] == ["flag_same_day"]

    def test_one_of_several_answers_is_enough(self) -> None:
        question = Question(
            id="signs",
            kind=StepKind.SEVERAL,
            title="Signs",
            ask="Any?",
            options=(Option(id="a", label="A", red_flag="flag_emergency"), Option(id="b", label="B")),
        )
        assert raised_flags(guide(question), {"signs": ["b", "a"]}, {})
        assert not raised_flags(guide(question), {"signs": ["b"]}, {})


class TestLawyerFirst:
    @pytest.mark.parametrize("act", sorted(LAWYER_FIRST_ACTS))
    def test_firearm_and_custody_have_no_free_text(self, act: str) -> None:
        note = Question(id="note", kind=StepKind.NOTE, title="Note", ask="A word?")
        assert visible_questions(guide(note), {}, {"act": act}) == ()
        assert not free_text_allowed(guide(choice("a")), choice("a"), {}, {"act": act})

    def test_an_investigation_named_in_the_talk_closes_free_text_at_once(self) -> None:
        note = Question(id="note", kind=StepKind.NOTE, title="Note", ask="A word?")
        asked = guide(choice("under_investigation"), note)
        assert len(visible_questions(asked, {"under_investigation": "no"}, {})) == 2
        assert len(visible_questions(asked, {"under_investigation": "yes"}, {})) == 1
        assert lawyer_first(guide(choice("a")), {}, {"under_investigation": True})
        likely = guide(choice("investigation_likely"), note)
        assert len(visible_questions(likely, {"investigation_likely": "no"}, {})) == 2
        assert len(visible_questions(likely, {"investigation_likely": "yes"}, {})) == 1
        assert not lawyer_first(guide(choice("a")), {"under_investigation": "no"}, {"act": "ASSAULT"})

    def test_a_question_may_forbid_a_note_by_itself(self) -> None:
        question = Question(id="q", kind=StepKind.TICK, title="T", ask="A?", no_free_text=True)
        assert not free_text_allowed(guide(question), question, {}, {})


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (StepKind.INFORMATION, [True], ["read", 1]),
        (StepKind.TICK, [True, False], ["yes", 0]),
        (StepKind.CHOICE, ["a"], ["c", True, ["a"]]),
        (StepKind.SEVERAL, [[], ["a"], ["a", "b"], ["none"]], ["a", ["c"], ["a", "a"], ["none", "a"]]),
        (StepKind.NUMBER, [0, 5], [6, -1, True, "5"]),
        (StepKind.SCALE, [0, 5], [6, 2.5]),
        (StepKind.DATE, ["2026-02-28"], ["2026-02-30", 20260228, "soon"]),
        (StepKind.NOTE, [""], [True]),
    ],
)
def test_an_answer_fits_its_kind(kind: StepKind, good: list[Answer], bad: list[Answer]) -> None:
    options = tuple(Option(id=found, label=found) for found in ("a", "b", "none"))
    question = Question(id="q", kind=kind, title="T", ask="A?", options=options, bounds=Bounds(low=0, high=5))
    assert all(fits(question, answer) for answer in good)
    assert not any(fits(question, answer) for answer in bad)


def test_a_wording_without_its_mode_falls_back_to_talking_in_person() -> None:
    wording = Wording(in_person="Sit down.", by_phone="Where are you?")
    assert [wording.for_mode(mode) for mode in Mode] == ["Sit down.", "Where are you?", "Sit down."]
    steps = Steps(in_person=("Stay.",), afterwards=("Call.",))
    assert [steps.for_mode(mode) for mode in Mode] == [("Stay.",), ("Stay.",), ("Call.",)]


@st.composite
def guides(draw: st.DrawFn) -> Checklist:
    """Guides of up to six questions whose conditions look at earlier ones and at facts, nested and negated."""
    questions: list[Question] = []
    for number in range(draw(st.integers(1, 6))):
        looks: list[st.SearchStrategy[Condition]] = [
            st.just(fact("act", Operator.IS, "THREAT")),
            *(st.just(is_yes(question.id)) for question in questions),
        ]
        conditions = st.recursive(
            st.one_of(looks),
            lambda inner: st.one_of(
                st.builds(Negation, part=inner),
                st.builds(AllOf, parts=st.lists(inner, min_size=1, max_size=3).map(tuple)),
                st.builds(AnyOf, parts=st.lists(inner, min_size=1, max_size=3).map(tuple)),
            ),
            max_leaves=3,
        )
        when = draw(st.none() | conditions)
        flag = draw(st.none() | st.sampled_from([flag.id for flag in FLAGS]))
        questions.append(choice(f"q{number}", when, flag))
    return guide(*questions)


@given(
    asked=guides(),
    given_answers=st.lists(st.sampled_from(["yes", "no", None]), min_size=6),
    facts=st.sampled_from([{}, {"act": "THREAT"}]),
)
def test_a_random_walker_reaches_the_end_and_loses_no_red_flag(
    asked: Checklist, given_answers: list[str | None], facts: Facts
) -> None:
    answers: dict[str, Answer | None] = {}
    expected: set[str] = set()
    walked: list[str] = []
    position = None
    while (question := next_question(asked, answers, facts, position)) is not None:
        assert question.id not in walked
        answers[question.id] = given_answers[len(walked)]
        if answers[question.id] == "yes" and question.options[0].red_flag:
            expected.add(question.options[0].red_flag)
        walked.append(question.id)
        position = question.id
        assert {flag.id for flag in raised_flags(asked, answers, facts)} == expected
    assert walked == [question.id for question in visible_questions(asked, answers, facts)]
    done = progress(visible_questions(asked, answers, facts), answers)
    assert done.answered + done.skipped == done.total == len(walked)
