"""Shares leave in bands, and no band tells nearly how many cases were left out."""

import dataclasses
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymise import examples
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.share import (
    FEWEST_UNTOLD,
    Asked,
    Band,
    band,
    counted_band,
    leaves_open,
    left_out_range,
    reported_band,
    tells_nobody,
)

FEWEST, WIDTH = 30, 10


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 0, Band.UNKNOWN),
        (24, 100, Band.UNDER_25),
        (25, 100, Band.FROM_25),
        (49, 100, Band.FROM_25),
        (50, 100, Band.FROM_50),
        (74, 100, Band.FROM_50),
        (75, 100, Band.FROM_75),
        (89, 100, Band.FROM_75),
        (90, 100, Band.FROM_90),
    ],
)
def test_shares_leave_in_bands(part: int, whole: int, expected: Band) -> None:
    assert band(part, whole) is expected


@given(counted=st.integers(FEWEST, 400), left_out=st.integers(0, 2000))
def test_whoever_knows_the_counted_cases_and_the_band_is_left_with_the_width(counted: int, left_out: int) -> None:
    """Tried by counting up: every number of cases left out that would have given the same band."""
    found = counted_band(counted, counted + left_out, WIDTH)
    alike = [n for n in range(4 * 400) if counted_band(counted, counted + n, WIDTH) is found]
    assert alike[-1] - alike[0] >= WIDTH
    least, most = left_out_range(counted, found)
    assert least <= left_out
    assert most is None or (least, most) == (alike[0], alike[-1])


def test_the_highest_bands_are_one_where_they_would_tell_too_much() -> None:
    assert counted_band(89, 89, WIDTH) is Band.FROM_75_UP
    assert counted_band(89, 110, WIDTH) is Band.FROM_75_UP
    assert counted_band(90, 90, WIDTH) is Band.FROM_90
    assert not leaves_open(89, Band.FROM_90, WIDTH)


def test_the_audit_stops_a_share_that_tells_too_much() -> None:
    cells = {Cell("cases"): Figure(State.VALUE, 60), Cell("officers"): Figure(State.VALUE, 60)}
    few = Published(schema="TEST_1", period=examples.YEAR, cells=cells)
    schema = dataclasses.replace(examples.SCHEMA, tables=())
    assert audit(schema, few, counted_share=Band.FROM_75_UP).ok
    assert audit(schema, few, counted_share=Band.FROM_90).narrow_share
    assert not audit(schema, few, counted_share=Band.FROM_90).ok


def test_with_too_few_officers_the_audit_lets_no_share_pass() -> None:
    words = Published(schema="TEST_1", period=examples.YEAR, cells={Cell("cases"): Figure(State.HIDDEN)})
    assert audit(examples.SCHEMA, words).ok
    assert not audit(examples.SCHEMA, words, counted_share=Band.FROM_90).ok


QUARTER = st.lists(st.lists(st.integers(10, 40), min_size=1, max_size=3), min_size=1, max_size=5)
"""Batches that were opened, each with the representatives on the rosters of its areas."""


@given(year=st.lists(QUARTER, min_size=1, max_size=4), dice=st.randoms())
def test_whoever_knows_every_roster_and_what_was_opened_cannot_count_who_is_missing(
    year: list[list[list[int]]], dice: random.Random
) -> None:
    """Tried by counting up what every batch can be: four in five of each area, and ten with a case. Of what was not
    opened nothing is in the band, so that nothing known of it narrows anything."""
    batches = [batch for quarter in year for batch in quarter]
    possible = [range(max(10, sum(math.ceil(0.8 * size) for size in batch)), sum(batch) + 1) for batch in batches]
    asked = Asked(number=sum(map(sum, batches)), least=sum(one[0] for one in possible))
    found = reported_band(sum(dice.choice(one) for one in possible), asked)
    totals = {0}
    for one in possible:
        totals = {before + more for before in totals for more in one}
    alike = [total for total in totals if reported_band(total, asked) is found]
    assert found is Band.UNKNOWN or max(alike) - min(alike) >= FEWEST_UNTOLD
    assert tells_nobody(found, asked)


@pytest.mark.parametrize("share", [one for one in Band if one is not Band.UNKNOWN])
def test_the_audit_stops_a_band_that_tells_who_is_missing(share: Band) -> None:
    cells = {Cell("cases"): Figure(State.VALUE, 60), Cell("officers"): Figure(State.VALUE, 60)}
    left = Published(schema="TEST_1", period=examples.YEAR, cells=cells)
    schema = dataclasses.replace(examples.SCHEMA, tables=())
    for asked in (None, Asked(number=49, least=40)):
        assert audit(schema, left, reported=share, asked=asked).narrow_reported
        assert not audit(schema, left, reported=share, asked=asked).ok
        assert audit(schema, left, reported=Band.UNKNOWN, asked=asked).ok
    wide = Asked(number=60, least=48)
    assert audit(schema, left, reported=share, asked=wide).ok == (share is Band.FROM_75_UP)


@pytest.mark.parametrize(
    ("reported", "number", "least", "expected"),
    [
        (0, 0, 0, Band.UNKNOWN),
        (40, 40, 32, Band.UNKNOWN),
        (60, 60, 48, Band.FROM_75_UP),
        (200, 200, 160, Band.FROM_90),
        (160, 200, 160, Band.FROM_75),
        (200, 200, 195, Band.UNKNOWN),
        (330, 330, 264, Band.FROM_90),
    ],
)
def test_with_few_representatives_nobody_is_told_how_many_reported(
    reported: int, number: int, least: int, expected: Band
) -> None:
    assert reported_band(reported, Asked(number=number, least=least)) is expected
