"""`wellbeing referral`: the list, and steps that are noted and taken back."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.hand_over import full_case
from tests.helpers.vaults import PASSPHRASE, open_session


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with one referral that was made."""
    with open_session(tmp_path / "vault") as session:
        full_case(session)
    return tmp_path / "vault"


def _at(vault: Path, *words: object) -> Outcome:
    return call("referral", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")


def test_steps_are_noted_refused_and_taken_back(vault: Path) -> None:
    (listed,) = json.loads(_at(vault, "list", "--json").out)
    assert (listed["alias"], listed["state"], listed["waited_days"]) == ("Heron", "made", None)
    referral = listed["id"][:8]
    assert referral in _at(vault, "list").out
    assert _at(vault, "move", referral, "declined").code == 2, "it does not follow"
    assert _at(vault, "move", referral, "appointment").code == 2, "it needs a day"
    assert _at(vault, "move", referral, "appointment", "--appointment", "tomorrow").code == 2
    moved = _at(vault, "move", referral, "appointment", "--appointment", listed["made_on"], "--json")
    assert json.loads(moved.out)["waited_days"] == 0
    assert "ended" not in _at(vault, "list").out
    assert json.loads(_at(vault, "move", referral, "closed", "--outcome", "other", "--json").out)["outcome"] == "other"
    assert json.loads(_at(vault, "list", "--open", "--json").out) == []
    assert "Appointment given" in _at(vault, "move", referral, "back").out
    assert _at(vault, "move", "f" * 32, "back").code == 2
