"""How fine a release is: as fine as the schema has it while most cases stay published, else coarser, else not there.

Safety is not this choice's business: whatever tables it picks are protected and attacked like any others.
"""

import dataclasses
import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.anonymise.attack import narrow, ranges
from tests.anonymise.examples import SCHEMA, YEAR, alike, case, random_cases, table
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.cell import TOTAL, Cell, cell
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.protect import Stuck, protect
from wellbeing.anonymise.published import HIDDEN, Figure, Published, State
from wellbeing.anonymise.reduced import Reduced, Shortfall
from wellbeing.anonymise.release import Release, ReleaseTable
from wellbeing.anonymise.schema import Schema, Unit
from wellbeing.anonymise.share import Band
from wellbeing.language import language

RELEASED = dt.date(2027, 1, 4)
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
slowly = settings(deadline=None, max_examples=5, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])


def released(
    cases: list[CountedCase],
    period: Period = YEAR,
    earlier: tuple[Published, ...] = (),
    gaps: frozenset[str] = frozenset(),
    schema: Schema = SCHEMA,
) -> Release:
    found = with_detail(count(schema, cases, period, gaps), earlier)
    return compose(found, counted_share=Band.UNKNOWN, program="1", released_on=RELEASED)


def names(found: Release) -> list[str]:
    return [shown.name for shown in found.tables]


def by_name(found: Release, name: str) -> ReleaseTable:
    return next(shown for shown in found.tables if shown.name == name)


def missed(found: Release) -> dict[str, tuple[Shortfall, tuple[str, ...]]]:
    return {reduced.label: (reduced.why, reduced.instead) for reduced in found.left_out}


def percent_shown(found: Release, name: str) -> float:
    """As any reader works it out: published inner figures over the published total."""
    shown = by_name(found, name)
    parents = [{code.parent for code in axis.codes} for axis in shown.axes]
    inner = [
        figure.value or 0
        for codes, figure in shown.figures.items()
        if all(code != TOTAL and code not in above for code, above in zip(codes, parents, strict=True))
    ]
    total = shown.figures[(TOTAL,) * len(shown.axes)].value
    assert total is not None, name
    return 100 * sum(inner) / total


SPREAD = [
    *alike(60, act="VERBAL"),
    *alike(15, 60, act="SERIOUS"),
    *alike(14, 75, act="MINOR"),
    *alike(30, 89, act="ASSAULT"),
]


def test_a_table_that_shows_most_of_its_cases_is_as_fine_as_it_may_be() -> None:
    found = released([*SPREAD, *alike(20, 200, act="THREAT"), *alike(25, 230)])
    assert "ACT" in names(found)
    assert "ACT" not in missed(found)


@pytest.mark.parametrize(("shown", "kept"), [(80, True), (79, False)])
def test_four_in_five_is_enough_and_a_case_less_is_not(shown: int, kept: bool) -> None:
    """Two answers of the three can't be shown: one is small, and the other would give it away."""
    cases = [*alike(shown, alone="Y"), *alike(100 - shown - 5, 100, alone="N"), *alike(5, 200)]
    found = released(cases)
    assert ("ALONE" in names(found)) is kept
    assert missed(found).get("ALONE") == (None if kept else (Shortfall.SHOWN, ()))


def test_the_coarser_table_stands_in_and_is_named() -> None:
    cases = [
        *alike(40, act="VERBAL"),
        *alike(9, 40, act="SERIOUS"),
        *alike(9, 50, act="MINOR"),
        *alike(12, 60, act="ASSAULT"),
        *alike(12, 80),
    ]
    found = released(cases)
    assert "ACT" not in names(found)
    assert "ACT_GROUP" in names(found)
    assert missed(found)["ACT"] == (Shortfall.SHOWN, ("ACT_GROUP",))
    assert cell("cases", {"act": "SERIOUS"}) not in found.cells
    assert found.cells[cell("cases", {"act": "THREAT"})].value == 18


def test_two_ways_fall_apart_into_one_way_each() -> None:
    schema = dataclasses.replace(SCHEMA, structural=({"step": "_U"}, {"result": "_U"}))
    events = [("T0", "KEPT")] * 3 + [("T1", "KEPT")] * 3 + [("T0", "MISSED"), ("T1", "MISSED")]
    cases = [case(officer, events[officer % len(events)], act="VERBAL") for officer in range(72)]
    found = released(cases, schema=schema)
    assert missed(found)["STEPS"] == (Shortfall.SHOWN, ("STEP", "RESULT"))
    assert by_name(found, "RESULT").figures["KEPT",].value == 54


@pytest.mark.parametrize("events", [0, 9])
def test_nobody_and_a_few_look_alike(events: int) -> None:
    """All figures withheld would say 'none at all': of some, however few, too small a share were shown."""
    cases = [*alike(60, act="VERBAL"), *(case(100 + place, ("T0", "KEPT"), act="VERBAL") for place in range(events))]
    found = released(cases)
    assert missed(found)["STEPS"] == (Shortfall.SHOWN, ())
    assert not any(shown.unit == Unit.CONTACTS for shown in found.cells)


def test_a_table_that_nobody_collected_is_not_judged() -> None:
    found = released(alike(60, act="VERBAL"), gaps=frozenset({"alone"}))
    assert by_name(found, "ALONE").number_of(State.NOT_COLLECTED) == 3
    assert "ALONE" not in missed(found)


def test_the_four_things_stay_apart_in_a_coarser_table() -> None:
    fine = table(
        "ACT", Unit.CASES, ("act", 2), from_officers=500, instead=(table("ACT_GROUP", Unit.CASES, ("act", 1)),)
    )
    schema = dataclasses.replace(SCHEMA, structural=({"act": "ASSAULT"},), tables=(fine, *SCHEMA.tables[1:]))
    cases = [*alike(80, act="VERBAL"), *alike(4, 80, act="SERIOUS"), *alike(4, 85, act="MINOR"), *alike(12, 90)]
    found = released(cases, gaps=frozenset({"step"}), schema=schema)
    act = by_name(found, "ACT_GROUP").figures
    assert act["VERBAL",] == Figure(State.VALUE, 80)
    assert act["THREAT",] == HIDDEN
    assert act["ASSAULT",] == Figure(State.STRUCTURAL)
    assert act["_U",].state in (State.VALUE, State.HIDDEN)
    assert Figure(State.NOT_COLLECTED) in by_name(found, "STEPS").figures.values()


def test_too_few_officers_are_another_reason_than_too_few_figures() -> None:
    found = released([*alike(30, injury="NONE"), *alike(15, 30, injury="WOUND"), *alike(12, 45)])
    assert missed(found)["ACT_INJURED"] == (Shortfall.OFFICERS, ("INJURED",))
    assert missed(found)["ACT_SUPPORT"] == (Shortfall.OFFICERS, ())


def test_a_finer_table_goes_before_one_whose_cells_it_holds() -> None:
    """Leaving the coarser one out would hide nothing while the finer one shows all its cells as sums."""
    finer = table("FINE", Unit.CASES, ("act", 1), ("alone", 1), instead=())
    schema = dataclasses.replace(SCHEMA, tables=(table("ACT_GROUP", Unit.CASES, ("act", 1)), finer))
    cases = [
        *alike(45, act="VERBAL", alone="Y"),
        *alike(30, 50, act="THREAT", alone="Y"),
        *alike(12, 80, act="ASSAULT", alone="N"),
        *alike(1, 100, act="ASSAULT", alone="Y"),
    ]
    found = released(cases, schema=schema)
    assert names(found) == ["ACT_GROUP"]


@slowly
@given(seed=st.integers(0, 10**9), number=st.integers(30, 600), officers=st.integers(30, 200))
def test_whatever_is_shown_shows_most_of_it_and_is_safe(seed: int, number: int, officers: int) -> None:
    cases = [*random_cases(seed, number, officers), *alike(30, 10**6, act="VERBAL")]
    found = released(cases)
    for name in names(found):
        assert percent_shown(found, name) >= 80
    assert audit(SCHEMA, found.published()).ok
    for least, most in ranges(SCHEMA, {YEAR.label: found.cells}).values():
        assert most - least >= SCHEMA.width
    random.Random(seed).shuffle(cases)
    assert released(cases).cells == found.cells


OF_CASES = dataclasses.replace(
    SCHEMA, tables=tuple(t for t in SCHEMA.tables if t.name in ("ACT", "INJURY", "ACT_INJURED"))
)


@settings(deadline=None, max_examples=2, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9))
def test_no_cell_is_narrow_in_quarters_and_years_of_different_detail(seed: int) -> None:
    """Quarters, then their year, then another year, with one of at most two behind a cell helping the attack."""
    dice = random.Random(seed)
    earlier: list[Published] = []
    every: list[CountedCase] = []
    for quarter in (1, 2, 3, 4):
        own = [
            *random_cases(dice.randrange(10**9), dice.choice((40, 120)), dice.choice((50, 80))),
            *alike(30, 10**6, act="VERBAL"),
        ]
        every += own
        earlier.append(released(own, Period(year=2026, quarter=quarter), tuple(earlier), schema=OF_CASES).published())
    year = released(every, YEAR, tuple(earlier), schema=OF_CASES)
    other = released(random_cases(seed, 300, 100), Period(year=2027), (*earlier, year.published()), schema=OF_CASES)
    assert audit(OF_CASES, other.published(), [*earlier, year.published()]).ok
    everything = {past.period.label: past.cells for past in (*earlier, year.published(), other.published())}
    assert not narrow(OF_CASES, everything)
    tallies = count(OF_CASES, every, YEAR).tallies
    for known in [one for one, figure in year.cells.items() if figure == HIDDEN and 1 <= min(tallies[one]) <= 2][:2]:
        told = {**everything, "2026": {**year.cells, known: Figure(State.VALUE, tallies[known].number)}}
        for (label, found), (least, most) in ranges(OF_CASES, told).items():
            same = tallies.get(found) == tallies[known]
            assert most > least or (label != "2026" or same), (found, known)


def test_a_quarter_without_a_table_is_no_quarter_without_cases() -> None:
    """Its year shows act by injury, three quarters do too, and the first had too few officers for it: what is left
    of the year is not its own, and the attack must not take it for that."""
    few = [*alike(40, act="VERBAL", injury="NONE"), *alike(12, 40, act="ASSAULT", injury="WOUND")]
    many = [
        *alike(50, act="VERBAL", injury="NONE"),
        *alike(14, 50, act="ASSAULT", injury="WOUND"),
        *alike(13, 70, act="ASSAULT", injury="NONE"),
    ]
    earlier: list[Published] = []
    for quarter, own in ((1, few), (2, many), (3, many), (4, many)):
        earlier.append(released(own, Period(year=2026, quarter=quarter), tuple(earlier), schema=OF_CASES).published())
    assert cell("cases", {"act": "ASSAULT", "injured": "Y"}) not in earlier[0].cells
    year = released([*few, *many, *many, *many], YEAR, tuple(earlier), schema=OF_CASES)
    assert not narrow(OF_CASES, {past.period.label: past.cells for past in (*earlier, year.published())})


def test_a_coarser_release_before_a_finer_one_is_attacked_with_it() -> None:
    """Only the total of a period left; with a greater width nothing finer of it is safe: the table is left out, and
    the release is not refused for it."""
    cases = [*alike(80, act="VERBAL", alone="Y"), *alike(12, 80, act="VERBAL"), *alike(3, 95, act="VERBAL", alone="N")]
    wide = dataclasses.replace(SCHEMA, width=100, tables=tuple(t for t in SCHEMA.tables if t.name == "ALONE"))
    before = Published(schema=wide.id, period=YEAR, cells={Cell("cases"): Figure(State.VALUE, 95)})
    with pytest.raises(Stuck):
        protect(count(wide, cases, YEAR), [before])
    found = released(cases, earlier=(before,), schema=wide)
    assert missed(found) == {"ALONE": (Shortfall.SHOWN, ())}
    assert audit(wide, found.published(), [before]).ok


def test_no_schema_has_a_finer_table_stand_in() -> None:
    fine = table("FINE", Unit.CASES, ("act", 2))
    same = table("SAME", Unit.CASES, ("act", 1))
    other = table("OTHER", Unit.CONTACTS, ("act", 1))
    late = table("LATE", Unit.CASES, ("act", 1), from_officers=500)
    for stand_in, whole in ((fine, 1), (same, 1), (other, 2), (late, 2)):
        with pytest.raises(ValueError, match="not coarser"):
            dataclasses.replace(SCHEMA, tables=(table("ACT", Unit.CASES, ("act", whole), instead=(stand_in,)),))


def test_whoever_chooses_finer_tables_or_shows_more_meets_the_gate() -> None:
    """The floors are not the choice's: a choice that withholds nothing is attacked like any other."""
    counts = count(SCHEMA, [*SPREAD, *alike(3, 300, act="SERIOUS", alone="Y")], YEAR)
    found = with_detail(counts)
    hostile = dataclasses.replace(found, protected=dataclasses.replace(found.protected, counts=counts, why={}))
    left = compose(hostile, counted_share=Band.UNKNOWN, program="1", released_on=RELEASED)
    assert audit(SCHEMA, left.published()).too_small


@pytest.mark.parametrize("why", list(Shortfall))
@pytest.mark.parametrize("instead", [(), ("Cases by group of acts",)])
def test_every_reason_is_a_sentence(why: Shortfall, instead: tuple[str, ...]) -> None:
    told = Reduced(label="Cases by act", why=why, instead=instead).told(language("en"))
    assert told.startswith("Cases by act: ")
    assert ("Shown instead: Cases by group of acts." in told) is bool(instead)
