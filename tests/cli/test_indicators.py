"""`wellbeing indicators`: a sheet is handed out, filled in, looked at, taken in, replaced and listed."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, open_session

HEAD = "force,year,fact,value,state,persons,source\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    with open_session(tmp_path / "vault"):
        return tmp_path / "vault"


def test_facts_come_in_whole_and_a_later_file_replaces(vault: Path, tmp_path: Path) -> None:
    def at(*words: object) -> Outcome:
        return call("indicators", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")

    def sheet(*rows: str) -> Path:
        file = tmp_path / "facts.csv"
        file.write_text(HEAD + "\n".join(rows), encoding="utf-8")
        return file

    first = sheet("North,2026,OFFICERS,1600,,,Ministry", "North,2026,SHIFTS,,missing,,Roster")
    assert "New: 2" in at("import", first, "--dry-run").out
    assert json.loads(at("list", "--json").out)["facts"] == [], "a dry run writes nothing"
    assert json.loads(at("import", first, "--by", "Ana Example", "--json").out)["written"] == 2

    half = sheet("North,2026,OFFICERS,1700,,,Ministry", "North,2026,SHIFTS,many,,,Roster")
    refused = at("import", half, "--by", "Ana Example")
    assert refused.code == 2
    assert "row 3, value" in refused.out
    more = sheet("north,2026,SHIFTS,900,,60,Roster", "north,2026,SHIFTS_UNDER,901,,60,Roster")
    assert "a part is more than its whole (SHIFTS, SHIFTS_UNDER)" in at("import", more, "--by", "Ana").out

    second = sheet("NORTH,2026,OFFICERS,1650,,,Ministry")
    assert json.loads(at("import", second, "--by", "Bo Example", "--json").out)["changed"] == 1
    listed = json.loads(at("list", "--json").out)
    assert [(one["fact"], one["value"], one["state"], one["imported_by"]) for one in listed["facts"]] == [
        ("OFFICERS", 1650, "value", "Bo Example"),
        ("SHIFTS", None, "missing", "Ana Example"),
    ]
    assert [one["value"] for one in listed["replaced"]] == [1600], "history is kept"
    assert [one["id"] for one in listed["indicators"]][-1] == "I20"
    told = at("list").out
    assert "NORTH, 2026, OFFICERS: 1,650 · Ministry · taken in by Bo Example on" in told
    assert "SHIFTS: missing" in told


def test_an_empty_sheet_needs_no_vault(tmp_path: Path) -> None:
    out = tmp_path / "facts.xlsx"
    assert call("indicators", "sheet", "--out", out).code == 0
    assert out.is_file()
    assert call("indicators", "sheet", "--out", out).code == 2, "what stands there is not replaced"
    assert call("indicators", "sheet", "--out", tmp_path / "facts.txt").code == 2
