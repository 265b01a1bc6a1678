"""`wellbeing case` and `wellbeing representative`: a case goes from one laptop to another."""

import dataclasses
import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.hand_over import full_case
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import preferences


@pytest.fixture
def vaults(tmp_path: Path) -> Path:
    """The vaults of Ana, who has a case, and of Bo."""
    for name in ("Ana", "Bo"):
        with open_session(tmp_path / name) as session:
            preferences.save(session, dataclasses.replace(preferences.read(session), representative=f"{name} Rep"))
            if name == "Ana":
                full_case(session)
    return tmp_path


def _at(vaults: Path, name: str, *words: object) -> Outcome:
    """Each on a laptop of their own: the vaults of these tests are copies of one."""
    with pytest.MonkeyPatch.context() as laptop:
        laptop.setenv("WELLBEING_DATA", str(vaults / f"laptop of {name}"))
        return call(*words, "--vault", vaults / name, "--passphrase-file", "-", typed=PASSPHRASE + "\n")


def _introduced(vaults: Path) -> None:
    for name, other in (("Ana", "Bo"), ("Bo", "Ana")):
        file = vaults / f"{name}.wbcard"
        card = json.loads(_at(vaults, name, "representative", "card", "--out", file, "--json").out)
        told = _at(vaults, other, "representative", "add", file, "--fingerprint", card["fingerprint"])
        assert told.code == 0, told.err


def test_a_case_goes_from_one_laptop_to_another(vaults: Path) -> None:
    _introduced(vaults)
    assert "Bo Rep" in _at(vaults, "Ana", "representative", "list").out
    file = vaults / "one.wbcase"
    told = _at(vaults, "Ana", "case", "hand-over", "Heron", "--to", "bo rep", "--agreed", "spoken", "--out", file)
    assert told.code == 0, told.err
    look = json.loads(_at(vaults, "Bo", "case", "receive", file, "--look", "--json").out)
    assert (look["alias"], look["notes"], look["taken_in"]) == ("Heron", 1, False)
    assert "taken in" in _at(vaults, "Bo", "case", "receive", file).out
    again = json.loads(_at(vaults, "Bo", "case", "receive", file, "--json").out)
    assert again["received_before"]
    assert not again["taken_in"]
    assert _at(vaults, "Ana", "case", "erase", "Heron").code == 0
    assert _at(vaults, "Ana", "case", "erase", "Heron").code == 2


def test_an_emergency_and_an_objection(vaults: Path) -> None:
    _introduced(vaults)
    file, receipt = vaults / "one.wbcase", vaults / "one.wbreceipt"
    told = _at(vaults, "Ana", "case", "hand-over", "Heron", "--to", "Bo Rep", "--emergency", "danger", "--out", file)
    assert "may object" in told.out
    assert "may object" in _at(vaults, "Bo", "case", "receive", file).out
    assert _at(vaults, "Bo", "case", "objection", "Heron", "--out", receipt).code == 0
    assert "open here again" in _at(vaults, "Ana", "case", "take-back", receipt).out


def test_what_is_not_known_is_refused_in_one_sentence(vaults: Path) -> None:
    out = vaults / "one.wbcase"
    for words in (
        ("case", "hand-over", "Nobody", "--to", "Bo", "--emergency", "danger", "--out", out),
        ("case", "hand-over", "Heron", "--to", "Bo", "--emergency", "danger", "--out", out),
        ("case", "receive", vaults / "missing.wbcase"),
        ("case", "hand-over", "Heron", "--to", "Bo", "--out", out),
    ):
        told = _at(vaults, "Ana", *words)
        assert told.code == 2
        assert told.err.count("\n") == 1
    assert not out.exists()


def test_several_cases_go_each_by_its_own_rule(vaults: Path) -> None:
    with open_session(vaults / "Ana") as session:
        full_case(session, "Robin")
    _introduced(vaults)
    folder = vaults / "stick"
    folder.mkdir()
    words = ("case", "hand-over", "Heron", "Robin", "--to", "Bo Rep", "--out", folder)
    told = _at(vaults, "Ana", *words)
    assert told.code == 1
    assert told.out.count("stays here") == 2
    assert _at(vaults, "Ana", *words, "--agreed", "spoken").code == 2
    went = json.loads(_at(vaults, "Ana", *words, "--emergency", "ill", "--json").out)
    assert [one["case"] for one in went["went"]] == ["Heron", "Robin"]
    assert went["stayed"] == []
    for one in went["went"]:
        assert _at(vaults, "Bo", "case", "receive", one["file"]).code == 0
