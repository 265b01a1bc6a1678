"""The short form of the fuzzing: every decoder, a few readings each, and what the fuzzer itself promises."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.fuzz import bounds
from tests.torture.fuzz.decoder import DECODERS, Decoder
from tests.torture.fuzz.mutations import BYTES
from tests.torture.fuzz.trials import Fuzz
from tests.torture.torture import Outcome
from wellbeing.errors import Refused

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time and memory of one reading are measured on Linux")

READINGS = 30


@pytest.mark.parametrize("name", sorted(DECODERS))
def test_whatever_comes_from_outside_is_read_or_refused(name: str, tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    outcome = Fuzz(name, tmp_path, READINGS).trial(0, random.Random(seed))
    assert not outcome.lost, f"{name}, random.Random({seed}): {outcome.lost}"
    assert outcome.tried == READINGS


def tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, read: Callable[[bytes, Path], object]) -> Outcome:
    toy = Decoder(
        name="toy", read=read, seeds=lambda: [b"a seed"], changes=(BYTES,), refusals=(Refused,), seconds=1, trials=1
    )
    monkeypatch.setitem(DECODERS, "toy", toy)
    return Fuzz("toy", tmp_path).trial(0, random.Random(1))


def only(content: bytes, _place: Path) -> None:
    if content != b"a seed":
        raise Refused("no seed")


def test_readings_and_refusals_are_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    outcome = tried(monkeypatch, tmp_path, only)
    assert not outcome.lost
    assert outcome.notes["refused"] > 50
    assert sum(outcome.notes.values()) == outcome.tried == 100


def test_an_exception_that_nobody_expected_is_a_loss_with_its_content(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def read(content: bytes, _place: Path) -> None:
        if content != b"a seed":
            raise KeyError("unexpected")

    outcome = tried(monkeypatch, tmp_path, read)
    assert "KeyError: 'unexpected'" in outcome.lost
    assert "bytes: " in outcome.lost


def test_a_reading_that_prints_is_a_loss(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def read(content: bytes, _place: Path) -> None:
        if content != b"a seed":
            sys.stdout.write("a remark of some library")

    assert "a remark of some library" in tried(monkeypatch, tmp_path, read).lost


def test_a_reading_that_takes_too_long_is_a_loss(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 0.001)

    def read(content: bytes, _place: Path) -> None:
        if content != b"a seed":
            sum(range(1_000_000))

    assert "reading 0: took" in tried(monkeypatch, tmp_path, read).lost


def test_a_reading_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bounds, "_STOPPED_AFTER", 0.05)

    def read(content: bytes, _place: Path) -> None:
        while content != b"a seed":
            pass

    assert "took more than" in tried(monkeypatch, tmp_path, read).lost


@pytest.mark.parametrize(("size", "told"), [(400_000_000, "took more than 300 MB"), (8_000_000_000, "MemoryError")])
def test_a_reading_that_takes_too_much_memory_is_a_loss(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: int, told: str
) -> None:
    def read(content: bytes, _place: Path) -> None:
        if content != b"a seed":
            b"x" * size

    assert told in tried(monkeypatch, tmp_path, read).lost


def test_the_same_chance_tries_the_same(tmp_path: Path) -> None:
    fuzz = Fuzz("header", tmp_path)
    first, second = ([fuzz._changed(chance) for _reading in range(50)] for chance in map(random.Random, (5, 5)))
    assert first == second
    assert len(set(first)) > 40
