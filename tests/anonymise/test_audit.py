"""The gate must see what is wrong: each test plants one flaw in a release."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.anonymise import quarter_examples
from tests.anonymise.attack import ranges
from tests.anonymise.examples import SCHEMA, YEAR, alike, random_cases
from wellbeing.anonymise.audit import Audit, audit, reached
from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.count import count
from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.protect import protect
from wellbeing.anonymise.published import HIDDEN, Figure, Published, State


def at(**found: str) -> Cell:
    return cell("cases", found)


COUNTS = count(SCHEMA, [*random_cases(3, 300, 90), *alike(40, 1000, alone="Y"), *alike(5, 2000)], YEAR)


def safe() -> Published:
    return Published(schema=SCHEMA.id, period=YEAR, cells=protect(COUNTS).figures())


def with_cells(published: Published, changed: Mapping[Cell, Figure | None]) -> Published:
    cells = {**published.cells, **{c: f for c, f in changed.items() if f is not None}}
    return replace(published, cells={c: f for c, f in cells.items() if changed.get(c, f) is not None})


def flat(**values: int | None) -> Published:
    """A release in which only ALONE says anything: the answers and the total as given, None for withheld."""
    gaps = frozenset({"act", "injury", "injured", "step", "result", "support"})
    counts = count(SCHEMA, alike(30), YEAR, gaps)
    cells = {c: Figure(s) if s is not State.VALUE else HIDDEN for c, s in counts.states.items()}
    for name, value in values.items():
        target = at() if name == "total" else at(alone={"unknown": "_U"}.get(name, name))
        cells[target] = HIDDEN if value is None else Figure(State.VALUE, value)
    return Published(schema=SCHEMA.id, period=YEAR, cells=cells)


def test_a_protected_release_passes() -> None:
    found = audit(SCHEMA, safe())
    assert found.ok
    assert found.intervals


def test_what_is_told_of_a_cell_whose_ends_are_open_is_what_single_sums_leave() -> None:
    """It is said to be no more than that, whatever was seen on the way; the verdict needs no end."""
    counts = quarter_examples.counted(quarter_examples.in_quarters(5, 260, 12), YEAR)
    schema = quarter_examples.SCHEMA
    published = Published(schema=schema.id, period=YEAR, cells=protect(counts).figures())
    exact = audit(schema, published).intervals
    assert all(interval.settled for interval in exact.values())

    some = random.Random(0).sample(sorted(cell for _period, cell in exact), 30)
    reached = ranges(schema, {YEAR.label: published.cells}, some)
    assert {cell: ends(exact[YEAR, cell]) for cell in some} == {cell: reached[YEAR.label, cell] for cell in some}

    told = audit(schema, published, ends=False)
    assert told.ok
    assert told.intervals.keys() == exact.keys()
    wider = {spot for spot in exact if ends(told.intervals[spot]) != ends(exact[spot])}
    assert len(wider) > 5, "there is something to tell apart"
    assert not any(told.intervals[spot].settled for spot in wider)
    for spot, interval in exact.items():
        least, most = ends(told.intervals[spot])
        assert least <= interval.least
        assert interval.most is not None
        assert most is None or interval.most <= most


def ends(interval: Interval) -> tuple[int, int | None]:
    return interval.least, interval.most


def test_a_single_withheld_cell_is_the_total_minus_the_rest() -> None:
    found = audit(SCHEMA, flat(total=100, Y=50, N=42, unknown=None))
    assert found.exact == ((YEAR, at(alone="_U")),)
    assert found.intervals[YEAR, at(alone="_U")] == Interval(8, 8)
    assert not found.ok


@pytest.mark.parametrize(("shown", "ok"), [(90, True), (91, False)])
def test_the_width_counts_to_the_last_case(shown: int, ok: bool) -> None:
    found = audit(SCHEMA, flat(total=100, Y=shown, N=None, unknown=None))
    assert found.ok is ok
    assert bool(found.narrow) is not ok


@pytest.mark.parametrize("shown", [60, 90, 91, 99, 100, 101])
def test_the_verdict_is_the_same_without_ends(shown: int) -> None:
    for rest in (None, 5):
        release = flat(total=100, Y=shown, N=rest, unknown=None)
        whole, verdict = audit(SCHEMA, release), audit(SCHEMA, release, ends=False)
        assert replace(verdict, intervals={}) == replace(whole, intervals={})


@pytest.mark.parametrize(("value", "ok"), [(9, False), (10, True)])
def test_a_small_published_cell_is_found(value: int, ok: bool) -> None:
    found = audit(SCHEMA, flat(total=100, Y=value, N=None, unknown=None))
    assert found.ok is ok
    assert bool(found.too_small) is not ok


@pytest.mark.parametrize(("value", "ok"), [(98, False), (97, False), (90, True)])
def test_nearly_a_whole_group_is_found(value: int, ok: bool) -> None:
    release = safe()
    total = release.cells[at()].value or 0
    changed = with_cells(
        release, {at(injury="NONE"): Figure(State.VALUE, total - 100 + value), at(injury="WOUND"): HIDDEN}
    )
    assert bool(audit(SCHEMA, changed).speaks_of_group) is (value >= 98)


def test_figures_that_contradict_each_other_do_not_leave() -> None:
    assert audit(SCHEMA, flat(total=100, Y=60, N=30, unknown=20)).infeasible
    assert audit(SCHEMA, flat(total=100, Y=101, N=None, unknown=None)).infeasible


def test_of_releases_that_contradict_each_other_nothing_can_be_told() -> None:
    assert reached(SCHEMA, [flat(total=100, Y=60, N=None, unknown=None)])
    assert reached(SCHEMA, [flat(total=100, Y=None, N=None, unknown=None), flat(total=101)]) is None
    assert reached(SCHEMA, [flat(total=100, Y=101, N=None, unknown=None)]) is None, "no table fits"


def test_a_missing_cell_is_found() -> None:
    release = safe()
    hidden = next(c for c, figure in release.cells.items() if figure.state is State.HIDDEN and c.unit == "cases")
    assert audit(SCHEMA, with_cells(release, {hidden: None})).missing == (hidden,)


def test_a_withheld_cell_whose_group_is_shown_through_another_table_is_found() -> None:
    """Not injured is the same as no injury: publishing one undoes withholding the other."""
    release = safe()
    plain = {at(injury="NONE"): HIDDEN, at(injury="WOUND"): HIDDEN, at(injured="N"): Figure(State.VALUE, 120)}
    found = audit(SCHEMA, with_cells(release, plain))
    assert found.infeasible or (YEAR, at(injury="NONE")) in found.exact


def test_a_year_minus_three_quarters_is_the_fourth() -> None:
    quarters = [
        replace(flat(total=100, Y=50, N=25, unknown=25), period=Period(year=2026, quarter=q)) for q in (1, 2, 3)
    ]
    last = replace(flat(total=100, Y=None, N=None, unknown=50), period=Period(year=2026, quarter=4))
    assert audit(SCHEMA, last, quarters).ok
    year = flat(total=400, Y=192, N=83, unknown=125)
    found = audit(SCHEMA, year, [*quarters, last])
    assert set(found.exact) == {(last.period, at(alone="Y")), (last.period, at(alone="N"))}


def test_a_withheld_cell_of_an_earlier_release_stays_a_target() -> None:
    before = flat(total=100, Y=85, N=None, unknown=None)
    assert audit(SCHEMA, before).ok
    assert audit(SCHEMA, flat(total=100, Y=85, N=10, unknown=None), [before]).exact == ((YEAR, at(alone="_U")),)
    assert audit(SCHEMA, flat(total=100, Y=85, N=None, unknown=15), [before]).exact


def test_two_releases_that_disagree_are_found() -> None:
    before = flat(total=100, Y=50, N=50, unknown=None)
    assert audit(SCHEMA, flat(total=100, Y=60, N=None, unknown=None), [before]).infeasible


def test_another_classification_is_not_attacked_but_refused() -> None:
    assert not audit(SCHEMA, replace(safe(), schema="OTHER_1")).ok
    assert not audit(SCHEMA, safe(), [replace(safe(), schema="OTHER_1")]).ok


def test_words_instead_of_numbers_pass_and_a_lone_total_does_not() -> None:
    total = Cell("cases")
    assert audit(SCHEMA, Published(schema=SCHEMA.id, period=YEAR, cells={total: HIDDEN})).ok
    assert not audit(SCHEMA, Published(schema=SCHEMA.id, period=YEAR, cells={total: Figure(State.VALUE, 29)})).ok


def test_nothing_found_is_what_ok_means() -> None:
    assert Audit().ok
    assert not Audit(infeasible=True).ok
