"""The way out fails closed: what the gate finds, or what cannot be recorded, leaves nothing behind."""

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.release.examples import CREATED, SIGNER, published, release
from wellbeing.anonymise.ledger import read_ledger
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.release import Release
from wellbeing.content.statistics import load_schema
from wellbeing.errors import Refused
from wellbeing.exchange.release import GateClosed, Publication, hand_out, publish, verify
from wellbeing.exchange.release.publication import gate
from wellbeing.exchange.release.writing import files_of
from wellbeing.language import language
from wellbeing.signatures.signing import verifies


def test_a_release_passes_the_gate_is_recorded_and_leaves(tmp_path: Path) -> None:
    found = published(tmp_path / "out")
    assert found.audit.ok
    assert found.audit.intervals
    assert verify(tmp_path / "out", SIGNER.card).ok
    assert read_ledger([found.entry.canonical()])[0].published() == release().published()
    assert verifies(SIGNER.card, "ledger entry", found.entry.canonical(), found.entry_signatures)
    hand_out(found.files, tmp_path / "again")
    assert all((tmp_path / "again" / name).read_bytes() == raw for name, raw in found.files.items())


def opened(found: Release) -> Release:
    """A release in which one withheld cell was forgotten: it is shown with a small number."""
    spot = next(cell for cell, figure in found.cells.items() if figure.state is State.HIDDEN and cell.unit == "cases")
    shown = Figure(State.VALUE, 3)
    tables = tuple(
        replace(table, figures={c: shown if table.cell(c) == spot else f for c, f in table.figures.items()})
        for table in found.tables
    )
    return replace(found, cells={**found.cells, spot: shown}, tables=tables)


def test_a_cell_that_says_too_much_stops_the_release(tmp_path: Path) -> None:
    recorded: list[Publication] = []
    with pytest.raises(GateClosed) as stopped:
        publish(
            opened(release()),
            tmp_path / "out",
            schema=load_schema(),
            ledger=(),
            signer=SIGNER,
            language=language("en"),
            pdf=None,
            created=CREATED,
            record=recorded.append,
        )
    assert not stopped.value.audit.ok
    assert not recorded
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_recorded_does_not_leave(tmp_path: Path) -> None:
    def broken(_publication: Publication) -> None:
        raise OSError("the vault's disk is full")

    with pytest.raises(OSError, match="full"):
        publish(
            release(),
            tmp_path / "out",
            schema=load_schema(),
            ledger=(),
            signer=SIGNER,
            language=language("en"),
            pdf=None,
            created=CREATED,
            record=broken,
        )
    assert not list(tmp_path.iterdir())


def test_a_release_can_be_stopped_until_it_is_recorded_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """At the first word of the attack as well as at the last one."""
    recorded: list[Publication] = []

    def left(folder: Path, told: Callable[[], object]) -> None:
        publish(
            release(),
            folder,
            schema=load_schema(),
            ledger=(),
            signer=SIGNER,
            language=language("en"),
            pdf=None,
            created=CREATED,
            record=recorded.append,
            told=told,
        )

    words: list[int] = []
    left(tmp_path / "whole", lambda: words.append(len(recorded)))
    assert len(words) > 1
    assert not any(words), "nothing is told, and so stopped, once it is recorded"
    for last in (1, len(words)):
        steps = iter(range(1, last))
        with pytest.raises(StopIteration):
            left(tmp_path / "stopped", functools.partial(next, steps))
    assert len(recorded) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["whole"]


def test_a_period_leaves_once(tmp_path: Path) -> None:
    first = published(tmp_path / "out")
    with pytest.raises(Refused):
        published(tmp_path / "again", (first.entry,))
    second = published(tmp_path / "next", (first.entry,), replace(release(), period=Period(year=2023)))
    assert read_ledger([first.entry.canonical(), second.entry.canonical()])[1].number == 2


def test_a_spreadsheet_that_says_more_than_the_data_does_not_leave(tmp_path: Path) -> None:
    found = release()
    files = files_of(found, signer=SIGNER, language=language("en"), pdf=None, created=CREATED)
    hand_out(files, tmp_path / "out")
    assert gate(tmp_path / "out", files, found, load_schema(), []).ok
    leaky = files_of(opened(found), signer=SIGNER, language=language("en"), pdf=None, created=CREATED)
    mixed = {**files, "tables.xlsx": leaky["tables.xlsx"]}
    assert not gate(tmp_path / "out", mixed, found, load_schema(), []).ok


def test_files_that_differ_from_the_release_do_not_leave(tmp_path: Path) -> None:
    found = release()
    files = files_of(found, signer=SIGNER, language=language("en"), pdf=None, created=CREATED)
    hand_out(files, tmp_path / "out")
    assert not gate(tmp_path / "out", files, replace(found, period=Period(year=2021)), load_schema(), []).ok
    (tmp_path / "out" / "README.txt").write_text("changed on the way")
    assert not gate(tmp_path / "out", files, found, load_schema(), []).ok
