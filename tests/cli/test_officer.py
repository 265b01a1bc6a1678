"""`wellbeing officer`: an officer's rights from the command line."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.app.test_office_requests import asked
from tests.cli.called import Outcome, call
from tests.helpers.hand_over import full_case, two
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.domain.request import Wish


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with one officer."""
    with open_session(tmp_path / "vault") as session:
        full_case(session)
    return tmp_path / "vault"


def officer(vault: Path, *words: object) -> Outcome:
    return call("officer", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")


def test_correct_hold_and_erase(vault: Path, tmp_path: Path) -> None:
    assert officer(vault, "correct", "Heron").code == 2
    told = officer(vault, "correct", "Heron", "--name", "Ada Smith", "--json")
    assert json.loads(told.out) == {"tell": []}
    assert officer(vault, "hold", "Heron", "--reason", "Claim", "--until", "2099-01-01").code == 2
    (row,) = json.loads(officer(vault, "list", "--json").out)
    assert (row["alias"], row["cases"], row["on_hold"]) == ("Heron", 1, False)
    preview = officer(vault, "erase", row["id"], "--preview")
    assert "This would go" in preview.out
    assert "Heron" not in preview.out
    receipt = tmp_path / "receipt.pdf"
    erased = json.loads(officer(vault, "erase", row["id"], "--receipt", receipt, "--json").out)
    assert erased["erased"]
    assert erased["officer"] == row["id"]
    assert receipt.exists()
    assert "no officer" in officer(vault, "list").out
    assert officer(vault, "erase", row["id"]).code == 2


def test_an_erasure_without_a_receipt_says_that_there_is_none(vault: Path) -> None:
    assert "No receipt was written" in officer(vault, "erase", "Heron").out


def test_restrict_and_lift(vault: Path) -> None:
    assert officer(vault, "restrict", "Heron").code == 2
    refused = officer(vault, "restrict", "Heron", "--ground", "claim")
    assert refused.code == 2, "an emergency of long ago, and nobody was reached since"
    assert officer(vault, "restrict", "Heron", "--lift").code == 2


def test_restrictions_and_holds_are_told_as_data(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault") as session:
        incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved(alias="Wren")], agreed=True))
    vault = tmp_path / "vault"
    restricted = json.loads(officer(vault, "restrict", "Wren", "--ground", "claim", "--json").out)
    assert (restricted["restricted"], restricted["ground"]) == (True, "claim")
    assert not json.loads(officer(vault, "restrict", "Wren", "--lift", "--json").out)["restricted"]
    until = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=40)).isoformat()
    held = json.loads(officer(vault, "hold", "Wren", "--reason", "Claim", "--until", until, "--json").out)
    assert held == {"holds": [{"reason": "Claim", "until": until}]}
    assert json.loads(officer(vault, "hold", "Wren", "--lift", "--json").out) == {"holds": []}


def test_what_is_kept_is_written_as_paper_and_as_a_file(vault: Path, tmp_path: Path) -> None:
    assert officer(vault, "export", "Heron", "--out", tmp_path / "kept.txt").code == 2
    assert officer(vault, "export", "Heron", "--out", tmp_path / "kept.pdf").code == 0
    assert officer(vault, "export", "Heron", "--out", tmp_path / "kept.json").code == 0
    assert json.loads((tmp_path / "kept.json").read_text("utf-8"))["officer"]["alias"] == "Heron"
    assert (tmp_path / "kept.pdf").read_bytes().startswith(b"%PDF")


def test_a_request_of_the_office_is_looked_at_and_answered(tmp_path: Path) -> None:
    with two(tmp_path) as (office, ana):
        full_case(ana)
        file = asked(
            office, ana, tmp_path / "a.wbrequest", Wish.ERASURE, expires_at=dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
        )
    vault = tmp_path / "bo"
    assert "Nothing was answered" in officer(vault, "request", file).out
    told = json.loads(officer(vault, "request", file, "--answer", tmp_path / "a.wbanswer", "--erase", "--json").out)
    assert (told["answer"], [row["alias"] for row in told["officers"]]) == ("done", ["Heron"])
    assert "no officer" in officer(vault, "list").out
