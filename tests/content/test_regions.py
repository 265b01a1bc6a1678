"""The representative writes a town or region as people write it; NUTS follows."""

import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wellbeing import paths
from wellbeing.content.codes import regions
from wellbeing.content.regions import MOST, find_region
from wellbeing.domain.folding import fold


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("Köln", None, "DEA2"),
        ("koln", None, "DEA2"),
        ("KÖLN ", "DE", "DEA2"),
        ("cologne", None, "DEA2"),
        ("Frankfurt", "DE", "DE71"),
        ("frankfurt oder", "DE", "DE40"),
        ("Sofia", None, "BG41"),
        ("софия", None, "BG41"),
        ("Αθηνα", "GR", "EL30"),
        ("athens", "EL", "EL30"),
        ("lodz", None, "PL71"),
        ("saint denis", "FR", "FR10"),
        ("Bayern", None, "DE2"),
        ("tyrol", "AT", None),
        ("tirol", "AT", "AT33"),
        ("fe21", None, None),
        ("DE21", None, "DE21"),
        ("Limburg", "NL", "NL42"),
        ("Limburg", "BE", "BE22"),
        ("the hague", None, "NL36"),
        ("Utrecht", None, "NL35"),
    ],
)
def test_a_name_leads_to_its_region(text: str, country: str | None, code: str | None) -> None:
    found = find_region(text, country)
    assert (found[0].code if found else None) == code


def test_a_name_in_two_countries_gives_both() -> None:
    assert {"NL42", "BE22"} <= {region.code for region in find_region("limburg")}


def test_nothing_is_found_for_nothing() -> None:
    assert find_region("") == []
    assert find_region("  ?!") == []


def test_places_outside_every_region_are_not_offered() -> None:
    assert all("Z" not in region.code[2:] for region in find_region("extra-regio"))


@given(st.text(max_size=20), st.none() | st.sampled_from(["DE", "GR", "xx", ""]))
def test_whatever_is_typed_gives_few_regions(text: str, country: str | None) -> None:
    found = find_region(text, country)
    assert len(found) <= MOST
    assert len({region.code for region in found}) == len(found)
    assert all(region in regions().codes for region in found)


@given(st.text(max_size=30))
@example("㍱ﬁſ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_town_lies_in_a_region_of_the_second_level() -> None:
    with (paths.resources() / "codes" / "towns.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) > 400
    for row in rows:
        region = regions().get(row["nuts"])
        assert region is not None, row
        assert region.attributes["level"] == "2", row
        assert region in find_region(row["name"], row["nuts"][:2]), row


def test_every_capital_of_the_union_is_known() -> None:
    north = ("Copenhagen", "Dublin", "Helsinki", "Riga", "Stockholm", "Tallinn", "Vilnius")
    south = ("Athens", "Lisbon", "Madrid", "Nicosia", "Rome", "Valletta")
    west = ("Amsterdam", "Berlin", "Brussels", "Luxembourg", "Paris", "Vienna")
    east = ("Bratislava", "Bucharest", "Budapest", "Ljubljana", "Prague", "Sofia", "Warsaw", "Zagreb")
    capitals = (*north, *south, *west, *east)
    assert len({find_region(capital)[0].code[:2] for capital in capitals}) == 27
