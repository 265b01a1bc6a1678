"""`wellbeing vault create` and `check`."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import preferences, vaults
from wellbeing.language import language


def _check(folder: Path, passphrase: str = PASSPHRASE, *more: str) -> Outcome:
    return call("vault", "check", "--vault", folder, "--passphrase-file", "-", *more, typed=passphrase + "\n")


def test_a_new_vault_opens_with_its_passphrase_and_knows_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    made = call(
        *("vault", "create", "--vault", folder, "--passphrase-file", "-"),
        *("--representative", "Kim Example", "--union", "Example union", "--country", "gr"),
        typed="four quiet words\n",
    )
    assert made.code == 0
    session = vaults.unlock(folder, "four quiet words", language("en"))
    known = preferences.read(session)
    vaults.close(session)
    assert (known.representative, known.union, known.country) == ("Kim Example", "Example union", "EL")
    assert _check(folder, "four quiet words").code == 0


def test_a_weak_passphrase_is_taken_and_told_to_be_weak(tmp_path: Path) -> None:
    made = call("vault", "create", "--vault", tmp_path / "vault", "--passphrase-file", "-", typed="hallo\n")
    assert made.code == 0
    assert "A computer guesses this at once." in made.err


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    made = call("vault", "create", "--vault", tmp_path, "--passphrase-file", "-", typed="words\n")
    assert made.code == 2
    assert made.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == ["letter.txt"]


def test_an_unknown_country_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    made = call(
        "vault", "create", "--vault", tmp_path / "v", "--country", "ZZ", "--passphrase-file", "-", typed="words\n"
    )
    assert made.code == 2
    assert not (tmp_path / "v").exists()


def test_a_whole_vault_is_told_in_numbers(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault"):
        pass
    told = _check(tmp_path / "vault", PASSPHRASE, "--json")
    assert told.code == 0
    assert json.loads(told.out)["whole"] is True
    assert json.loads(told.out)["entries"] > 0


def test_a_wrong_passphrase_is_refused(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault"):
        pass
    told = _check(tmp_path / "vault", "other words")
    assert told.code == 2
    assert told.err.count("\n") == 1
    assert "other words" not in told.err


def test_a_folder_without_a_vault_is_refused(tmp_path: Path) -> None:
    assert _check(tmp_path / "nothing").code == 2


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_vault_is_told_as_damaged(tmp_path: Path, place: float) -> None:
    with open_session(tmp_path / "vault"):
        pass
    store = tmp_path / "vault" / "store.db"
    content = bytearray(store.read_bytes())
    content[int(len(content) * place)] ^= 1
    store.write_bytes(content)
    told = _check(tmp_path / "vault")
    assert told.code == 4
    assert told.err.count("\n") == 1
    assert store.read_bytes() == content


def test_a_vault_that_is_open_elsewhere_is_told(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault"):
        told = _check(tmp_path / "vault")
    assert told.code == 3
    assert told.err.count("\n") == 1
