"""Shares leave in bands, and no band tells nearly how many cases were left out."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymise import examples
from wellbeing.anonymise.audit import audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.share import (
    FEWEST_UNTOLD,
    Band,
    band,
    counted_band,
    leaves_open,
    left_out_range,
    reported_band,
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


@given(asked=st.integers(1, 400), missing=st.integers(0, 400))
def test_whoever_knows_how_many_were_asked_cannot_count_who_is_missing(asked: int, missing: int) -> None:
    """Tried by counting up, also for somebody who knows that every area was opened, so that four in five reported."""
    missing = min(missing, asked)
    found = reported_band(asked - missing, asked)
    opened = 100 * missing <= 20 * asked
    possible = range(asked * 20 // 100 + 1 if opened else asked + 1)
    alike = [n for n in possible if reported_band(asked - n, asked) is found]
    assert found is Band.UNKNOWN or alike[-1] - alike[0] >= FEWEST_UNTOLD


def test_with_few_representatives_nobody_is_told_how_many_reported() -> None:
    assert reported_band(40, 40) is Band.UNKNOWN
    assert reported_band(60, 60) is Band.FROM_75_UP
    assert reported_band(200, 200) is Band.FROM_90
    assert reported_band(0, 0) is Band.UNKNOWN
