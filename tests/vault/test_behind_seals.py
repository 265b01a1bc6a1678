"""Behind a right seal stands another form: who knows the key gets no further with it than anybody else."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from wellbeing.errors import Tampered
from wellbeing.vault import drafts, head, slots
from wellbeing.vault.backups import archive
from wellbeing.vault.backups import seal as seals
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.head import HeadFile
from wellbeing.vault.keys import DataKey, seal
from wellbeing.vault.rekeying import manifest

KEY = DataKey(bytes(32))
VAULT = "00" * 16
OTHER_FORMS = [
    b"",
    b"\xc1",
    b"\xa4\xff\xff\xff\xff",
    b"\x91" * 2000,
    *map(msgspec.msgpack.encode, (None, 7, ["a"], {"a": 1})),
]


@pytest.mark.parametrize("content", OTHER_FORMS)
def test_what_is_sealed_in_another_form_is_not_used(tmp_path: Path, content: bytes) -> None:
    sealed = seal(KEY.derive("head"), content, f"wellbeing head 1 {VAULT} 0".encode())
    file = (len(sealed).to_bytes(2, "big") + sealed).ljust(head.FILE_BYTES, b"\0")
    assert HeadFile(tmp_path / "head", KEY.derive("head"), VAULT).parsed(file).newest is None

    (tmp_path / manifest.NAME).write_bytes(seal(KEY.derive("change-key"), content, manifest._context(VAULT)))
    assert manifest.read(tmp_path, KEY, VAULT) is None

    with pytest.raises(Tampered) as caught:
        seals.open_(seal(KEY.derive("backup"), content, seals._context(VAULT)), KEY, VAULT)
    assert caught.value.sentence == archive.DAMAGED

    names = seal(KEY.derive("holders"), content, slots._context(VAULT, "holders"))
    found = slots.holders_of(slots.RecoverySlot(wrapped="00", holders=names.hex()), KEY, VAULT)
    assert found in ((), ("a",))


@pytest.mark.parametrize("content", OTHER_FORMS)
def test_a_draft_of_another_form_is_damaged_and_the_others_are_listed(tmp_path: Path, content: bytes) -> None:
    box = DraftBox(tmp_path, KEY.derive("drafts"))
    box.write("note-1", b"half a sentence", dt.datetime(2026, 3, 12, tzinfo=dt.UTC))
    path = box._path("note-2")
    path.write_bytes(seal(KEY.derive("drafts"), drafts._padded(content), drafts._context(path)))
    with pytest.raises(Tampered):
        box.read("note-2")
    found = box.listed()
    assert ([draft.name for draft in found.whole], found.damaged) == (["note-1"], 1)


def test_a_manifest_names_no_witness_outside_its_folder(tmp_path: Path) -> None:
    parts = [b"s" * 32, b"h" * 32, 7, b"d" * 32, "../../header.json", b"w" * 32]
    content = msgspec.msgpack.encode(parts)
    (tmp_path / manifest.NAME).write_bytes(seal(KEY.derive("change-key"), content, manifest._context(VAULT)))
    assert manifest.read(tmp_path, KEY, VAULT) is None
