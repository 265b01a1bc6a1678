"""The seal of a backup: when it was made, of what state, a digest of every other member, the erased ids, and what was
handed over.

Sealed under the vault's data key: readable without opening the store, and by nobody else.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable

import msgspec

from wellbeing.domain.hand_over import HandedOver
from wellbeing.domain.identity import Uid
from wellbeing.errors import Tampered
from wellbeing.vault.backups.archive import DAMAGED
from wellbeing.vault.hand_overs import Carried
from wellbeing.vault.keys import DataKey, seal, unseal
from wellbeing.vault.packed import unpacked


class Contents(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """`made_at` is UTC; `generation` and `mac` are those of the last log entry; digests are BLAKE2b-256; `erased`
    holds pairs of a random uid (16 bytes) and the moment of its erasure; `hand_overs` the packages that left, and
    `cards` the fingerprint and card of those to whom they went; `beside` name and content of public files that lie
    beside the vault. Backups of before have none of the three."""

    made_at: dt.datetime
    generation: int
    mac: bytes
    header: bytes
    head: bytes
    store: bytes
    erased: tuple[tuple[bytes, dt.datetime], ...]
    hand_overs: tuple[HandedOver, ...] = ()
    cards: tuple[tuple[str, bytes], ...] = ()
    beside: tuple[tuple[str, bytes], ...] = ()


def erased_of(contents: Contents) -> dict[Uid, dt.datetime]:
    """The ids that were erased before the backup was made, and when."""
    return {Uid(uid.hex()): at for uid, at in contents.erased}


def carried_of(contents: Contents) -> Carried:
    """What had been handed over before the backup was made."""
    return Carried(left=contents.hand_overs, cards=contents.cards)


def digest_of(parts: Iterable[bytes | memoryview]) -> bytes:
    """The digest of a member's content."""
    digest = hashlib.blake2b(digest_size=32, person=b"wb backup")
    for part in parts:
        digest.update(part)
    return digest.digest()


def close(contents: Contents, key: DataKey, vault: str) -> bytes:
    """The member `seal`."""
    return seal(key.derive("backup"), msgspec.msgpack.encode(contents), _context(vault))


def open_(sealed: bytes, key: DataKey, vault: str) -> Contents:
    """What the seal says. Raises `Tampered` unless the owner of `key` wrote it for this vault."""
    plain = unseal(key.derive("backup"), sealed, _context(vault))
    contents = unpacked(plain, Contents) if plain is not None else None
    if contents is None:
        raise Tampered(DAMAGED)
    return contents


def _context(vault: str) -> bytes:
    return f"wellbeing backup 1 {vault}".encode()
