"""`wellbeing officer`: an officer's rights from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.hand_over import full_case
from tests.helpers.vaults import PASSPHRASE, open_session


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


def test_restrict_and_lift(vault: Path) -> None:
    assert officer(vault, "restrict", "Heron").code == 2
    refused = officer(vault, "restrict", "Heron", "--ground", "claim")
    assert refused.code == 2, "an emergency of long ago, and nobody was reached since"
    assert officer(vault, "restrict", "Heron", "--lift").code == 2
