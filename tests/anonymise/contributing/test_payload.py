"""A payload holds what counting finds, in every table, however few officers there are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymise.examples import SCHEMA, YEAR, alike, random_cases
from wellbeing.anonymise.contributing.layout import ANY_CASE, Layout
from wellbeing.anonymise.contributing.opening import opened
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.count import count
from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.schema import Unit

LAYOUT = Layout.of(SCHEMA)


@given(seed=st.integers(0, 10**6), number=st.integers(0, 90), officers=st.integers(1, 80))
def test_the_numbers_are_those_of_counting(seed: int, number: int, officers: int) -> None:
    """Counting shows every table once there are enough officers; the payload needs none."""
    cases = random_cases(seed, number, officers)
    batch = opened(LAYOUT, payload(LAYOUT, cases), 1)
    full = count(SCHEMA, [*cases, *alike(60, 10**6, act="VERBAL")], YEAR)
    added = opened(LAYOUT, payload(LAYOUT, alike(60, 10**6, act="VERBAL")), 1)
    for found, tally in full.tallies.items():
        assert batch.cases[found] + added.cases[found] == tally.number
        assert batch.officers[found] + added.officers[found] == tally.officers
        assert batch.contributors[found] == (batch.cases[found] > 0)
    assert batch.active == (number > 0)


def test_a_quarter_without_anything_is_all_zeros() -> None:
    vector = payload(LAYOUT, [])
    assert vector.dtype == np.uint64
    assert not vector.any()
    assert opened(LAYOUT, vector, 1).active == 0


def test_a_quarter_of_events_alone_is_not_active() -> None:
    late = CountedCase(
        officer=1, facts=None, events=(Event(unit=Unit.CONTACTS, facts={"step": "T0", "result": "KEPT"}),)
    )
    vector = payload(LAYOUT, [late])
    assert vector[ANY_CASE] == 0
    assert vector.any()
    assert opened(LAYOUT, vector, 1).active == 0
