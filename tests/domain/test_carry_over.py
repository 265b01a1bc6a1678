"""A newer version keeps the answers that hold in it, and never lets a red flag vanish unseen."""

import dataclasses

from tests.domain.test_checklist import choice, guide
from wellbeing.domain.carry_over import carry_over
from wellbeing.domain.checklist import Option, StepKind

OLD = guide(choice("same"), choice("flagged", flag="flag_emergency"), choice("gone"), choice("skipped"))


def test_answers_hold_where_the_same_question_takes_them() -> None:
    new = dataclasses.replace(
        guide(choice("same"), choice("flagged", flag="flag_emergency"), choice("fresh")), version=2
    )
    over = carry_over(OLD, new, {"same": "yes", "flagged": "no", "gone": "yes", "skipped": None}, {})
    assert over.version == 2
    assert over.kept == {"same": "yes", "flagged": "no"}
    assert [question.id for question in over.lost] == ["gone"]
    assert [question.id for question in over.new] == ["fresh"]
    assert not over.silenced


def test_what_was_skipped_stays_skipped_and_is_not_called_lost() -> None:
    over = carry_over(OLD, dataclasses.replace(guide(choice("skipped")), version=2), {"skipped": None}, {})
    assert over.kept == {"skipped": None}
    assert not over.lost


def test_an_answer_that_the_newer_question_does_not_know_has_to_be_asked_again() -> None:
    other = dataclasses.replace(choice("same"), options=(Option(id="a", label="A"), Option(id="b", label="B")))
    several = dataclasses.replace(choice("gone"), kind=StepKind.SEVERAL)
    over = carry_over(OLD, dataclasses.replace(guide(other, several), version=2), {"same": "yes", "gone": "yes"}, {})
    assert not over.kept
    assert [question.id for question in over.lost] == ["same", "gone"]


def test_a_red_flag_that_no_answer_would_raise_any_more_is_named() -> None:
    calm = dataclasses.replace(guide(choice("flagged")), version=2)
    assert carry_over(OLD, calm, {"flagged": "yes"}, {}).silenced == {"flag_emergency"}
    assert not carry_over(OLD, calm, {"flagged": "no"}, {}).silenced
