"""What is settled is not asked again: in no later talk, and not twice in the same one."""

from tests.domain.test_checklist import choice, guide, is_yes
from wellbeing.domain.checklist import Option, Question, StepKind
from wellbeing.domain.settled import after_talk, known_answer
from wellbeing.domain.walk import raised_flags, visible_questions, way


def several(question_id: str, *things: str) -> Question:
    """A list with one option per thing that it settles, and 'none of these'."""
    options = tuple(Option(id=thing, label=thing, settles=thing) for thing in things)
    none = Option(id="none", label="None of this")
    return Question(id=question_id, kind=StepKind.SEVERAL, title="T", ask="Done?", options=(*options, none))


DOCTOR = Question(
    id="care",
    kind=StepKind.CHOICE,
    title="Care",
    ask="Has a doctor seen the officer?",
    options=(Option(id="seen", label="Yes", settles="doctor_seen"), Option(id="not_yet", label="Not yet")),
)
PAGE = Question(id="page", kind=StepKind.TICK, title="Page", ask="Given?", settles="page_given")


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


def test_what_a_talk_settled_is_known_to_the_next_and_what_was_skipped_is_not() -> None:
    talk = guide(DOCTOR, PAGE, several("papers", "reported", "union_told"))
    settled = after_talk((), talk, {"care": "seen", "page": None, "papers": ["union_told"]})
    assert settled == {"doctor_seen", "union_told"}


def test_the_latest_answer_counts() -> None:
    talk = guide(DOCTOR, several("papers", "reported", "union_told"))
    assert after_talk({"doctor_seen", "reported"}, talk, {"care": "not_yet", "papers": ["none"]}) == set()
    assert after_talk({"doctor_seen", "reported"}, talk, {"care": None}) == {"doctor_seen", "reported"}


def test_a_thing_ticked_at_one_question_holds_though_another_one_offered_it_too() -> None:
    talk = guide(several("papers", "reported"), several("list", "reported", "kit"))
    assert after_talk((), talk, {"papers": ["reported"], "list": ["kit"]}) == {"reported", "kit"}


def test_a_known_question_is_off_the_way_and_counts_as_answered() -> None:
    follows = Question(id="follows", kind=StepKind.TICK, title="F", ask="And?", when=is_yes("care"))
    yes = Question(
        id="care",
        kind=StepKind.CHOICE,
        title="C",
        ask="?",
        options=(Option(id="yes", label="Yes", settles="seen"), Option(id="no", label="No")),
    )
    found = way(guide(yes, follows), {}, {}, {"seen"})
    assert (ids(found.asked), [(question.id, answer) for question, answer in found.known]) == (
        ["follows"],
        [("care", "yes")],
    )
    assert ids(visible_questions(guide(yes, follows), {"care": "no"}, {}, {"seen"})) == ["care"], "answered anew"
    assert ids(visible_questions(guide(yes, follows), {"care": None}, {}, {"seen"})) == ["care"], "asked again"


def test_a_list_is_known_only_when_nothing_of_it_is_left_to_ask() -> None:
    papers = several("papers", "reported", "union_told")
    assert known_answer(papers, {"reported"}) is None
    assert known_answer(papers, {"reported", "union_told"}) == ["reported", "union_told"]
    assert known_answer(choice("plain"), {"reported"}) is None
    assert known_answer(PAGE, {"page_given"}) is True


def test_nothing_is_offered_twice_in_one_talk() -> None:
    talk = guide(several("papers", "reported", "kit"), several("list", "kit", "leave"), several("last", "kit"))
    asked = visible_questions(talk, {}, {})
    assert [[option.id for option in question.options] for question in asked] == [
        ["reported", "kit", "none"],
        ["leave", "none"],
    ]


def test_what_was_said_earlier_in_the_same_talk_is_known_later_in_it() -> None:
    again = Question(
        id="doctor",
        kind=StepKind.CHOICE,
        title="D",
        ask="Seen by a doctor?",
        options=(Option(id="yes", label="Yes", settles="doctor_seen"), Option(id="no", label="No")),
    )
    talk = guide(DOCTOR, again)
    assert ids(visible_questions(talk, {"care": "seen"}, {})) == ["care"]
    assert ids(visible_questions(talk, {"care": "not_yet"}, {})) == ["care", "doctor"]


def test_a_rule_sees_what_is_known() -> None:
    from wellbeing.domain.checklist import FlagRule

    yes = Question(
        id="care",
        kind=StepKind.CHOICE,
        title="C",
        ask="?",
        options=(Option(id="yes", label="Yes", settles="seen"), Option(id="no", label="No")),
    )
    talk = guide(yes, rules=(FlagRule(red_flag="flag_weeks", when=is_yes("care")),))
    assert [flag.id for flag in raised_flags(talk, {}, {}, {"seen"})] == ["flag_weeks"]
    assert not raised_flags(talk, {}, {})
