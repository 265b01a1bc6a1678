"""Reading figures from strangers: exactly a release, or one refusal."""

import contextlib
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.release.examples import SIGNER, published, release
from wellbeing.anonymise.period import Period
from wellbeing.content.statistics import load_schema
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.release import read
from wellbeing.exchange.release.manifest import MANIFEST, SIGNATURE, signature_of
from wellbeing.exchange.release.returning import read_returned
from wellbeing.exchange.release.sdmx_csv import LARGEST_FILE, read_csv, write_csv


def test_what_was_written_is_what_is_read(tmp_path: Path) -> None:
    published(tmp_path / "out")
    assert read(tmp_path / "out", load_schema()) == release().published()


@pytest.mark.parametrize("period", [Period(year=2026), Period(year=2026, quarter=3)])
def test_every_kind_of_period_comes_back(period: Period) -> None:
    found = replace(release(), period=period)
    assert read_csv(write_csv(found), load_schema()).period == period


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"STRUCTURE,", b"STRUKTUR,"),
        (b",VERBAL,", b",NONSENSE,"),
        (b",2022,500,", b",2022,-500,"),
        (b",2022,500,", b",2022,5e2,"),
        (b",2022,500,", b",2022,NaN,"),
        (b",2022,500,", b",2023,500,"),
        (b",Q,C", b",Q,F"),
        (b"IMPORTED", b"CURRENT"),
        (b"WB_REP_1", b"WB_REP_2"),
        (b",CASES,", b",PEOPLE,"),
        (b"\r\n", b"\r\nmore,"),
        (b",500,", b',"500,'),
        (b",500,", b",\xff500,"),
        (b",500,", "،٥٠٠،".encode()),
    ],
)
def test_anything_else_is_refused(old: bytes, new: bytes) -> None:
    raw = write_csv(release())
    assert old in raw
    with pytest.raises(Refused):
        read_csv(raw.replace(old, new, 1), load_schema())


def test_a_cell_that_stands_twice_is_refused() -> None:
    raw = write_csv(release())
    with pytest.raises(Refused):
        read_csv(raw + raw.splitlines(keepends=True)[-1], load_schema())


def test_a_file_beyond_the_limit_is_not_parsed() -> None:
    with pytest.raises(Refused):
        read_csv(write_csv(release()) + b" " * LARGEST_FILE, load_schema())


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        read_csv(raw, load_schema())


@settings(max_examples=80, deadline=None)
@given(place=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_one_changed_byte_is_refused_or_read_as_another_figure(place: int, byte: int) -> None:
    raw = bytearray(write_csv(release()))
    raw[place % len(raw)] = byte
    with contextlib.suppress(Refused):
        assert read_csv(bytes(raw), load_schema()).schema == "WB_REP_1"


@pytest.mark.parametrize(("name", "value"), [("released_on", "2026-13-01"), ("released_on", ""), ("period", "2026-Q9")])
def test_a_manifest_of_ours_that_names_no_day_or_period_is_not_intact(tmp_path: Path, name: str, value: str) -> None:
    folder = tmp_path / "release"
    published(folder)
    note = msgspec.json.decode((folder / MANIFEST).read_bytes())
    manifest = msgspec.json.encode({**note, name: value})
    (folder / MANIFEST).write_bytes(manifest)
    (folder / SIGNATURE).write_bytes(signature_of(SIGNER, manifest))
    with pytest.raises(Tampered):
        read_returned(folder, SIGNER.card, lambda _data: load_schema())
