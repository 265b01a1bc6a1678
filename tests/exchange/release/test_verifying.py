"""A changed folder is found, whatever was changed; without a card the author is not claimed."""

import json
from pathlib import Path

import pytest

from tests.exchange.release.examples import OTHER_SIGNER, SIGNER, published
from wellbeing.errors import Refused
from wellbeing.exchange.release import Author, FileState, Signer, read_card, verify
from wellbeing.exchange.release.manifest import signature_of
from wellbeing.signatures.signing import Signatures, verifies

FILES = (
    "README.txt",
    "data.csv",
    "dictionary.csv",
    "manifest.json",
    "quality.xml",
    "report.pdf",
    "signature.json",
    "structure.xml",
    "tables.xlsx",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    published(tmp_path / "out")
    return tmp_path / "out"


def test_an_untouched_folder_is_intact(folder: Path) -> None:
    found = verify(folder)
    assert found.files == tuple((name, FileState.INTACT) for name in FILES)
    assert found.author is Author.NOT_CHECKED
    assert found.sentence == "Intact; author not checked."
    assert found.fingerprint == SIGNER.card.fingerprint


def test_the_card_names_the_author(folder: Path) -> None:
    assert verify(folder, SIGNER.card).author is Author.CONFIRMED
    other = verify(folder, OTHER_SIGNER.card)
    assert other.intact
    assert not other.ok


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_in_any_file_is_found(folder: Path, name: str) -> None:
    raw = bytearray((folder / name).read_bytes())
    for place in {0, len(raw) // 2, len(raw) - 2}:
        changed = bytearray(raw)
        changed[place] ^= 1
        (folder / name).write_bytes(changed)
        assert not verify(folder).intact
        assert not verify(folder, SIGNER.card).ok


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_found(folder: Path, name: str) -> None:
    (folder / name).unlink()
    found = verify(folder, SIGNER.card)
    assert (name, FileState.MISSING) in found.files
    assert not found.ok


def test_what_does_not_belong_is_named_and_never_opened(folder: Path) -> None:
    (folder / "more.csv").write_text("x")
    (folder / "data.csv").rename(folder.parent / "elsewhere.csv")
    (folder / "data.csv").symlink_to(folder.parent / "elsewhere.csv")
    found = verify(folder)
    assert ("more.csv", FileState.STRANGE) in found.files
    assert ("data.csv", FileState.STRANGE) in found.files
    assert not found.intact


def test_a_forger_with_other_keys_is_not_the_cards_owner(folder: Path) -> None:
    """Everything is made anew and consistent: only the card can tell."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["period"] = "2023"
    raw = json.dumps(manifest).encode()
    (folder / "manifest.json").write_bytes(raw)
    (folder / "signature.json").write_bytes(signature_of(OTHER_SIGNER, raw))
    assert verify(folder).intact
    assert verify(folder).fingerprint != SIGNER.card.fingerprint
    assert verify(folder, SIGNER.card).author is Author.OTHER


@pytest.mark.parametrize("which", ["ed25519", "ml_dsa_65"])
def test_both_signatures_must_hold(which: str) -> None:
    good = SIGNER.sign("test", b"message")
    bad = OTHER_SIGNER.sign("test", b"message")
    mixed = {"ed25519": good.ed25519, "ml_dsa_65": good.ml_dsa_65, which: getattr(bad, which)}
    assert verifies(SIGNER.card, "test", b"message", good)
    assert not verifies(SIGNER.card, "test", b"message", Signatures(**mixed))


def test_a_signature_serves_one_purpose_and_one_message() -> None:
    good = SIGNER.sign("test", b"message")
    assert not verifies(SIGNER.card, "other", b"message", good)
    assert not verifies(SIGNER.card, "test", b"messages", good)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere", Path(__file__)):
        with pytest.raises(Refused):
            verify(place)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"\xff", b"[" * 60_000, b'{"files":{}}', b"0" * 200_000])
@pytest.mark.parametrize("name", ["manifest.json", "signature.json"])
def test_nonsense_in_the_notes_is_not_intact(folder: Path, name: str, raw: bytes) -> None:
    (folder / name).write_bytes(raw)
    assert not verify(folder, SIGNER.card).intact


def test_a_card_travels_as_a_file() -> None:
    assert read_card(SIGNER.card.to_bytes()) == SIGNER.card
    assert len(SIGNER.card.fingerprint.replace(" ", "")) == 40


@pytest.mark.parametrize("raw", [b"", b"{}", b"x" * 20_000, SIGNER.card.to_bytes().replace(b'": "', b'": "A', 1)])
def test_anything_else_is_no_card(raw: bytes) -> None:
    with pytest.raises(Refused):
        read_card(raw)


def test_seeds_make_the_same_signer_and_stay_out_of_sight() -> None:
    new = Signer.generate()
    assert Signer.generate(new.seeds).card == new.card
    assert new.card != Signer.generate().card
    assert new.seeds.hex() not in repr(new)
    assert repr(new.seeds) not in repr(new)
    with pytest.raises(ValueError):
        Signer.generate(b"short")
