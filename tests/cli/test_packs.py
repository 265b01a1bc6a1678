"""`wellbeing content pack`: what scripts read, what is refused, and with which exit code."""

import json
from pathlib import Path

import pytest

from tests.cli.called import call
from tests.helpers.packs import PUBLISHER, SOMEBODY_ELSE, laid, pack_bytes
from wellbeing.app import publishing
from wellbeing.content.packs import shelf
from wellbeing.errors import Refused
from wellbeing.vault.keys import LOWEST_SETTING

FINGERPRINT = PUBLISHER.card.fingerprint
PASSPHRASE = "a long passphrase of the publisher"


@pytest.fixture(autouse=True)
def fresh_shelf() -> None:
    shelf.forget()


def test_shown_installed_listed_and_removed_as_json_and_in_words(tmp_path: Path) -> None:
    file = laid(tmp_path, pack_bytes())
    shown = json.loads(call("content", "pack", "show", file, "--json").out)
    assert (shown["name"], shown["version"], shown["fingerprint"]) == ("north", 1, FINGERPRINT)
    assert shown["languages"]["de"]["translated"] == 3
    assert json.loads(call("content", "pack", "list", "--json").out) == {"packs": []}
    ended = call("content", "pack", "install", file, "--fingerprint", FINGERPRINT, "--json")
    assert {"what": "guide", "how": "new", "title": "After a rescue from the water", "country": None} in json.loads(
        ended.out
    )["changes"]
    (listed,) = json.loads(call("content", "pack", "list", "--json").out)["packs"]
    assert (listed["in_use"], listed["versions"], listed["problem"]) == (True, [1], None)
    assert "out of use" in call("content", "pack", "remove", "north").out
    assert "Taken out of use." in call("content", "pack", "list").out
    assert "is gone" in call("content", "pack", "remove", "north", "--forget").out
    assert call("content", "pack", "remove", "north").code == 2


def test_in_german_the_pack_s_own_german_is_shown(tmp_path: Path) -> None:
    ended = call("content", "pack", "install", laid(tmp_path, pack_bytes()), "--fingerprint", FINGERPRINT, code="de")
    assert "Leitfaden, neu: Nach einer Rettung aus dem Wasser" in ended.out
    assert "Nachttelefon · DE · 0800 000 002" in ended.out


def test_without_the_fingerprint_and_with_another_one_nothing_is_installed(tmp_path: Path) -> None:
    file = laid(tmp_path, pack_bytes())
    for words in ((), ("--fingerprint", SOMEBODY_ELSE.card.fingerprint)):
        ended = call("content", "pack", "install", file, *words)
        assert (ended.code, FINGERPRINT in ended.err) == (2, True)
    assert "no pack on this computer" in call("content", "pack", "list").out


def test_a_changed_pack_is_told_as_tampered(tmp_path: Path) -> None:
    file = laid(tmp_path, pack_bytes().replace(b"Welfare", b"Warfare"))
    for part in ("show", "install"):
        assert call("content", "pack", part, file).code == 4


def test_a_key_is_for_its_owner_and_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    file = tmp_path / "north.key"
    card = publishing.make_key(file, PASSPHRASE, LOWEST_SETTING)
    assert file.stat().st_mode & 0o077 == 0
    assert publishing.open_key(file, PASSPHRASE).card == card
    for passphrase in ("", PASSPHRASE + " "):
        with pytest.raises(Refused, match="does not open the key"):
            publishing.open_key(file, passphrase)
    with pytest.raises(Refused, match="already there"):
        publishing.make_key(file, PASSPHRASE, LOWEST_SETTING)
    with pytest.raises(Refused, match="choose a passphrase"):
        publishing.make_key(tmp_path / "other.key", "short", LOWEST_SETTING)
    other = json.loads(file.read_bytes()) | {"fingerprint": SOMEBODY_ELSE.card.fingerprint}
    file.write_text(json.dumps(other), encoding="utf-8")
    with pytest.raises(Refused):
        publishing.open_key(file, PASSPHRASE)
