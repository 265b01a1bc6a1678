"""Backups: the file, what is behind its seal, and how files are called."""

import datetime as dt
import functools
import shutil
import tempfile
from pathlib import Path

import msgspec

from tests.torture.fuzz.decoder import decoder, handed
from tests.torture.fuzz.mutations import BYTES, TEXT
from tests.torture.fuzz.trees import MSGPACK
from tests.torture.kept import laid_out
from wellbeing.vault.backups import copies, names
from wellbeing.vault.backups import seal as seals
from wellbeing.vault.backups.seal import Contents
from wellbeing.vault.keys import DataKey, seal

_VAULT = "0123456789abcdef0123456789abcdef"
_KEY = DataKey(bytes(32))


@functools.cache
def _backup() -> tuple[bytes, DataKey]:
    with tempfile.TemporaryDirectory() as folder:
        kept = laid_out(Path(folder) / "kept")
        return kept.file.read_bytes(), kept.key


@decoder("backup", seeds=lambda: [_backup()[0]], changes=(BYTES,), seconds=120)
def _file(content: bytes, place: Path) -> None:
    """Only the bytes that were written are taken."""
    file, out = place / "changed.backup", place / "out"
    file.write_bytes(content)
    whole, key = _backup()
    copies.header_of(file)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    copies.lay_out(file, out, key)
    assert content == whole, "a backup that nobody wrote was laid out"


def _contents() -> list[bytes]:
    day = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
    erased = ((b"u" * 16, day), (b"v" * 16, day))
    one = Contents(
        made_at=day, generation=7, mac=b"m" * 32, header=b"h" * 32, head=b"d" * 32, store=b"s" * 32, erased=erased
    )
    beside = (("countries/DE.json", b"{}"), ("packs/north/1.wbpack", b"{}"), ("packs/north/removed", b""))
    others = (msgspec.structs.replace(one, erased=()), msgspec.structs.replace(one, beside=beside))
    return [msgspec.msgpack.encode(contents) for contents in (one, *others)]


@decoder("backup-behind-its-seal", seeds=_contents, changes=(BYTES, MSGPACK))
def _seal(content: bytes, _place: Path) -> None:
    """Damaged where the form is another one."""
    found = seals.open_(seal(_KEY.derive("backup"), content, seals._context(_VAULT)), _KEY, _VAULT)
    seals.erased_of(found)


@decoder(
    "names-of-backups",
    seeds=lambda: [names.name_of(_VAULT, dt.date(2026, 3, 12), 421).encode()],
    changes=(BYTES, TEXT),
    seconds=30,
)
def _named(content: bytes, _place: Path) -> None:
    """Files of others lie in the same folder."""
    found = names.read(Path(handed(content)))
    assert found is None or names.name_of("0" * 32, found.made_on, 1)
