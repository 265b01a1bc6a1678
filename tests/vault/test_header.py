"""The header: every flipped bit is refused, and a wrong passphrase is told apart from a damaged file."""

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.vault.laid import HOLDERS, PASSPHRASE, Laid
from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.vault import header as headers
from wellbeing.vault import opening
from wellbeing.vault.files import DISK_FULL, Disk
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.slots import WRONG_PASSPHRASE


def forged(content: bytes, change: Any) -> bytes:
    """A header changed by somebody who knows the format, checksum included, but not the key."""
    file = json.loads(content)
    change(file["body"])
    parts = msgspec.json.encode([file["body"], file["mac"]])
    file["checksum"] = hashlib.blake2b(parts, digest_size=16, person=b"wb header sum").hexdigest()
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


def test_every_flipped_bit_is_told_as_damage_before_any_passphrase(laid: Laid) -> None:
    content = laid.header.read_bytes()
    for bit in range(len(content) * 8):
        harmed = bytearray(content)
        harmed[bit // 8] ^= 1 << (bit % 8)
        with pytest.raises(Tampered) as caught:
            headers.parse(bytes(harmed))
        assert caught.value.sentence == headers.DAMAGED


def test_every_shorter_header_is_told_as_damage(laid: Laid) -> None:
    content = laid.header.read_bytes()
    for length in range(len(content)):
        with pytest.raises(Tampered):
            headers.parse(content[:length])
    for longer in (content + b" ", content + b"\0" * 100_000):
        with pytest.raises(Tampered):
            headers.parse(longer)


def test_a_wrong_passphrase_is_no_damage(laid: Laid) -> None:
    with pytest.raises(Refused) as caught:
        opening.open_vault(laid.folder, PASSPHRASE + " ", migrations=laid.steps)
    assert caught.value.sentence == WRONG_PASSPHRASE
    assert caught.value.field == "passphrase"


def test_the_right_passphrase_opens(laid: Laid) -> None:
    opening.open_vault(laid.folder, PASSPHRASE, migrations=laid.steps).close()


@pytest.mark.parametrize(
    "cost",
    [{"memory_kib": 8}, {"memory_kib": 65_535}, {"memory_kib": 1_048_577}, {"passes": 2}, {"passes": 11}, {"lanes": 5}],
    ids=str,
)
def test_a_cost_smuggled_in_is_refused_before_it_is_tried(laid: Laid, cost: dict[str, int]) -> None:
    """Cheaper for a thief, or so dear that the computer stands still: nothing is derived."""

    def smuggle(body: dict[str, Any]) -> None:
        body["slots"][0].update(cost)

    content = forged(laid.header.read_bytes(), smuggle)
    with pytest.raises(Tampered, match="outside the allowed bounds"):
        headers.parse(content).opened_by_passphrase(PASSPHRASE)


def test_a_header_without_its_recovery_slot_is_not_ours(laid: Laid) -> None:
    def drop_recovery(body: dict[str, Any]) -> None:
        del body["slots"][1]

    header = headers.parse(forged(laid.header.read_bytes(), drop_recovery))
    with pytest.raises(Tampered) as caught:
        header.opened_by_passphrase(PASSPHRASE)
    assert caught.value.sentence == headers.NOT_OURS


def test_a_newer_header_is_told_as_newer_even_with_unknown_fields(laid: Laid) -> None:
    def newer(body: dict[str, Any]) -> None:
        body["version"] = 2

    def newer_and_stranger(body: dict[str, Any]) -> None:
        body["version"] = 3
        body["slots"].append({"kind": "something-later", "more": [1, 2]})

    for change in (newer, newer_and_stranger):
        with pytest.raises(Trouble) as caught:
            headers.parse(forged(laid.header.read_bytes(), change))
        assert caught.value.sentence == headers.NEWER


def test_a_folder_without_a_header_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        opening.open_vault(tmp_path, PASSPHRASE)
    assert caught.value.sentence == headers.NO_VAULT


def test_another_vaults_header_does_not_open_this_store(laid: Laid, tmp_path: Path) -> None:
    other = opening.create(tmp_path / "other", "other words", kdf=LOWEST_SETTING, migrations=laid.steps)
    other.close()
    laid.header.write_bytes((tmp_path / "other" / "header.json").read_bytes())
    before = laid.content()
    with pytest.raises(Tampered):
        opening.open_vault(laid.folder, "other words", migrations=laid.steps)
    assert laid.content() == before


def test_changing_the_passphrase_writes_the_header_only(laid: Laid) -> None:
    before = laid.content()
    store = laid.open()
    with pytest.raises(Refused):
        opening.change_passphrase(store, "not the passphrase", "new words", kdf=LOWEST_SETTING)
    opening.change_passphrase(store, PASSPHRASE, "new words", kdf=LOWEST_SETTING)
    assert opening.recovery_holders(store) == HOLDERS
    store.close()
    after = laid.content()
    assert {name for name in after if after[name] != before[name]} == {"header.json"}
    with pytest.raises(Refused):
        opening.open_vault(laid.folder, PASSPHRASE, migrations=laid.steps)
    opening.open_vault(laid.folder, "new words", migrations=laid.steps).close()


class _FullDisk(Disk):
    """A disk on which a part of a new file fits."""

    def write(self, path: Path, content: bytes) -> None:
        path.write_bytes(content[: len(content) // 2])
        raise OSError(28, "no space left")


def test_a_full_disk_leaves_the_old_header(laid: Laid) -> None:
    before = laid.content()
    store = laid.open()
    with pytest.raises(Trouble) as caught:
        opening.set_passphrase(store, "new words", kdf=LOWEST_SETTING, disk=_FullDisk())
    store.close()
    assert caught.value.sentence == DISK_FULL
    assert laid.content() == before


@pytest.mark.parametrize("name", ["salt", "wrapped", "holders", "vault"])
@pytest.mark.parametrize("digits", ["", "abc", "zz", "AB", "ab\n", "é"])
def test_digits_that_are_none_are_damage_even_with_a_right_checksum(laid: Laid, name: str, digits: str) -> None:
    def change(body: Any) -> None:
        for part in (body, *body["slots"]):
            if name in part:
                part[name] = digits

    with pytest.raises(Tampered) as caught:
        headers.parse(forged(laid.header.read_bytes(), change))
    assert caught.value.sentence == headers.DAMAGED
