"""A representative's card: who it is, the keys that sign for them, and the key to which packages are sealed.

It is exchanged once; the fingerprint is compared by telephone.
"""

import hashlib
from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.signatures.card import Card

LARGEST_CARD = 16_384
"""Bytes: a card is about 6 kB."""
LONGEST_NAME = 120
SEALING_SEEDS = 96
"""Bytes: 64 for ML-KEM-768, then 32 for X25519."""
_ML_KEM, _X25519 = 1184, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativeCard:
    """Raw public keys and a name. Raises ValueError for keys or names of another size."""

    name: str
    union: str
    signing: Card
    ml_kem_768: bytes
    x25519: bytes

    def __post_init__(self) -> None:
        if len(self.ml_kem_768) != _ML_KEM or len(self.x25519) != _X25519:
            raise ValueError("not the keys of a representative")
        if not 0 < len(self.name.strip()) <= LONGEST_NAME or len(self.union) > LONGEST_NAME:
            raise ValueError("no name, or one that is too long")
        if not (self.name + self.union).replace(" ", "").isprintable():
            raise ValueError("a name has letters")

    @property
    def fingerprint(self) -> str:
        """160 bits of SHA-256 over all four keys, in groups of four hex digits, to read out on the telephone."""
        keys = self.signing.ed25519 + self.signing.ml_dsa_65 + self.ml_kem_768 + self.x25519
        digest = hashlib.sha256(b"wellbeing representative 1\n" + keys).hexdigest()[:40]
        return " ".join(digest[start : start + 4] for start in range(0, 40, 4))

    def sealing_key(self) -> MLKEM768X25519PublicKey:
        """The key to which a package is sealed. Raises ValueError where the bytes are no key."""
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.ml_kem_768), X25519PublicKey.from_public_bytes(self.x25519)
        )

    def to_bytes(self) -> bytes:
        """The card as a file."""
        file = _CardFile(
            name=self.name,
            union=self.union,
            ed25519=self.signing.ed25519,
            ml_dsa_65=self.signing.ml_dsa_65,
            ml_kem_768=self.ml_kem_768,
            x25519=self.x25519,
            fingerprint=self.fingerprint,
        )
        return msgspec.json.format(msgspec.json.encode(file, order="sorted"), indent=1) + b"\n"


class _CardFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    wellbeing_representative: int = 1
    name: str
    union: str
    ed25519: bytes
    ml_dsa_65: bytes
    ml_kem_768: bytes
    x25519: bytes
    fingerprint: str


def read_representative_card(raw: bytes) -> RepresentativeCard:
    """A card from its file. Raises Refused for anything else."""
    try:
        if len(raw) > LARGEST_CARD:
            raise ValueError("too large")
        file = msgspec.json.decode(raw, type=_CardFile)
        card = RepresentativeCard(
            name=file.name,
            union=file.union,
            signing=Card(ed25519=file.ed25519, ml_dsa_65=file.ml_dsa_65),
            ml_kem_768=file.ml_kem_768,
            x25519=file.x25519,
        )
        card.sealing_key()
        if card.to_bytes() != raw:
            raise ValueError("another spelling of a card, or not this card's fingerprint")
    except (msgspec.DecodeError, ValueError) as error:
        raise Refused(_("This file is not a representative's card."), field="card") from error
    return card


@dataclass(frozen=True, slots=True)
class Opener:
    """Who opens packages. The vault stores `seeds`; they are never shown or written."""

    seeds: bytes = field(repr=False)
    _lattice: MLKEM768PrivateKey = field(init=False, repr=False, compare=False)
    _classic: X25519PrivateKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.seeds) != SEALING_SEEDS:
            raise ValueError("an opener has 96 bytes of seeds")
        object.__setattr__(self, "_lattice", MLKEM768PrivateKey.from_seed_bytes(self.seeds[:64]))
        object.__setattr__(self, "_classic", X25519PrivateKey.from_private_bytes(self.seeds[64:]))

    def key(self) -> MLKEM768X25519PrivateKey:
        """The key that opens."""
        return MLKEM768X25519PrivateKey(self._lattice, self._classic)

    def card(self, name: str, union: str, signing: Card) -> RepresentativeCard:
        """The public half."""
        return RepresentativeCard(
            name=name,
            union=union,
            signing=signing,
            ml_kem_768=self._lattice.public_key().public_bytes_raw(),
            x25519=self._classic.public_key().public_bytes_raw(),
        )
