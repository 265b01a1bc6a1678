"""`wellbeing log list` and `export`."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import incidents
from wellbeing.app.incidents import Involved, NewIncident


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with one case, whose names must not be seen."""
    with open_session(tmp_path / "vault") as session:
        officer = Involved(alias="Heron", name="Ada Officer")
        incidents.open_incident(session, NewIncident(act="THREAT", officers=[officer], agreed=True))
    return tmp_path / "vault"


def _log(vault: Path, *words: object, code: str = "en") -> Outcome:
    return call("log", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n", code=code)


def test_the_list_begins_with_its_own_opening_and_names_nobody(vault: Path) -> None:
    told = _log(vault, "list")
    assert told.code == 0
    lines = told.out.splitlines()
    assert "Opened with the passphrase" in lines[0]
    assert "An incident was entered" in lines[1]
    assert "Heron" not in told.out
    assert "Ada" not in told.out
    assert "Mit der Passphrase geöffnet" in _log(vault, "list", code="de").out


def test_the_list_is_filtered_and_read_by_a_program(vault: Path) -> None:
    found = json.loads(_log(vault, "list", "--kind", "records", "--json").out)
    assert [entry["action"] for entry in found] == ["incident.opened"]
    assert found[0]["id"]
    assert json.loads(_log(vault, "list", "--until", "2025-12-31", "--json").out) == []
    assert _log(vault, "list", "--until", "2025-12-31").out.strip() == "No entry fits."
    assert json.loads(_log(vault, "list", "--since", "2026-03-12", "--until", "2026-03-12", "--json").out)


@pytest.mark.parametrize("words", [("--since", "yesterday"), ("--kind", "everything"), ("--since",)])
def test_a_filter_that_is_not_understood_is_refused(vault: Path, words: tuple[str, ...]) -> None:
    told = _log(vault, "list", *words)
    assert told.code == 2
    assert told.err.count("\n") == 1


def test_the_export_is_written_once(vault: Path, tmp_path: Path) -> None:
    told = _log(vault, "export", "--out", tmp_path / "log.csv", "--json")
    assert told.code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "log.csv").read_text("utf-8"), newline="")))
    assert json.loads(told.out) == {"file": str(tmp_path / "log.csv"), "entries": len(rows)}
    again = _log(vault, "export", "--out", tmp_path / "log.csv")
    assert again.code == 2
    assert "entries were written" in _log(vault, "export", "--out", tmp_path / "log.json").out
    left = json.loads(_log(vault, "list", "--kind", "left", "--json").out)
    assert [entry["action"] for entry in left] == ["file.saved", "file.saved"]
