"""A year and its quarters in one release: no withheld cell of a quarter follows from the year and the other quarters,
from this release or from that of another year, by the program's attack and by one that shares nothing with it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymise.attack import narrow, ranges
from tests.anonymise.examples import YEAR, case
from tests.anonymise.national_examples import PLACES, Contributed
from tests.anonymise.quarter_examples import CODES, SCHEMA, counted, in_quarters
from tests.anonymise.test_national import assert_floors, slowly
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.protect import Protected, protect
from wellbeing.anonymise.published import HIDDEN, Figure, Published, State

BEFORE = Period(year=2025)
BY_ACT = replace(SCHEMA, tables=tuple(one for one in SCHEMA.tables if one.name == "ACT_QUARTER"))


def at(**codes: str) -> Cell:
    return cell("cases", codes)


def published(found: Protected) -> Published:
    return Published(schema=SCHEMA.id, period=found.counts.period, cells=found.figures())


def spread(act: str, of_quarters: Sequence[int], first: int) -> list[Contributed]:
    """So many cases of an act in each quarter, of as many officers, by representatives in every region."""
    every = [code for code, number in zip(CODES, of_quarters, strict=True) for _case in range(number)]
    return [
        (place % 25, case(first + place, act=act, alone="N", injury="NONE", region=PLACES[place % 5], quarter=quarter))
        for place, quarter in enumerate(every)
    ]


def year_with_one_small_quarter() -> list[Contributed]:
    """Verbal attacks are many in three quarters and three in the last."""
    return [
        *spread("VERBAL", (40, 42, 45, 3), 10_000),
        *spread("ASSAULT", (60, 66, 63, 58), 20_000),
        *spread("SERIOUS", (22, 25, 21, 31), 30_000),
        *spread("MINOR", (18, 12, 17, 14), 40_000),
        *spread("THREAT_NFD", (11, 12, 15, 16), 50_000),
        *spread("_U", (15, 9, 12, 11), 60_000),
    ]


@slowly
@given(seed=st.integers(0, 10**9), number=st.integers(150, 700), gaps=st.sampled_from([(), ("Q2",), ("Q1", "Q4")]))
def test_nothing_withheld_of_a_quarter_can_be_worked_out(seed: int, number: int, gaps: tuple[str, ...]) -> None:
    opened = [code for code in CODES if code not in gaps]
    counts = counted(in_quarters(seed, number, 40, opened), YEAR, gaps)
    found = with_detail(counts).protected
    figures = found.figures()
    assert_floors(counts, figures)
    assert narrow(SCHEMA, {"2026": figures}) == []
    assert audit(SCHEMA, published(found)).ok


def test_a_small_quarter_cannot_be_computed_from_the_year_and_the_other_quarters() -> None:
    counts = counted(year_with_one_small_quarter(), YEAR)
    figures = protect(counts.narrowed(BY_ACT.tables)).figures()
    small = at(act="VERBAL", quarter="Q4")
    assert figures[small] == HIDDEN
    others = [at(act="VERBAL"), *(at(act="VERBAL", quarter=code) for code in CODES[:3])]
    assert HIDDEN in {figures[one] for one in others}, "else the year minus three quarters tells"
    least, most = ranges(BY_ACT, {"2026": figures}, {small})["2026", small]
    assert least <= 3 <= most
    assert most - least >= SCHEMA.width


def test_neither_does_the_release_of_an_earlier_year_tell_it() -> None:
    """With the same cases a year before, of which all is published that may be."""
    earlier = published(protect(counted(year_with_one_small_quarter(), BEFORE).narrowed(BY_ACT.tables)))
    found = protect(counted(year_with_one_small_quarter(), YEAR).narrowed(BY_ACT.tables), [earlier])
    both = {"2025": earlier.cells, "2026": found.figures()}
    assert narrow(BY_ACT, both) == []
    assert audit(SCHEMA, published(found), [earlier]).ok


def test_the_audit_stops_a_quarter_that_the_others_give_away() -> None:
    counts = counted(year_with_one_small_quarter(), YEAR).narrowed(BY_ACT.tables)
    safe = published(protect(counts))
    told = {
        one: Figure(State.VALUE, counts.tallies[one].number)
        for one in safe.cells
        if one.code("act") == "VERBAL" and one.code("quarter") != "Q4"
    }
    found = audit(SCHEMA, replace(safe, cells={**safe.cells, **told}))
    assert (YEAR, at(act="VERBAL", quarter="Q4")) in found.exact
    assert not found.ok


@pytest.mark.parametrize("cases", [4, 5])
def test_floors_hold_in_a_quarter_as_in_the_year(cases: int) -> None:
    """The year has enough of them; the quarter has four, or five."""
    counts = counted([*year_with_one_small_quarter(), *spread("VERBAL", (0, 0, 0, cases - 3), 70_000)], YEAR)
    figures = protect(counts.narrowed(BY_ACT.tables)).figures()
    assert (figures[at(act="VERBAL", quarter="Q4")] == HIDDEN) is (cases < 5)


def test_two_representatives_of_a_quarter_are_not_enough_although_the_year_has_more() -> None:
    own = [(99 + place % 2, one) for place, (_by, one) in enumerate(spread("VERBAL", (0, 0, 0, 20), 80_000))]
    without = [one for one in year_with_one_small_quarter() if (one[1].facts or {})["quarter"] != "Q4"]
    others = [*spread("ASSAULT", (0, 0, 0, 58), 90_000), *spread("MINOR", (0, 0, 0, 30), 95_000)]
    figures = protect(counted([*without, *own, *others], YEAR).narrowed(BY_ACT.tables)).figures()
    assert figures[at(act="VERBAL", quarter="Q4")] == HIDDEN


def test_a_quarter_that_was_not_opened_has_no_figures_and_the_year_is_the_sum_of_the_others() -> None:
    counts = counted(in_quarters(5, 600, 40, CODES[:3]), YEAR, ("Q4",))
    figures = with_detail(counts).protected.figures()
    of_q4 = {figure.state for one, figure in figures.items() if one.code("quarter") == "Q4"}
    assert of_q4 == {State.NOT_COLLECTED}
    quarters = [figures[at(quarter=code)].value for code in CODES[:3]]
    assert figures[at()].value == sum(value or 0 for value in quarters)
    assert None not in quarters
