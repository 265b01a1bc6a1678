"""The regions of a national release: what merged in any quarter is one area, and areas never lie in one another."""

import itertools
import random

import pytest

from tests.anonymise.examples import table
from wellbeing.anonymise.areas import Area, Areas, regions
from wellbeing.anonymise.dimension import Dimension
from wellbeing.anonymise.fitting import tables_that_fit
from wellbeing.anonymise.schema import Unit

NAMES = {"DE1": "South-West", "DE11": "Stuttgart", "DE12": "Karlsruhe", "DE2": "Bavaria"}


def axis(*merges: list[str]) -> Dimension | None:
    return regions(Areas.joined(merges), NAMES, label="Region", about="", source="")


def codes(*merges: list[str]) -> dict[str, str | None]:
    found = axis(*merges)
    return {code.code: code.parent for code in found.codes} if found else {}


def test_what_merged_in_any_quarter_is_one_area() -> None:
    areas = Areas.joined([["DE11"], ["DE12"], ["DE13"], ["DE11", "DE12"], ["DE12", "DE14"], ["DE13"]])
    assert [area.code for area in areas.areas] == ["DE11_DE12_DE14", "DE13"]
    assert areas.of("DE14").regions == ("DE11", "DE12", "DE14")
    assert areas.country == "DE"
    with pytest.raises(KeyError):
        areas.of("DE21")


def test_a_region_that_holds_another_takes_it_in() -> None:
    assert [area.code for area in Areas.joined([["DE11"], ["DE1"], ["DE12"], ["DE2"]]).areas] == ["DE1", "DE2"]


@pytest.mark.parametrize("seed", range(20))
def test_joining_does_not_depend_on_the_order_and_leaves_nothing_out(seed: int) -> None:
    dice = random.Random(seed)
    every = [f"FR{a}{b}" for a in "BCD" for b in "123"]
    merges = [[code] for code in every] + [dice.sample(every, 2) for _merge in range(dice.randrange(6))]
    areas = Areas.joined(merges)
    assert sorted(code for area in areas.areas for code in area.regions) == every
    assert all(len({areas.of(code) for code in merge}) == 1 for merge in merges)
    dice.shuffle(merges)
    assert Areas.joined(merges) == areas


@pytest.mark.parametrize("wrong", [[], [[]], [["DE11"], ["FR10"]], [["DE111"]], [["D"]], [["DE 1"]], [["DE1_"]]])
def test_what_is_no_region_of_one_country_is_refused(wrong: list[list[str]]) -> None:
    with pytest.raises(ValueError):
        Areas.joined(wrong)


def test_areas_that_overlap_are_none() -> None:
    with pytest.raises(ValueError):
        Areas((Area(("DE1",)), Area(("DE11",))))
    with pytest.raises(ValueError):
        Areas((Area(("DE11",)), Area(("DE11", "DE12"))))
    with pytest.raises(ValueError):
        Area(("DE12", "DE11"))


def test_major_regions_stand_over_the_areas_that_share_them() -> None:
    assert codes(["DE11"], ["DE12"], ["DE21"], ["DE30"]) == {
        "DE1": None, "DE11": "DE1", "DE12": "DE1", "DE21": None, "DE30": None,
    }  # fmt: skip


def test_an_area_across_two_major_regions_ties_them() -> None:
    assert codes(["DE11", "DE21"], ["DE12"], ["DE30"]) == {
        "DE1_DE2": None, "DE11_DE21": "DE1_DE2", "DE12": "DE1_DE2", "DE30": None,
    }  # fmt: skip
    found = axis(["DE11", "DE21"], ["DE12"], ["DE30"])
    assert found is not None
    assert [code.label for code in found.codes] == ["South-West, Bavaria", "Stuttgart, DE21", "Karlsruhe", "DE30"]


def test_a_country_of_one_area_has_no_regions_and_one_of_one_major_region_has_one_level() -> None:
    assert axis(["LU00"]) is None
    assert codes(["IE04"], ["IE05"]) == {"IE04": None, "IE05": None}


def test_tables_go_as_deep_as_the_areas() -> None:
    without = table("FLAT", Unit.CASES, ("act", 1))
    major = table("MAJOR", Unit.CASES, ("act", 1), ("region", 1), instead=(without,))
    deep = table("DEEP", Unit.CASES, ("act", 1), ("region", 2), instead=(major,))
    other = table("OTHER", Unit.CASES, ("alone", 1))
    names = [[found.name for found in tables_that_fit((deep, other), {"region": depth})] for depth in (0, 1, 2)]
    assert names == [["FLAT", "OTHER"], ["MAJOR", "OTHER"], ["DEEP", "OTHER"]]
    deepest = tables_that_fit((deep,), {"region": 2})
    assert [found.name for found in itertools.chain(*(t.with_coarser() for t in deepest))] == ["DEEP", "MAJOR", "FLAT"]


def test_a_contribution_has_no_table_by_quarter() -> None:
    flat = table("FLAT", Unit.CASES, ("act", 1))
    by_quarter = table("PARTS", Unit.CASES, ("act", 1), ("quarter", 1), instead=(flat,))
    assert [found.name for found in tables_that_fit((by_quarter,), {"act": 2})] == ["FLAT"]
    assert [found.name for found in tables_that_fit((by_quarter,), {"act": 2, "quarter": 1})] == ["PARTS"]
