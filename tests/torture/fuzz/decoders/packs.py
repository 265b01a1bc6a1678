"""Content packs and what lies beside them: from strangers, from translators, from the settings folder."""

import functools
import os
from collections.abc import Sequence
from pathlib import Path

from tests.helpers.packs import COUNTRY, FILES, FLAGS, GUIDE, PUBLISHER, SERVICES, WORDS, pack_bytes, with_file
from tests.torture.fuzz.decoder import decoder, typed
from tests.torture.fuzz.decoders.outside import environment
from tests.torture.fuzz.lines import YAML
from tests.torture.fuzz.mutations import BYTES
from tests.torture.fuzz.trees import JSON
from wellbeing.app import content_files, packs, publishing
from wellbeing.content.packs.building import built, refuse_disorder
from wellbeing.content.packs.pack import read_pack
from wellbeing.content.packs.source_folder import pack_folder
from wellbeing.domain.country import Line
from wellbeing.errors import Refused
from wellbeing.vault.keys import LOWEST_SETTING

_ABOUT = b"name: north\nversion: 1\ntitle: North\npublisher: Office\nlanguage: en\n"
_PASSPHRASE = "a long passphrase"


@functools.cache
def _packs() -> Sequence[bytes]:
    return [pack_bytes(), pack_bytes({"services.yaml": SERVICES})]


@decoder("pack", seeds=_packs, changes=(JSON, BYTES), trials=30)
def _pack(content: bytes, place: Path) -> None:
    """Whatever is taken is signed, and can be looked at before it is installed."""
    file = place / "some.wbpack"
    file.write_bytes(content)
    with environment("WELLBEING_DATA", os.fsencode(place)):
        assert packs.look(file).pack.manifest.name == "north"


_TEXTS = {
    "checklists/north--river/1.yaml": GUIDE,
    "red-flags.yaml": FLAGS,
    "services.yaml": SERVICES,
    "countries/DE.yaml": COUNTRY,
}


def _signed_all_the_same(path: str, content: bytes) -> None:
    files = {**with_file(path, typed(content)), "words/de.json": "{}"}
    found = refuse_disorder(read_pack(pack_bytes(files)))
    for guide in found.guides:
        assert guide.topic is not None
        assert guide.reviewer is not None
    for _code, layer in found.countries:
        assert Line.EMERGENCY not in layer.lines


@decoder("guide-of-a-pack", seeds=lambda: [GUIDE.encode()], changes=(YAML, YAML, BYTES), trials=10)
def _guide(content: bytes, _place: Path) -> None:
    """Of a publisher who means harm: everything is signed."""
    _signed_all_the_same("checklists/north--river/1.yaml", content)


@decoder("flags-of-a-pack", seeds=lambda: [FLAGS.encode()], changes=(YAML, YAML, BYTES), trials=10)
def _flags(content: bytes, _place: Path) -> None:
    """The same."""
    _signed_all_the_same("red-flags.yaml", content)


@decoder("services-of-a-pack", seeds=lambda: [SERVICES.encode()], changes=(YAML, YAML, BYTES), trials=10)
def _services(content: bytes, _place: Path) -> None:
    """The same."""
    _signed_all_the_same("services.yaml", content)


@decoder("country-of-a-pack", seeds=lambda: [COUNTRY.encode()], changes=(YAML, YAML, BYTES), trials=10)
def _country(content: bytes, _place: Path) -> None:
    """The same."""
    _signed_all_the_same("countries/DE.yaml", content)


@decoder("words-of-a-pack", seeds=lambda: [FILES["words/de.json"].encode()], changes=(JSON, BYTES), trials=10)
def _words(content: bytes, _place: Path) -> None:
    """Translations of the pack's own texts, and of nothing else."""
    pack = read_pack(pack_bytes(with_file("words/de.json", typed(content))))
    refuse_disorder(pack)
    assert all("{" not in said for said in pack.words("de").values())


@decoder("about-a-pack", seeds=lambda: [_ABOUT], changes=(YAML, BYTES), trials=30)
def _about(content: bytes, place: Path) -> None:
    """The head of a pack that is being written, and its files beside it."""
    (place / "pack.yaml").write_bytes(content)
    for path, text in _TEXTS.items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for path in _TEXTS:
        found = content_files.check(place / path)
        if isinstance(found.problem, Refused):
            raise found.problem


_PO = "\n".join(f'msgid "{text}"\nmsgstr "{said}"\n' for text, said in WORDS.items()).encode()


@decoder("translations-of-a-pack", seeds=lambda: [_PO], changes=(YAML, BYTES), trials=10)
def _translations(content: bytes, place: Path) -> None:
    """As a translator's program writes them."""
    (place / "pack.yaml").write_bytes(_ABOUT)
    (place / "services.yaml").write_text(SERVICES, encoding="utf-8")
    (place / "i18n").mkdir(exist_ok=True)
    (place / "i18n" / "de.po").write_bytes(content)
    built(pack_folder(place), PUBLISHER)


@functools.cache
def _keys() -> Sequence[bytes]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "north.key"
        publishing.make_key(file, _PASSPHRASE, LOWEST_SETTING)
        return [file.read_bytes()]


@decoder("publisher-key", seeds=_keys, changes=(JSON, BYTES), trials=1)
def _key(content: bytes, place: Path) -> None:
    """Under a passphrase; each try that gets past its form costs a tenth of a second."""
    file = place / "some.key"
    file.write_bytes(content)
    publishing.open_key(file, _PASSPHRASE)
