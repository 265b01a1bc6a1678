"""The code book and the statistical schema belong together: every code that a case can hold can be counted."""

import pytest

from wellbeing.app import injury
from wellbeing.content import codes
from wellbeing.content.statistics import load_schema
from wellbeing.domain.answer import YesNo
from wellbeing.domain.cadence import Step
from wellbeing.domain.codes import CodeList
from wellbeing.domain.first_contact import Within24h
from wellbeing.domain.follow_up import Result
from wellbeing.domain.referral import Outcome, waiting_class


@pytest.mark.parametrize(
    ("dimension", "listed"),
    [
        ("act", codes.acts()),
        ("severity", codes.days_lost()),
        ("injury_group", codes.injuries()),
        ("circumstance", codes.circumstances()),
        ("referral_kind", codes.referral_kinds()),
        ("justice", codes.justice_outcomes()),
        ("care_time", codes.care_times()),
        ("legal_aid", codes.legal_aid()),
        ("outcome_time", codes.outcome_times()),
        ("role", codes.roles()),
        ("sex", codes.sexes()),
        ("age_band", codes.age_bands()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_code_of_the_book_has_its_place_in_the_figures(dimension: str, listed: CodeList) -> None:
    known = load_schema().dimensions[dimension]
    for code in listed:
        assert known.leaf(code.code)


def test_every_answer_result_and_outcome_has_its_place() -> None:
    dimensions = load_schema().dimensions
    for name, values in (
        ("alone", YesNo),
        ("over_48h", YesNo),
        ("rest_under_11h", YesNo),
        ("kit_missing", YesNo),
        ("recorded", YesNo),
        ("within_24h", Within24h),
        ("step", Step),
        ("result", Result),
        ("referral_outcome", Outcome),
    ):
        for value in values:
            assert dimensions[name].leaf(value.value)
    for days in range(200):
        assert dimensions["waiting"].leaf(waiting_class(days))


@pytest.mark.parametrize(
    ("injuries", "group"),
    [
        ((), None),
        (("NONE",), "NONE"),
        (("NONE", "PAIN"), "PAIN"),
        (("PAIN", "011"), "010"),
        (("011", "012"), "010"),
        (("011", "051"), "120"),
        (("000", "021"), "020"),
        (("999", "PAIN"), "999"),
        (("000", "NONE"), "000"),
        (("NFD", "000"), "NFD"),
        (("NFD", "PAIN"), "NFD"),
    ],
)
def test_several_injuries_become_one_main_value(injuries: tuple[str, ...], group: str | None) -> None:
    assert injury.main_group(load_schema().dimensions["injury_group"], injuries) == group
