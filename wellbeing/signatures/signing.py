"""Signatures of what travels: Ed25519 and ML-DSA-65 over the same bytes. Both must verify.

The second withstands a quantum computer, the first is the one that has been studied longest.
"""

import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey

from wellbeing.signatures.card import Card

SEEDS_SIZE = 64
"""Bytes of a signer's seeds: 32 for Ed25519, then 32 for ML-DSA-65."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Both signatures over one message."""

    ed25519: bytes
    ml_dsa_65: bytes


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. The vault stores `seeds`; they are never shown or written."""

    seeds: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seeds) != SEEDS_SIZE:
            raise ValueError("a signer has 64 bytes of seeds")

    @classmethod
    def generate(cls, seeds: bytes | None = None) -> "Signer":
        """A signer from stored seeds, or a new one from the system's random numbers."""
        return cls(secrets.token_bytes(SEEDS_SIZE) if seeds is None else seeds)

    @property
    def card(self) -> Card:
        """The public half, to be given to whoever checks signatures."""
        classic, lattice = self._keys()
        return Card(
            ed25519=classic.public_key().public_bytes_raw(),
            ml_dsa_65=lattice.public_key().public_bytes_raw(),
        )

    def sign(self, purpose: str, message: bytes) -> Signatures:
        """Both signatures over `message`, bound to `purpose` so that none serves another one."""
        classic, lattice = self._keys()
        bound = _bound(purpose, message)
        return Signatures(ed25519=classic.sign(bound), ml_dsa_65=lattice.sign(bound))

    def _keys(self) -> tuple[Ed25519PrivateKey, MLDSA65PrivateKey]:
        classic = Ed25519PrivateKey.from_private_bytes(self.seeds[:32])
        return classic, MLDSA65PrivateKey.from_seed_bytes(self.seeds[32:])


def verifies(card: Card, purpose: str, message: bytes, signatures: Signatures) -> bool:
    """Whether both signatures over `message` are the card's."""
    bound = _bound(purpose, message)
    try:
        Ed25519PublicKey.from_public_bytes(card.ed25519).verify(signatures.ed25519, bound)
        MLDSA65PublicKey.from_public_bytes(card.ml_dsa_65).verify(signatures.ml_dsa_65, bound)
    except (InvalidSignature, ValueError):
        return False
    return True


def _bound(purpose: str, message: bytes) -> bytes:
    return b"wellbeing signature 1\n" + purpose.encode("ascii") + b"\n" + message
