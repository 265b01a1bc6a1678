"""A year of areas: cases add up, people are never counted twice, and regions come from batches."""

import functools
from dataclasses import replace

import pytest

from tests.anonymise.examples import SCHEMA, YEAR, alike, random_cases, table
from wellbeing.anonymise.areas import Area, Areas, regions
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.contributing.layout import Layout
from wellbeing.anonymise.contributing.opening import BatchCounts, opened, together
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.contributing.year import year_counts
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.equations import sums_within
from wellbeing.anonymise.published import State
from wellbeing.anonymise.quarters import quarters
from wellbeing.anonymise.schema import Unit
from wellbeing.content.statistics import load_contribution_schema, load_national_schema

LAYOUT = Layout.of(SCHEMA)
REGION = regions(
    Areas((Area(("DE11", "DE12")), Area(("DE13",)), Area(("DE21",)))), {}, label="Region", about="", source=""
)
assert REGION is not None
WITH_AREAS = replace(
    SCHEMA,
    dimensions={**SCHEMA.dimensions, "region": REGION},
    tables=(*SCHEMA.tables, table("ACT_AREA", Unit.CASES, ("act", 1), ("region", 2))),
    carried=frozenset(),
)
BY_QUARTER = replace(
    WITH_AREAS,
    dimensions={**WITH_AREAS.dimensions, "quarter": quarters()},
    tables=(*WITH_AREAS.tables, table("PARTS", Unit.CASES, ("act", 1), ("region", 2), ("quarter", 1))),
)


def batch(*contributions: list[CountedCase]) -> BatchCounts:
    payloads = [payload(LAYOUT, cases) for cases in contributions]
    return opened(LAYOUT, sum(payloads[1:], start=payloads[0]), len(payloads))


def at(**codes: str) -> Cell:
    return cell("cases", codes)


YEARLY = {
    "DE11_DE12": {
        1: together([batch(alike(4, act="VERBAL"), alike(3, act="THREAT")), batch(alike(2, act="VERBAL"))]),
        3: batch(alike(5, act="VERBAL"), [], alike(1, act="VERBAL")),
    },
    "DE13": {3: batch(alike(7, act="ASSAULT"))},
    "DE21": {
        1: batch(alike(6, act="VERBAL"), []),
        2: batch([]),
        3: batch(alike(60, act="VERBAL")),
    },
}


def test_cases_add_up_over_quarters_and_areas() -> None:
    counts = year_counts(WITH_AREAS, YEAR, YEARLY)
    assert counts.tallies[at()].number == 88
    assert counts.tallies[at(act="VERBAL")].number == 78
    assert counts.tallies[at(act="VERBAL", region="DE11_DE12")].number == 12
    assert counts.tallies[at(region="DE1")].number == 22
    assert counts.tallies[at(region="DE21")].number == 66
    assert counts.period == YEAR


def test_officers_and_representatives_are_the_most_of_any_quarter_and_add_up_over_areas() -> None:
    counts = year_counts(WITH_AREAS, YEAR, YEARLY)
    assert counts.contributors is not None
    assert counts.tallies[at(act="VERBAL", region="DE11_DE12")].officers == 6
    assert counts.contributors[at(act="VERBAL", region="DE11_DE12")] == 2
    assert counts.contributors[at(region="DE11_DE12")] == 3
    assert counts.tallies[at(act="VERBAL")].officers == 66
    assert counts.contributors[at(act="VERBAL")] == 3
    assert counts.officers == 9 + 7 + 60


def test_every_shown_cell_has_its_contributors_and_every_table_its_cells() -> None:
    counts = year_counts(WITH_AREAS, YEAR, YEARLY)
    assert counts.contributors is not None
    assert counts.tallies.keys() == counts.contributors.keys() == counts.states.keys()
    assert "ACT_INJURED" in {listed.name for listed in counts.tables}
    assert set(counts.states.values()) == {State.VALUE}


def test_a_quarter_has_its_own_cases_officers_and_representatives() -> None:
    counts = year_counts(BY_QUARTER, YEAR, YEARLY)
    assert counts.contributors is not None
    for found, cases, officers, representatives in (
        (at(act="VERBAL", quarter="Q1"), 12, 12, 3),
        (at(act="VERBAL", region="DE11_DE12", quarter="Q1"), 6, 6, 2),
        (at(act="VERBAL", region="DE11_DE12", quarter="Q3"), 6, 6, 2),
        (at(act="VERBAL", region="DE1", quarter="Q3"), 6, 6, 2),
        (at(act="ASSAULT", quarter="Q3"), 7, 7, 1),
        (at(quarter="Q2"), 0, 0, 0),
    ):
        assert (*counts.tallies[found], counts.contributors[found]) == (cases, officers, representatives), found


def test_what_was_not_opened_of_a_quarter_is_not_collected_and_never_zero() -> None:
    states = year_counts(BY_QUARTER, YEAR, YEARLY).states
    assert year_counts(BY_QUARTER, YEAR, YEARLY).not_collected == {"quarter:Q4"}
    for found, state in (
        (at(quarter="Q4"), State.NOT_COLLECTED),
        (at(act="VERBAL", region="DE21", quarter="Q4"), State.NOT_COLLECTED),
        (at(region="DE13", quarter="Q1"), State.NOT_COLLECTED),
        (at(region="DE11_DE12", quarter="Q2"), State.NOT_COLLECTED),
        (at(region="DE1", quarter="Q2"), State.NOT_COLLECTED),
        (at(region="DE21", quarter="Q2"), State.VALUE),
        (at(region="DE1", quarter="Q1"), State.VALUE),
        (at(quarter="Q2"), State.VALUE),
    ):
        assert states[found] is state, found


def test_a_year_is_the_sum_of_what_was_opened_of_its_quarters() -> None:
    counts = year_counts(BY_QUARTER, YEAR, YEARLY)
    sums = list(sums_within(BY_QUARTER, YEAR, counts.states))
    by_quarter = [
        (whole, [part for _year, part in parts])
        for (_label, whole), parts in sums
        if {part.code("quarter") for _year, part in parts} - {whole.code("quarter")}
    ]
    assert (at(region="DE13"), [at(region="DE13", quarter="Q3")]) in by_quarter
    assert (at(act="VERBAL"), [at(act="VERBAL", quarter=code) for code in ("Q1", "Q2", "Q3")]) in by_quarter
    for whole, parts in by_quarter:
        assert counts.tallies[whole].number == sum(counts.tallies[part].number for part in parts)
        assert counts.tallies[whole].officers >= max(counts.tallies[part].officers for part in parts)


def test_one_representative_in_one_quarter_is_what_counting_says() -> None:
    cases = random_cases(3, 200, 80)
    counts = year_counts(SCHEMA, YEAR, {"DE13": {2: batch(cases)}})
    assert replace(counts, contributors=None) == count(SCHEMA, cases, YEAR)


@pytest.mark.parametrize(
    "areas",
    [
        {},
        {**YEARLY, "DE13": {}},
        {"DE13": YEARLY["DE13"]},
        {**YEARLY, "DE22": YEARLY["DE13"]},
    ],
    ids=["none", "not opened", "too few", "too many"],
)
def test_other_areas_than_the_schema_has_are_refused(areas: dict[str, dict[int, BatchCounts]]) -> None:
    with pytest.raises(ValueError, match=r"area|batch"):
        year_counts(WITH_AREAS, YEAR, areas)


def test_sums_of_another_schema_are_refused() -> None:
    other = Layout.of(replace(SCHEMA, tables=SCHEMA.tables[:1]))
    strange = opened(other, payload(other, alike(3, act="VERBAL")), 1)
    with pytest.raises(ValueError, match="schema"):
        year_counts(WITH_AREAS, YEAR, {**YEARLY, "DE13": {**YEARLY["DE13"], 4: strange}})
    with pytest.raises(ValueError, match="no"):
        year_counts(WITH_AREAS, YEAR, {**YEARLY, "DE13": {3: strange}})


@functools.cache
def nothing() -> BatchCounts:
    """A batch of the real schema in which nobody had a case."""
    layout = Layout.of(load_contribution_schema())
    return opened(layout, payload(layout, []), 1)


@pytest.mark.parametrize(
    "merges",
    [[["IE04"]], [["DE1"], ["DE2"]], [["DE11"], ["DE12"], ["DE21", "DE22"]], [["DE11"], ["DE12", "DE21"], ["DE30"]]],
    ids=["one area", "major regions", "a merged area", "merged across major regions"],
)
def test_a_contribution_has_every_cell_of_a_national_release(merges: list[list[str]]) -> None:
    areas = Areas.joined(merges)
    counts = year_counts(load_national_schema(areas), YEAR, {area.code: {1: nothing()} for area in areas.areas})
    shown = {found for listed in counts.tables for _codes, found in counts.schema.cells(listed)}
    assert shown == counts.states.keys()
    assert counts.officers == 0
    assert set(counts.contributors or {}) == set(counts.tallies)
