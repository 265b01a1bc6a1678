"""`wellbeing services`: a directory is looked at, taken in, found by need, checked and saved."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, open_session

SHEET = """\
Name,Kind of help,For whom,Region,Free of cost,Hours of the week
Night Line,CRISIS,Anybody,,yes,24/7
Harbour Lawyers,Lawyer or legal cover,Members of the union,DE21,no,Mo-Fr 9-17
Nobody,Sorcery,,,perhaps,
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    with open_session(tmp_path / "vault"):
        return tmp_path / "vault"


def test_from_a_spreadsheet_to_a_checked_directory(vault: Path, tmp_path: Path) -> None:
    def at(*words: object) -> Outcome:
        told = call("services", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")
        assert told.code == 0, told.err
        return told

    (tmp_path / "services.csv").write_text(SHEET, encoding="utf-8")
    looked = at("import", tmp_path / "services.csv").out
    assert "New: 2" in looked
    assert "row 4, Kind of help: This is not a kind of help that the program knows." in looked
    assert json.loads(at("find", "--json").out) == [], "looking writes nothing"
    taken = json.loads(at("import", tmp_path / "services.csv", "--accept", "--json").out)
    assert (taken["written"], [one["column"] for one in taken["wrong"]]) == (2, ["Kind of help", "Free of cost"])
    (lawyers,) = json.loads(at("find", "harb", "--region", "de21", "--json").out)
    assert (lawyers["weekly_hours"], lawyers["audiences"], lawyers["free"]) == ("Mo-Fr 09:00-17:00", ["MEMBER"], False)
    assert "Night Line" in at("find", "--for", "FAMILY", "--free", "--open-now").out
    assert "Harbour Lawyers" not in at("find", "--region", "FR").out
    assert at("check", lawyers["id"]).out.startswith("1 entry")
    (unchecked,) = json.loads(at("check", "--json").out)
    assert unchecked["name"] == "Night Line"
    assert json.loads(at("export", "--out", tmp_path / "out.xlsx", "--json").out)["entries"] == 2
    assert "As they are here already: 2" in at("import", tmp_path / "out.xlsx").out


def test_an_id_that_nobody_has_is_refused(vault: Path) -> None:
    told = call("services", "check", "0" * 32, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")
    assert (told.code, told.out) == (2, "")
