"""Counting: every case once, officers once per cell, and four kinds of nothing kept apart."""

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymise.examples import SCHEMA, YEAR, alike, case, random_cases
from wellbeing.anonymise.cell import TOTAL, Cell, cell
from wellbeing.anonymise.count import Counts, count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.published import State
from wellbeing.anonymise.tabulate import Tally


def at(**found: str) -> Cell:
    return cell("cases", found)


def by_hand(cases: list[CountedCase]) -> dict[Cell, Tally]:
    """Counted the slow way, from the definition of each dimension."""
    officers: dict[Cell, list[int]] = defaultdict(list)
    grouped = {"NONE": "N", "WOUND": "Y", "BONE": "Y", "_U": "_U"}
    for one in cases:
        act, injury, alone = ((one.facts or {}).get(name) or "_U" for name in ("act", "injury", "alone"))
        act = "THREAT_NFD" if act == "THREAT" else act
        top = "THREAT" if act in ("SERIOUS", "MINOR", "THREAT_NFD") else act
        results = {event.facts["result"] for event in one.events}
        support = "Y" if "KEPT" in results else "N" if "MISSED" in results else "_U"
        seen = {at(), at(act=act), at(act=top), at(injury=injury), at(alone=alone)}
        for a in (TOTAL, top):
            seen |= {at(act=a, injured=b) for b in (TOTAL, grouped[injury])}
            seen |= {at(act=a, support=b) for b in (TOTAL, support)}
        for found in seen:
            officers[found].append(one.officer)
        for event in one.events:
            step, result = str(event.facts["step"]), str(event.facts["result"])
            for s in (step, TOTAL):
                for r in (result, TOTAL):
                    officers[cell("contacts", {"step": s, "result": r})].append(one.officer)
    return {found: Tally(len(who), len(set(who))) for found, who in officers.items()}


@given(seed=st.integers(0, 10**6), number=st.integers(60, 200))
def test_counts_are_those_made_by_hand(seed: int, number: int) -> None:
    cases = [*random_cases(seed, number, 40), *alike(60, 1000, act="VERBAL")]
    counts = count(SCHEMA, cases, YEAR)
    expected = by_hand(cases)
    assert {found: tally for found, tally in counts.tallies.items() if tally.number} == expected
    assert counts.officers == len({one.officer for one in cases})


@given(seed=st.integers(0, 10**6))
def test_parents_are_the_sum_of_their_parts_in_cases_but_not_in_officers(seed: int) -> None:
    counts = count(SCHEMA, random_cases(seed, 150, 20), YEAR)
    tallies = counts.tallies
    tops = [tallies[at(act=code.code)] for code in SCHEMA.dimensions["act"].children(TOTAL)]
    assert sum(tally.number for tally in tops) == tallies[at()].number == 150
    assert sum(tally.officers for tally in tops) >= tallies[at()].officers
    parts = [tallies[at(act=code)] for code in ("SERIOUS", "MINOR", "THREAT_NFD")]
    assert sum(tally.number for tally in parts) == tallies[at(act="THREAT")].number


def test_the_order_of_cases_and_the_names_of_officers_do_not_matter() -> None:
    cases = random_cases(7, 120, 50)
    renamed = [replace(one, officer=10**30 - 7 * one.officer) for one in cases]
    random.Random(1).shuffle(renamed)
    assert count(SCHEMA, renamed, YEAR).tallies == count(SCHEMA, cases, YEAR).tallies


def test_missing_zero_not_collected_and_impossible_are_four_things() -> None:
    schema = replace(SCHEMA, structural=({"act": "ASSAULT", "injured": "_U"},))
    cases = [*alike(70, act="VERBAL", injury=None), case(99, act="THREAT", injury="NONE")]
    counts = count(schema, cases, YEAR, frozenset({"alone", "act:SERIOUS", "step", "result", "support"}))
    assert counts.tallies[at(injury="_U")] == Tally(70, 70)
    assert counts.tallies[at(injury="WOUND")] == Tally(0, 0)
    assert counts.states[at(alone="Y")] is State.NOT_COLLECTED
    assert counts.states[at(act="SERIOUS")] is State.NOT_COLLECTED
    assert counts.states[at(act="ASSAULT", injured="_U")] is State.STRUCTURAL
    assert counts.states[Cell("contacts")] is State.NOT_COLLECTED
    assert counts.states[at(act="VERBAL", support="Y")] is State.NOT_COLLECTED
    assert counts.states[at(act="VERBAL")] is State.VALUE
    uncounted = [found for found, state in counts.states.items() if state is not State.VALUE]
    assert not counts.tallies.keys() & set(uncounted)


def test_where_only_the_group_is_known_the_finer_table_still_adds_up() -> None:
    cases = [*alike(40, injured="Y"), *alike(30, 40, injured="N"), *alike(5, 70, injured="Y", injury="BONE")]
    tallies = count(SCHEMA, cases, YEAR).tallies
    assert tallies[at(injury="WOUND")].number == 40
    assert tallies[at(injured="Y")].number == 45
    assert tallies[at(injured="N")] == tallies[at(injury="NONE")] == Tally(30, 30)


def test_a_group_of_which_no_member_was_collected_is_not_collected() -> None:
    gaps = frozenset({"injury:NONE", "step", "result", "support"})
    counts = count(SCHEMA, alike(70, act="VERBAL", injury="WOUND"), YEAR, gaps)
    assert counts.states[at(injured="N")] is State.NOT_COLLECTED
    assert counts.states[at(act="VERBAL", injured="N")] is State.NOT_COLLECTED
    assert counts.states[at(injured="_U")] is State.VALUE


@pytest.mark.parametrize("wrong", [{"act": "NOT_A_CODE"}, {"aktion": "VERBAL"}, {"injury": "_T"}])
def test_a_fact_that_the_schema_does_not_know_is_an_error(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        count(SCHEMA, [CountedCase(officer=1, facts=wrong)], YEAR)


def test_facts_carried_for_later_tables_are_allowed_and_show_nowhere() -> None:
    counts = count(SCHEMA, [case(1, region="DE21", act="VERBAL")], YEAR)
    assert not any("region" in dict(found.at) for found in counts.states)


@pytest.mark.parametrize("name", ["alonely", "act:NONSENSE"])
def test_a_gap_that_the_schema_does_not_know_is_an_error(name: str) -> None:
    with pytest.raises(ValueError):
        count(SCHEMA, [case(1)], YEAR, frozenset({name}))


def test_a_case_with_what_was_not_collected_is_an_error() -> None:
    with pytest.raises(ValueError, match="not collected"):
        count(SCHEMA, [case(1, alone="Y")], YEAR, frozenset({"alone"}))


@pytest.mark.parametrize(("officers", "tables"), [(59, 5), (60, 6)])
def test_fine_tables_need_enough_distinct_officers(officers: int, tables: int) -> None:
    counts: Counts = count(SCHEMA, alike(officers) + alike(officers), YEAR)
    assert len(counts.tables) == tables
