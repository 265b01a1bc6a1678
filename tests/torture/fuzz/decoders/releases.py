"""What travels with figures: release folders, cards, signatures, the ledger, and files of linked tables."""

import functools
import json
import os
import tempfile
from pathlib import Path

import msgspec

from tests.anonymise.linked.test_reading import GOOD
from tests.exchange.release.examples import OTHER_SIGNER, SIGNER, published, release, release_with_indicators
from tests.torture.fuzz.decoder import decoder, handed
from tests.torture.fuzz.lines import CSV
from tests.torture.fuzz.mutations import BYTES, TEXT
from tests.torture.fuzz.trees import JSON
from wellbeing.anonymise.indicators.working_out import work_out
from wellbeing.anonymise.ledger import LedgerEntry, next_entry, read_ledger
from wellbeing.anonymise.linked.protecting import encode, protect_tables
from wellbeing.anonymise.linked.reading import read
from wellbeing.anonymise.linked.tables import linked
from wellbeing.anonymise.period import read_period
from wellbeing.app.protect import protect_file
from wellbeing.cli import card_file
from wellbeing.content.indicators import load_indicators
from wellbeing.content.statistics import load_schema
from wellbeing.exchange.release import manifest as manifests
from wellbeing.exchange.release.indicators_csv import read_indicators, write_indicators
from wellbeing.exchange.release.manifest import DATA, MANIFEST, SIGNATURE, Manifest, entry_of, signature_of
from wellbeing.exchange.release.returning import read_returned
from wellbeing.exchange.release.sdmx_csv import read_csv
from wellbeing.exchange.release.verifying import FileState, verified, verify
from wellbeing.signatures.card import read_card
from wellbeing.signatures.signing import Signatures, verifies


@functools.cache
def _files() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return published(Path(folder) / "release").files


def _laid(place: Path, **changed: bytes) -> Path:
    """The folder of a release, with some files exchanged; the others are written once only."""
    folder = place / "release"
    first = not folder.is_dir()
    folder.mkdir(exist_ok=True)
    for name, content in {**_files(), **changed}.items() if first else changed.items():
        (folder / name).write_bytes(content)
    return folder


@decoder("card", seeds=lambda: [SIGNER.card.to_bytes(), OTHER_SIGNER.card.to_bytes()], changes=(BYTES, JSON))
def _card(content: bytes, place: Path) -> None:
    """What is taken is one of the cards, whatever its spelling."""
    file = place / "card.json"
    file.write_bytes(content)
    read = card_file.read(file)
    assert read == read_card(content)
    assert read in (SIGNER.card, OTHER_SIGNER.card)


@decoder("manifest", seeds=lambda: [_files()[MANIFEST]], changes=(BYTES, JSON), refusals=())
def _manifest(content: bytes, _place: Path) -> None:
    """Verifying says what is wrong; intact is only what was signed."""
    found = verified({**_files(), MANIFEST: content}, (), SIGNER.card)
    assert found.intact == (content == _files()[MANIFEST])


@decoder("signature", seeds=lambda: [_files()[SIGNATURE]], changes=(BYTES, JSON), refusals=(), seconds=90)
def _signature(content: bytes, place: Path) -> None:
    """The same of the other note, from a folder."""
    verify(_laid(place, **{SIGNATURE: content}), SIGNER.card)


_NAMES_OF_FILES = [b"data.csv", b"manifest.json", b"notes.txt", ".versteckt-ä".encode(), b"data.csv.part"]


@decoder("names-in-a-release", seeds=lambda: _NAMES_OF_FILES, changes=(BYTES, TEXT), refusals=())
def _names(content: bytes, place: Path) -> None:
    """Whatever else lies in the folder is named as what it is, and never opened; a changed file is seen."""
    name = os.fsdecode(content.replace(b"/", b"").replace(b"\0", b"")[:200]) or "x"
    folder = _laid(place)
    strange = folder / name
    if name in (".", "..") or strange.is_file():
        return
    strange.symlink_to("/dev/zero")
    try:
        found = verify(folder, SIGNER.card)
    finally:
        strange.unlink()
    assert (name, FileState.STRANGE) in found.files
    assert not found.intact


@decoder("signed-manifest", seeds=lambda: [_files()[MANIFEST]], changes=(BYTES, JSON, JSON), seconds=120, trials=10)
def _signed(content: bytes, place: Path) -> None:
    """Signed by us, whatever it says: read in again, it is the release or refused."""
    folder = _laid(place, **{MANIFEST: content, SIGNATURE: signature_of(SIGNER, content)})
    read_returned(folder, SIGNER.card, lambda _data: load_schema())


@decoder("signed-figures", seeds=lambda: [_files()[DATA]], changes=(CSV, CSV, BYTES), seconds=120, trials=5)
def _returned(content: bytes, place: Path) -> None:
    """Figures of another form under a right signature."""
    manifest = msgspec.json.decode(_files()[MANIFEST], type=Manifest)
    files = {**manifest.files, DATA: entry_of(content)}
    note = manifests._pretty(msgspec.structs.replace(manifest, files=files))
    folder = _laid(place, **{DATA: content, MANIFEST: note, SIGNATURE: signature_of(SIGNER, note)})
    read_returned(folder, SIGNER.card, lambda _data: load_schema())


@functools.cache
def _figures() -> list[bytes]:
    lines = _files()[DATA].split(b"\r\n")
    return [b"\r\n".join(lines[:40]) + b"\r\n", b"\r\n".join(lines[:2] + lines[-20:])]


@decoder("figures", seeds=_figures, changes=(CSV, CSV, BYTES), trials=20)
def _data(content: bytes, _place: Path) -> None:
    """SDMX-CSV of this schema and nothing else."""
    found = read_csv(content, load_schema())
    assert all(figure.value is None or figure.value >= 0 for figure in found.cells.values())


@decoder(
    "indicators", seeds=lambda: [write_indicators(release_with_indicators())], changes=(CSV, CSV, BYTES), trials=20
)
def _indicators(content: bytes, _place: Path) -> None:
    """What is taken has a standing for each, and can be worked out again."""
    written = read_indicators(content)
    assert all(figure.forces >= 0 for figure in written.facts.values())
    work_out(load_indicators(), {}, written.facts)


@functools.cache
def _signatures() -> tuple[bytes, bytes]:
    made = SIGNER.sign("fuzz", b"message")
    return made.ed25519, made.ml_dsa_65


@decoder("signatures", seeds=lambda: [b"".join(_signatures())], changes=(BYTES,), refusals=())
def _signatures_hold(content: bytes, _place: Path) -> None:
    """One flipped bit, and they are none."""
    found = Signatures(content[:64], content[64:])
    assert verifies(SIGNER.card, "fuzz", b"message", found) == (content == b"".join(_signatures()))


@functools.cache
def _entries() -> list[bytes]:
    first = next_entry(release(), None)
    few = msgspec.structs.replace(first, cells=first.cells[:6])
    return [few.canonical(), msgspec.structs.replace(few, cells=first.cells[-3:], period="2026-Q3").canonical()]


@decoder("ledger", seeds=_entries, changes=(BYTES, JSON))
def _ledger(content: bytes, _place: Path) -> None:
    """An entry as it is stored."""
    assert len(read_ledger([content])) == 1
    assert content == msgspec.json.decode(content, type=LedgerEntry).canonical()


@decoder("ledger-in-its-spelling", seeds=_entries, changes=(JSON,))
def _canonical(content: bytes, _place: Path) -> None:
    """The same, spelt as the program spells: what it says is looked at."""
    try:
        spelt = msgspec.json.decode(content, type=LedgerEntry).canonical()
    except (msgspec.MsgspecError, ValueError, OverflowError):
        spelt = content
    read_ledger([spelt])


@decoder("period", seeds=lambda: [b"2026", b"2026-Q3", b"2022-imported"], changes=(BYTES, TEXT), refusals=(ValueError,))
def _period(content: bytes, _place: Path) -> None:
    """A label is read as it is written."""
    assert read_period(handed(content)).label == handed(content)


@functools.cache
def _tables() -> list[bytes]:
    later = {**GOOD, "earlier": [{"cells": [{"key": {"act": "a1", "sex": "f"}, "value": None}]}], "sensitive": ["sex"]}
    released = json.loads(encode(protect_tables(read(json.dumps(GOOD).encode()))))
    again = {**GOOD, "earlier": [{"cells": [{"key": {}, "value": 30}], "zeros": "public"}, released]}
    return [json.dumps(content).encode() for content in (GOOD, later, again)]


@decoder("linked-tables", seeds=_tables, changes=(JSON, JSON, BYTES))
def _linked(content: bytes, _place: Path) -> None:
    """The file of `wellbeing protect`, and all that must hold between its cells."""
    linked(read(content))


@decoder("linked-tables-protected", seeds=_tables, changes=(JSON,), seconds=150, trials=2)
def _protected(content: bytes, place: Path) -> None:
    """Through the engine and the attack on its result, to the file that is written."""
    file, out = place / "tables.json", place / "protected.json"
    file.write_bytes(content)
    out.unlink(missing_ok=True)
    protect_file(file, out)
    assert out.read_bytes() == encode(protect_tables(read(content)))
