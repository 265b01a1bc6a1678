"""The promise itself: nobody computes a withheld cell more closely than the width, from all releases together.

The attack used here is the tests' own (`attack.py`), not the program's audit.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.anonymise.attack import narrow, ranges
from tests.anonymise.examples import SCHEMA, YEAR, alike, case, random_cases
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.protect import Protected, protect
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.schema import Schema
from wellbeing.errors import Refused

OF_CASES = replace(SCHEMA, tables=tuple(t for t in SCHEMA.tables if t.name in ("ACT", "INJURY", "ACT_INJURED")))
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking would solve thousands of programs
slowly = settings(deadline=None, max_examples=5, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])


def at(**found: str) -> Cell:
    return cell("cases", found)


def released(
    cases: list[CountedCase],
    period: Period = YEAR,
    earlier: Sequence[Published] = (),
    gaps: frozenset[str] = frozenset(),
    schema: Schema = SCHEMA,
) -> Protected:
    return protect(count(schema, cases, period, gaps), earlier)


def as_published(found: Protected) -> Published:
    return Published(schema=SCHEMA.id, period=found.counts.period, cells=found.figures())


def assert_safe(current: Protected, earlier: Sequence[Published] = ()) -> None:
    everything = {past.period.label: past.cells for past in earlier}
    everything[current.counts.period.label] = current.figures()
    reached = ranges(current.counts.schema, everything)
    assert not narrow(current.counts.schema, everything, reached)
    for (label, found), (least, most) in reached.items():
        if label == current.counts.period.label:
            assert least <= current.counts.tallies[found].number <= most


@slowly
@given(seed=st.integers(0, 10**9), number=st.integers(30, 400), officers=st.integers(30, 120))
def test_no_withheld_cell_can_be_worked_out(seed: int, number: int, officers: int) -> None:
    found = released([*random_cases(seed, number, officers), *alike(30, 10**6, act="VERBAL")])
    assert_safe(found)
    assert audit(SCHEMA, as_published(found)).ok


@slowly
@given(seed=st.integers(0, 10**9), number=st.integers(30, 200))
def test_nor_where_parts_were_not_collected(seed: int, number: int) -> None:
    cases = [
        CountedCase(
            officer=one.officer, facts={n: c for n, c in (one.facts or {}).items() if n != "alone" and c != "SERIOUS"}
        )
        for one in random_cases(seed, number, 80)
    ]
    gaps = frozenset({"alone", "act:SERIOUS", "step", "result", "support"})
    found = released([*cases, *alike(40, 10**6, act="VERBAL")], gaps=gaps)
    assert_safe(found)
    assert found.figures()[at(alone="Y")] == Figure(State.NOT_COLLECTED)


@settings(deadline=None, max_examples=2, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9), number=st.integers(120, 500))
def test_nor_from_a_year_together_with_its_quarters(seed: int, number: int) -> None:
    dice = random.Random(seed)
    by_quarter: dict[int, list[CountedCase]] = {q: alike(40, 10**6, act="VERBAL") for q in (1, 2, 3, 4)}
    for one in random_cases(seed, number, 100):
        by_quarter[dice.randint(1, 4)].append(one)
    earlier: list[Published] = []
    for quarter in range(1, dice.choice((2, 3, 5))):
        found = released(by_quarter[quarter], Period(year=2026, quarter=quarter), earlier, schema=OF_CASES)
        earlier.append(as_published(found))
    year = released([one for cases in by_quarter.values() for one in cases], YEAR, earlier, schema=OF_CASES)
    assert_safe(year, earlier)
    assert audit(OF_CASES, as_published(year), earlier).ok


def test_other_years_and_imported_history_are_other_cases() -> None:
    cases = [*alike(50, act="VERBAL"), *alike(12, 50, act="ASSAULT")]
    first = released(cases)
    later = released(cases, Period(year=2027), [as_published(first)])
    history = released(cases, Period(year=2026, imported=True), [as_published(first)])
    assert first.why == later.why == history.why


@pytest.mark.parametrize(("officers", "too_few"), [(29, True), (30, False)])
def test_below_thirty_officers_there_is_no_number_at_all(officers: int, too_few: bool) -> None:
    found = released([case(number % officers, act="VERBAL") for number in range(200)])
    assert found.too_few is too_few
    if too_few:
        assert found.figures() == {Cell("cases"): Figure(State.HIDDEN)}


def test_a_period_without_cases_is_refused() -> None:
    with pytest.raises(Refused):
        released([])


def test_the_total_stays_and_a_lonely_small_cell_takes_another_with_it() -> None:
    found = released([*alike(40, alone="Y"), *alike(25, 40, alone="N"), *alike(3, 65)])
    assert found.figures()[at()] == Figure(State.VALUE, 68)
    assert found.figures()[at(alone="_U")].state is State.HIDDEN
    assert sum(found.figures()[at(alone=code)].state is State.HIDDEN for code in ("Y", "N", "_U")) == 2


def test_no_more_is_withheld_than_needed() -> None:
    many = [*alike(60, alone="Y", injury="NONE"), *alike(30, 60, alone="N", injury="WOUND")]
    spread = [*many, *alike(20, 90, injury="BONE")]
    found = released(spread)
    assert found.figures()[at(injury="WOUND")] == Figure(State.VALUE, 30)
    assert found.figures()[at(alone="_U")] == Figure(State.VALUE, 20)


@given(seed=st.integers(0, 10**6))
@settings(deadline=None, max_examples=5)
def test_the_same_cases_hide_the_same_cells(seed: int) -> None:
    cases = random_cases(seed, 150, 70)
    again = [replace(one, officer=5 - one.officer) for one in cases]
    random.Random(seed).shuffle(again)
    assert list(released(cases).figures().items()) == list(released(again).figures().items())


def test_one_of_two_behind_a_cell_learns_no_other_cell() -> None:
    """An officer who is the only one hurt knows that cell; what is then exact must be withheld with a third."""
    cases = [*alike(60, injury="NONE"), *alike(30, 60, injury="WOUND"), *alike(1, 90, injury="BONE"), *alike(40, 91)]
    found = released(cases)
    figures = dict(found.figures())
    hidden = [name for name in ("NONE", "WOUND", "BONE", "_U") if figures[at(injury=name)].state is State.HIDDEN]
    figures[at(injury="BONE")] = Figure(State.VALUE, 1)
    known = ranges(SCHEMA, {"2026": figures})
    for name in hidden:
        if name != "BONE":
            least, most = known["2026", at(injury=name)]
            assert most > least


def test_a_released_period_with_other_figures_is_refused() -> None:
    before = as_published(released(alike(50, act="VERBAL")))
    with pytest.raises(Refused):
        released(alike(51, act="VERBAL"), YEAR, [before])


def test_an_unknown_classification_of_the_same_period_is_refused() -> None:
    before = replace(as_published(released(alike(50, act="VERBAL"), Period(year=2026, quarter=1))), schema="OTHER_1")
    with pytest.raises(Refused):
        released(alike(60, act="VERBAL"), YEAR, [before])
