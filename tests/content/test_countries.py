"""Country profiles: the emergency block is never empty."""

from pathlib import Path

import pytest

from wellbeing.content.codes import read_code_list
from wellbeing.content.countries import codes, country, load_countries, read_country
from wellbeing.domain.country import ProfileStatus
from wellbeing.errors import Refused
from wellbeing.paths import resources


def test_all_27_countries_of_the_union_have_a_profile() -> None:
    listed = read_code_list(resources() / "codes" / "countries.csv")
    members = {entry.code: entry for entry in listed if entry.attributes["group"] == "EU"}
    assert set(codes()) == set(members)
    for profile in load_countries():
        assert profile.name == members[profile.code].label
        assert profile.iso == members[profile.code].attributes["iso_alpha2"]


def test_112_and_the_duty_commander_always_stand_there() -> None:
    for profile in load_countries():
        number, commander, *_others = profile.emergency_block()
        assert number.number == "112" == profile.emergency_numbers[0]
        assert commander.name


def test_nothing_is_claimed_that_the_union_has_not_entered() -> None:
    for profile in load_countries():
        assert profile.status is ProfileStatus.TO_BE_COMPLETED
        assert profile.privilege_note is None
        assert profile.numbers == ()


def test_greece_is_found_by_either_code_and_others_are_refused() -> None:
    assert country("gr").code == country("EL").code == "EL"
    for wrong in ("XX", "", "../AT"):
        with pytest.raises(Refused):
            country(wrong)


def test_a_profile_without_an_emergency_number_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "AT.yaml"
    good = (resources() / "countries" / "AT.yaml").read_text(encoding="utf-8")
    file.write_text(good.replace('number: "112"', 'number: " "'), encoding="utf-8")
    with pytest.raises(Refused, match="may never be empty"):
        read_country(file)
