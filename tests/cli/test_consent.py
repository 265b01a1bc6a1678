"""`wellbeing consent`: an answer is noted, taken back with effect, and what has left is told."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.hand_over import full_case
from tests.helpers.vaults import PASSPHRASE, open_session


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with one case that has a referral and its consent."""
    with open_session(tmp_path / "vault") as session:
        full_case(session)
    return tmp_path / "vault"


def _at(vault: Path, *words: object) -> Outcome:
    return call("consent", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")


def test_it_is_given_and_taken_back(vault: Path) -> None:
    office = ("Heron", "--for", "employer_relief", "--to", "Station office")
    given = json.loads(_at(vault, "give", *office, "--way", "signed", "--json").out)
    assert (given["purpose"], given["answer"], given["text"]) == ("employer_relief", True, "employer-relief-2")
    taken = json.loads(_at(vault, "withdraw", *office, "--json").out)
    assert (taken["id"], taken["left"], taken["counted_in"], taken["left_out_of"]) == (given["id"], [], [], [])
    assert _at(vault, "withdraw", *office).code == 2, "it is not in force any more"


def test_the_ledger_tells_text_language_way_and_withdrawal(vault: Path) -> None:
    figures, service = json.loads(_at(vault, "list", "Heron", "--json").out)
    assert (figures["purpose"], figures["way"], figures["text"], figures["language"]) == (
        "statistics", "signed", "statistics-1", "en",
    )  # fmt: skip
    assert (service["to"], service["in_force"], service["withdrawn_at"]) == ("River practice", True, None)
    _at(vault, "withdraw", "Heron", "--for", "service", "--to", "River practice")
    *_others, after = json.loads(_at(vault, "list", "Heron", "--json").out)
    assert not after["in_force"]
    assert after["withdrawn_at"]
    assert "withdrawn on" in _at(vault, "list", "Heron").out


def test_a_no_counts_as_an_answer_and_is_no_consent(vault: Path) -> None:
    figures = ("Heron", "--for", "statistics")
    assert "no" in _at(vault, "give", *figures, "--way", "spoken", "--no").out
    assert _at(vault, "withdraw", *figures).code in (0, 2)
    assert _at(vault, "withdraw", *figures).code == 2


def test_what_is_not_there_is_told(vault: Path) -> None:
    assert _at(vault, "give", "Nobody", "--for", "statistics", "--way", "spoken").code == 2
    assert _at(vault, "give", "Heron", "--for", "service", "--to", "Nowhere", "--way", "spoken").code == 2
    assert _at(vault, "give", "Heron", "--for", "record", "--way", "spoken").code == 2
