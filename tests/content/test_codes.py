"""The code book: codes exact, gaps filled, trees whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wellbeing.content import codes
from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand
from wellbeing.domain.checklist import LAWYER_FIRST_ACTS
from wellbeing.domain.codes import CodeList
from wellbeing.domain.incident import SENSITIVE_ACTS, Flag
from wellbeing.domain.referral import waiting_class
from wellbeing.errors import Refused
from wellbeing.language import language

LISTS: list[Callable[[], CodeList]] = [
    codes.acts,
    codes.means,
    codes.flags,
    codes.injuries,
    codes.days_lost,
    codes.circumstances,
    codes.assignments,
    codes.environments,
    codes.roles,
    codes.sexes,
    codes.age_bands,
    codes.referral_kinds,
    codes.audiences,
    codes.justice_outcomes,
    codes.waiting_classes,
    codes.yes_no,
    codes.retention,
    codes.regions,
]


@pytest.mark.parametrize("read", LISTS, ids=lambda read: read.__name__)
def test_a_list_has_codes_with_labels(read: Callable[[], CodeList]) -> None:
    assert len(read()) >= 3
    assert all(code.label.strip() == code.label != "" for code in read())
    assert len({code.label for code in read()}) == len(read()) or read is codes.regions or read is codes.roles


def test_the_acts_are_the_unions_list_with_its_standards() -> None:
    acts = codes.acts()
    assert len(acts) == 26
    assert acts.is_within("EXPOSURE", "ASSAULT")
    spit = acts.get("EXPOSURE")
    assert spit is not None
    assert spit.attributes["iccs"] == "020112"
    resistance = acts.get("RESISTANCE")
    assert resistance is not None
    assert "iccs" not in resistance.attributes
    assert {code.code for code in acts if code.attributes.get("sensitive")} == SENSITIVE_ACTS
    assert all(act in acts for act in LAWYER_FIRST_ACTS)


def test_the_gaps_are_filled() -> None:
    assert {"NONE", "PAIN", "000", "999", "120"} <= {code.code for code in codes.injuries()}
    assert {"NONE", "D1-3", "A01", "997", "998", "000"} <= {code.code for code in codes.days_lost()}
    assert [code.code for code in codes.environments().children("050")] == ["051", "059"]
    assert [code.code for code in codes.environments().children("040")] == ["041", "042", "043", "044", "049"]


def test_who_was_alone_follows_from_the_assignment() -> None:
    alone = {code.code for code in codes.assignments() if code.attributes["alone"] == "yes"}
    assert alone == {"G", "I", "K"}


def test_firearms_stand_under_firearm() -> None:
    assert [code.code for code in codes.means().children("11")] == ["12", "13", "14", "15"]


def test_lists_and_records_use_the_same_codes() -> None:
    assert {code.code for code in codes.age_bands()} == set(AgeBand)
    assert {code.code for code in codes.flags()} == set(Flag)
    assert {code.code for code in codes.yes_no()} == set(YesNo)
    assert [code.code for code in codes.waiting_classes()] == [waiting_class(days) for days in (0, 8, 15, 29, 57, 91)]
    for entry in codes.waiting_classes():
        assert waiting_class(int(entry.attributes["days_from"])) == entry.code
        assert waiting_class(int(entry.attributes.get("days_to", "9999"))) == entry.code


def test_regions_have_three_levels_that_nest() -> None:
    regions = codes.regions()
    assert regions.is_within("DE21", "DE")
    for region in regions:
        assert len(region.code) == 2 + int(region.attributes["level"])
        assert region.parent == (region.code[:-1] if len(region.code) > 2 else None)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("code,label\nA,B\n", "columns"),
        ("code,parent,label\nA,,\n", "line 2"),
        ("code,parent,label\nA,,B,C\n", "line 2"),
        ("code,parent,label\nA\n", "line 2"),
        ("code,parent,label\nA,,B\nA,,C\n", "stands twice"),
        ("code,parent,label\nA,Z,B\n", "parent"),
        ('code,parent,label\n"A,,B\n', "CSV"),
        ("", "columns"),
    ],
)
def test_a_bad_list_is_refused_in_one_sentence(tmp_path: Path, content: str, named: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        codes.read_code_list(file)
    assert named in caught.value.told(language("en"))
    assert "bad.csv" in caught.value.told(language("en"))


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes("code,parent,label\nA,,Grüße\n".encode("latin-1"))
    with pytest.raises(Refused, match="UTF-8"):
        codes.read_code_list(file)
