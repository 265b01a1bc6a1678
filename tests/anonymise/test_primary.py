"""The primary rules at every boundary: one less is withheld, exactly the threshold is published."""

from dataclasses import replace

import pytest

from tests.anonymise.examples import SCHEMA, YEAR, alike, case
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.floors import Kind
from wellbeing.anonymise.primary import Why, unsafe
from wellbeing.anonymise.schema import Schema


def at(**found: str) -> Cell:
    return cell("cases", found)


def reasons(cases: list[CountedCase], schema: Schema = SCHEMA) -> dict[Cell, Why]:
    return unsafe(count(schema, cases, YEAR))


@pytest.mark.parametrize(("number", "withheld"), [(0, True), (1, True), (9, True), (10, False), (11, False)])
def test_cases(number: int, withheld: bool) -> None:
    found = reasons([*alike(50, act="VERBAL"), *alike(number, 50, act="ASSAULT")])
    assert (found.get(at(act="ASSAULT")) is Why.SMALL) is withheld


@pytest.mark.parametrize(("officers", "withheld"), [(9, True), (10, False)])
def test_distinct_officers(officers: int, withheld: bool) -> None:
    cases = [case(number % officers, act="ASSAULT") for number in range(100)]
    assert (reasons([*cases, *alike(50, 200, act="VERBAL")]).get(at(act="ASSAULT")) is Why.SMALL) is withheld


@pytest.mark.parametrize(("number", "withheld"), [(11, True), (12, False)])
def test_a_sensitive_code_has_the_higher_threshold(number: int, withheld: bool) -> None:
    act = SCHEMA.dimensions["act"]
    marked = tuple(replace(code, sensitive=code.code == "ASSAULT") for code in act.codes)
    dimensions = {**SCHEMA.dimensions, "act": replace(act, codes=marked)}
    schema = replace(SCHEMA, dimensions=dimensions, sensitive_threshold=12)
    found = reasons([*alike(50, act="VERBAL"), *alike(number, 50, act="ASSAULT")], schema)
    assert (at(act="ASSAULT") in found) is withheld


@pytest.mark.parametrize(("outside", "withheld"), [(0, True), (2, True), (3, False)])
def test_nearly_a_whole_group_says_it_of_the_group(outside: int, withheld: bool) -> None:
    found = reasons([*alike(40, injury="WOUND"), *alike(outside, 40, injury="NONE")])
    assert (found.get(at(injury="WOUND")) is Why.GROUP) is withheld


@pytest.mark.parametrize(("officers", "withheld"), [(2, True), (3, False)])
def test_nearly_all_officers_of_a_group_say_it_too(officers: int, withheld: bool) -> None:
    outside = [case(40 + number % officers, injury="NONE") for number in range(30)]
    found = reasons([*alike(40, injury="WOUND"), *outside])
    assert (found.get(at(injury="WOUND")) is Why.GROUP) is withheld


def test_a_group_inside_a_finer_table_is_protected_as_well() -> None:
    cases = [*alike(40, act="ASSAULT", injury="WOUND"), *alike(40, 40, act="VERBAL", injury="NONE")]
    assert reasons(cases)[at(act="ASSAULT", injured="Y")] is Why.GROUP


def test_missing_answers_and_plain_dimensions_say_nothing_of_a_group() -> None:
    found = reasons(alike(40, act="VERBAL"))
    assert at(injury="_U") not in found
    assert at(act="VERBAL") not in found
    assert at() not in found


NATIONAL = replace(SCHEMA, kind=Kind.NATIONAL)


@pytest.mark.parametrize(("contributors", "withheld"), [(0, True), (1, True), (2, True), (3, False), (4, False)])
def test_a_national_release_shows_what_at_least_three_contributed_to(contributors: int, withheld: bool) -> None:
    cases = [*alike(50, act="VERBAL"), *alike(40, 50, act="ASSAULT")]
    every = dict.fromkeys(count(NATIONAL, cases, YEAR).tallies, 12)
    counts = replace(count(NATIONAL, cases, YEAR), contributors={**every, at(act="ASSAULT"): contributors})
    assert (unsafe(counts).get(at(act="ASSAULT")) is Why.CONTRIBUTORS) is withheld


def test_a_cell_nobody_is_known_to_have_contributed_to_is_withheld() -> None:
    counts = replace(count(NATIONAL, alike(40, act="VERBAL"), YEAR), contributors={})
    assert unsafe(counts).keys() == counts.tallies.keys()


def test_counts_of_one_representative_make_no_national_release() -> None:
    with pytest.raises(ValueError, match="contributors"):
        unsafe(count(NATIONAL, alike(40, act="VERBAL"), YEAR))
