"""The manifest of a change of key: which files are the new state. Sealed under the new key, which no one else has."""

import hashlib
import hmac
import stat
from pathlib import Path
from typing import Annotated

import msgspec

from wellbeing.vault.files import Disk
from wellbeing.vault.keys import DataKey, seal, unseal
from wellbeing.vault.packed import unpacked

FOLDER = "changing-key"
NAME = "manifest"
_LARGEST = 4096


class Manifest(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What the new state consists of, and what is still needed of the old key: to read drafts, to tell a witness.

    `store` and `head` are BLAKE2b-256 over the files, `generation` is that of the new store; `drafts` is the old
    key's key for drafts, `witness` the name of its witness and `witness_key` its key for heads.
    """

    store: bytes
    head: bytes
    generation: int
    drafts: bytes
    witness: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]+-[0-9a-f]+\.witness\Z")]
    witness_key: bytes


def digest_of(path: Path) -> bytes:
    """The digest of a file's content. Raises OSError."""
    digest = hashlib.blake2b(digest_size=32, person=b"wb key change")
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.digest()


def fits(path: Path, digest: bytes) -> bool:
    """Whether there is a file of its own, no link, with this content. Raises OSError."""
    try:
        plain = stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
    return plain and hmac.compare_digest(digest_of(path), digest)


def write(place: Path, manifest: Manifest, key: DataKey, vault: str) -> None:
    """Seal the manifest into `place`; on return the disk has it. Raises OSError."""
    sealed = seal(key.derive("change-key"), msgspec.msgpack.encode(manifest), _context(vault))
    Disk().write(place / NAME, sealed)


def read(place: Path, key: DataKey, vault: str) -> Manifest | None:
    """The manifest in `place`; None where there is none that the owner of `key` wrote. Raises OSError."""
    path = place / NAME
    if place.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        sealed = file.read(_LARGEST)
    plain = unseal(key.derive("change-key"), sealed, _context(vault))
    return unpacked(plain, Manifest) if plain is not None else None


def _context(vault: str) -> bytes:
    return f"wellbeing change of key 1 {vault}".encode()
