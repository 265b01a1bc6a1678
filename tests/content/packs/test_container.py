"""A pack from a stranger: whatever is in the file, it is read whole or refused in one sentence."""

import json
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.packs import FILES, PUBLISHER, SOMEBODY_ELSE, pack_bytes, sealed, with_file
from wellbeing.content.packs import container, reading
from wellbeing.content.packs.container import LARGEST_PACK, MOST_FILES, Container
from wellbeing.content.packs.manifest import PURPOSE, WRONG_SIGNATURE, signature_of
from wellbeing.content.packs.pack import read_pack
from wellbeing.errors import Refused, Tampered, WellbeingError

SOUND = pack_bytes()


def changed(raw: bytes = SOUND, **parts: object) -> bytes:
    """The container with some of its parts replaced, in its one spelling."""
    held = msgspec.json.decode(raw, type=Container)
    return msgspec.structs.replace(held, **parts).to_bytes()


def test_a_sound_pack_is_read_with_everything_in_it() -> None:
    pack = read_pack(SOUND)
    found = reading.contents(pack)
    assert [guide.name for guide in found.guides] == ["north--river"]
    assert found.guides[0].warning
    assert [flag.id for flag in found.flags] == ["north__lungs"]
    assert [service.name for service in found.services] == ["Peer line North"]
    assert found.coverage["de"].translated == 3
    assert found.coverage["en"].translated == found.coverage["de"].texts > 15
    assert pack.card == PUBLISHER.card


def test_it_has_one_spelling() -> None:
    assert pack_bytes(dict(reversed(list(FILES.items()))))[:200] == SOUND[:200]
    loose = json.dumps(json.loads(SOUND)).encode()
    for other in (SOUND + b" ", SOUND.rstrip(), b"\xef\xbb\xbf" + SOUND, loose):
        with pytest.raises(Refused, match="not a content pack"):
            read_pack(other)


def test_a_file_that_stands_twice_is_refused() -> None:
    """Two readers could take different ones of them."""
    entry = '  "services.yaml": ""'
    twice = SOUND.replace(b'"files": {', b'"files": {\n' + entry.encode() + b",", 1)
    assert twice != SOUND
    with pytest.raises(Refused, match="not a content pack"):
        read_pack(twice)


@pytest.mark.parametrize(
    "path",
    [
        "../settings.json",
        "/etc/passwd",
        "checklists/../../x/1.yaml",
        "checklists\\north--river\\1.yaml",
        "C:/x.yaml",
        "checklists/north--river/1.yaml/../2.yaml",
        "statistics/schema.yaml",
        "codes/acts.csv",
        "letters/referral/1.yaml",
        "style/window.qss",
        "checklists/north--river/01.yaml",
        "checklists/north--river/1.yaml\n",
        "inner.wbpack",
        "words/../de.json",
        "",
    ],
)
def test_there_is_no_place_for_anything_else(path: str) -> None:
    with pytest.raises(Refused, match="There is no place"):
        read_pack(pack_bytes(with_file(path, "a: b")))


def test_archives_are_no_packs(tmp_path: Path) -> None:
    """Neither bombs nor slips nor links: there is nothing to unpack."""
    bomb = tmp_path / "bomb.wbpack"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("checklists/north--river/1.yaml", b"\0" * 50_000_000)
    with pytest.raises(Refused, match="not a content pack"):
        read_pack(container.read_file(bomb))


def test_too_much_is_refused_before_anything_is_parsed(tmp_path: Path) -> None:
    large = tmp_path / "large.wbpack"
    with large.open("wb") as file:
        file.truncate(LARGEST_PACK * 100)
    raw = container.read_file(large)
    assert len(raw) == LARGEST_PACK + 1
    with pytest.raises(Refused, match="larger than a content pack"):
        read_pack(raw)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (with_file("services.yaml", "#" * 10_000_000), "larger than a content pack"),
        (with_file("services.yaml", "#" * 300_000), "larger than a file in a content pack"),
        (with_file("words/fr.json", json.dumps({"a": "b" * 1_100_000})), "larger than a file in a content pack"),
        ({f"checklists/north--g{number}/1.yaml": "a: b" for number in range(MOST_FILES + 1)}, "more files"),
    ],
)
def test_long_texts_and_many_files_are_refused(files: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_pack(pack_bytes(files, languages={}))


def test_every_byte_counts(tmp_path: Path) -> None:
    """A bit turned anywhere is refused: in the manifest, a signature, a key or a text."""
    step = len(SOUND) // 150
    for at in range(0, len(SOUND), step):
        for bit in (1, 32):
            turned = SOUND[:at] + bytes([SOUND[at] ^ bit]) + SOUND[at + 1 :]
            with pytest.raises(WellbeingError):
                read_pack(turned)


def test_both_signatures_must_hold() -> None:
    held = msgspec.json.decode(SOUND, type=Container)
    other = signature_of(SOMEBODY_ELSE, held.manifest.encode())
    for part in ("ed25519", "ml_dsa_65", "key_ed25519", "key_ml_dsa_65"):
        one_wrong = msgspec.structs.replace(held.signature, **{part: getattr(other, part)})
        with pytest.raises(Tampered, match="signatures of this pack do not hold"):
            read_pack(changed(signature=one_wrong))
    for part in ("ed25519", "ml_dsa_65"):
        for missing in (b"", bytes(64), bytes(3309)):
            with pytest.raises(Tampered, match="signatures of this pack do not hold"):
                read_pack(changed(signature=msgspec.structs.replace(held.signature, **{part: missing})))
    without = json.loads(SOUND)
    del without["signature"]["ml_dsa_65"]
    with pytest.raises(Refused, match="not a content pack"):
        read_pack(json.dumps(without).encode())


def test_a_signature_for_another_purpose_serves_no_pack() -> None:
    held = msgspec.json.decode(SOUND, type=Container)
    release = PUBLISHER.sign("release manifest", held.manifest.encode())
    assert PURPOSE != "release manifest"
    swapped = msgspec.structs.replace(held.signature, ed25519=release.ed25519, ml_dsa_65=release.ml_dsa_65)
    with pytest.raises(Tampered) as tampered:
        read_pack(changed(signature=swapped))
    assert tampered.value.sentence == WRONG_SIGNATURE


def test_a_swapped_manifest_is_found() -> None:
    newer = msgspec.json.decode(pack_bytes(version=9), type=Container)
    with pytest.raises(Tampered):
        read_pack(changed(manifest=newer.manifest))
    with pytest.raises(Tampered):
        read_pack(changed(manifest=newer.manifest, signature=newer.signature, files={**FILES, "services.yaml": "a: b"}))


@pytest.mark.parametrize("less", [set(FILES) - {"services.yaml"}, set()])
def test_missing_and_further_files_are_found(less: set[str]) -> None:
    with pytest.raises(Tampered, match="changed after it was signed"):
        read_pack(changed(files={path: text for path, text in FILES.items() if path in less}))
    with pytest.raises(Tampered, match="changed after it was signed"):
        read_pack(changed(files=with_file("checklists/north--more/1.yaml", "a: b")))


@pytest.mark.parametrize(
    "said",
    [
        {"name": "../north"},
        {"name": "North"},
        {"name": "a--b"},
        {"version": 0},
        {"version": -1},
        {"version": 10_000},
        {"title": ""},
        {"title": "a\nb"},
        {"title": "left\u202eright"},
        {"title": "x" * 81},
        {"publisher": " "},
        {"language": "../de"},
        {"needs": "new"},
        {"needs": ""},
    ],
)
def test_a_manifest_that_says_odd_things_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="not a content pack"):
        read_pack(pack_bytes(**said))


def test_a_pack_for_a_newer_program_says_so() -> None:
    with pytest.raises(Refused) as refused:
        read_pack(pack_bytes(needs="99.0"))
    assert refused.value.values["needed"] == "99.0"


def test_coverage_is_counted_and_not_believed() -> None:
    pack = read_pack(pack_bytes(languages={"en": {"translated": 1, "texts": 1}}))
    with pytest.raises(Refused):
        reading.contents(pack)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"a":' * 5_000, b"\xff" * 8])
def test_a_manifest_that_is_none_is_refused_although_it_is_signed(manifest: bytes) -> None:
    try:
        raw = sealed(manifest, FILES)
    except UnicodeDecodeError:
        return  # can't stand in a container at all
    with pytest.raises(Refused, match="not a content pack"):
        read_pack(raw)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(WellbeingError):
        read_pack(raw)


@given(st.integers(0, len(SOUND)), st.binary(max_size=40), st.integers(0, 60))
def test_a_pack_that_was_cut_or_patched_is_refused(at: int, put: bytes, dropped: int) -> None:
    patched = SOUND[:at] + put + SOUND[at + dropped :]
    if patched != SOUND:
        with pytest.raises(WellbeingError):
            read_pack(patched)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["wellbeing_container", "manifest", "signature", "files", "more"]), json_values))
def test_json_of_any_form_is_refused_in_a_sentence(content: dict[str, object]) -> None:
    with pytest.raises(WellbeingError):
        read_pack(json.dumps(content).encode())
