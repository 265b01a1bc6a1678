"""A share alone says nothing, two of them say everything, and sums of shares are shares of sums."""

import hashlib
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import stats

from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.exchange.contribution import sharing

SEED = bytes(range(32))
vectors = arrays.arrays(np.uint64, 7, elements=st.integers(0, 2**64 - 1))
seeds = st.binary(min_size=32, max_size=32)


@given(vector=vectors, seed=seeds)
def test_both_shares_together_are_the_payload(vector: Vector, seed: bytes) -> None:
    """Whatever the numbers are: they go round at 2^64."""
    share, kept = sharing.shares(vector, seed)
    assert np.array_equal(sharing.joined(share, sharing.stream(kept, len(vector))), vector)


@given(payloads=st.lists(st.tuples(vectors, seeds), min_size=1, max_size=8))
def test_the_sum_of_shares_opens_to_the_sum_of_payloads(payloads: list[tuple[Vector, bytes]]) -> None:
    at_a = sharing.added((sharing.shares(vector, seed)[0] for vector, seed in payloads), 7)
    at_b = sharing.added((sharing.stream(seed, 7) for _vector, seed in payloads), 7)
    expected = [sum(int(vector[place]) for vector, _seed in payloads) % 2**64 for place in range(7)]
    assert sharing.joined(at_a, at_b).tolist() == expected


@given(one=vectors, other=vectors, stream=vectors)
def test_any_share_fits_any_payload(one: Vector, other: Vector, stream: Vector) -> None:
    """The argument that a share tells nothing, in numbers: what office A holds of one payload is what it would hold of
    any other payload under another stream, and there are as many streams for the one as for the other. (A stream
    comes from a seed of 256 bits; telling it from chance is breaking SHAKE256.)"""
    share = one - stream
    other_stream = other - share
    assert np.array_equal(other - other_stream, share)
    assert np.array_equal(other_stream - stream, other - one)


def _independence(share_of: Callable[[Vector, int], Vector]) -> float:
    """Chi-square of a payload's lowest bit against four bits of its share, for 100 seeds; then how well these 100
    results fit chance. Next to 0: they do not."""
    payload = np.arange(4_000, dtype=np.uint64)
    found = []
    for number in range(100):
        share = share_of(payload, number)
        table = np.histogram2d((payload % 2).astype(float), (share % 16).astype(float), bins=(2, 16))[0]
        found.append(stats.chi2_contingency(table).pvalue)
    return float(stats.kstest(found, "uniform").pvalue)


def test_what_is_in_a_payload_does_not_show_in_its_share() -> None:
    """And the test would see it: shares of a stream that is uneven by a little fail."""
    assert _independence(lambda payload, number: sharing.shares(payload, bytes([number]) * 32)[0]) > 0.001

    def uneven(payload: Vector, number: int) -> Vector:
        stream = sharing.stream(bytes([number]) * 32, len(payload))
        return payload - np.where(stream % 64 == 0, stream + np.uint64(1), stream)

    assert _independence(uneven) < 0.001


def test_every_byte_of_a_share_of_nothing_is_as_likely_as_any_other() -> None:
    share, _seed = sharing.shares(np.zeros(100_000, dtype=np.uint64), SEED)
    evenly = np.bincount(np.frombuffer(sharing.as_bytes(share), dtype=np.uint8), minlength=256)
    assert stats.chisquare(evenly).pvalue > 0.001


def test_the_same_payload_is_never_shared_twice_in_the_same_way() -> None:
    vector = np.arange(20, dtype=np.uint64)
    seen = {sharing.as_bytes(sharing.shares(vector, sharing.new_seed())[0]) for _time in range(50)}
    assert len(seen) == 50


def test_a_seed_used_twice_would_tell_the_difference() -> None:
    """Why every revision draws a new one."""
    one, other = np.arange(5, dtype=np.uint64), np.full(5, 9, dtype=np.uint64)
    difference = sharing.shares(one, SEED)[0] - sharing.shares(other, SEED)[0]
    assert np.array_equal(difference, one - other)


def test_the_stream_stays_what_it_is() -> None:
    """By docs/formats/contribution.md, and to the bit: files of today are added up in years."""
    raw = hashlib.shake_256(b"wellbeing share stream 1\n" + SEED).digest(24)
    assert sharing.stream(SEED, 3).tolist() == [int.from_bytes(raw[at : at + 8], "little") for at in (0, 8, 16)]
    assert sharing.stream(SEED, 3).tolist() == FIRST_THREE
    assert np.array_equal(sharing.stream(SEED, 3), sharing.stream(SEED, 30)[:3])


FIRST_THREE = [6077276853408903636, 2507985388397318161, 966590117241476980]


@given(vector=vectors)
def test_numbers_travel_the_lowest_byte_first(vector: Vector) -> None:
    raw = sharing.as_bytes(vector)
    assert raw == b"".join(int(number).to_bytes(8, "little") for number in vector)
    assert np.array_equal(sharing.numbers(raw), vector)


def test_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sharing.stream(SEED[:31], 3)
    with pytest.raises(ValueError, match="numbers"):
        sharing.added([np.zeros(3, dtype=np.uint64), np.zeros(2, dtype=np.uint64)], 3)
    with pytest.raises(ValueError):
        sharing.numbers(bytes(9))
