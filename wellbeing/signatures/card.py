"""A signer's card: both public keys and their fingerprint. It travels by another way than the release."""

import hashlib
from dataclasses import dataclass

import msgspec

from wellbeing.errors import Refused
from wellbeing.language import _

ED25519_SIZE, ML_DSA_65_SIZE = 32, 1952
LARGEST_CARD = 16_384
"""Bytes: a card is about 4 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Raw public keys. Raises ValueError for keys of another length."""

    ed25519: bytes
    ml_dsa_65: bytes

    def __post_init__(self) -> None:
        if len(self.ed25519) != ED25519_SIZE or len(self.ml_dsa_65) != ML_DSA_65_SIZE:
            raise ValueError("not the keys of a signer")

    @property
    def fingerprint(self) -> str:
        """160 bits of SHA-256 over both keys, in groups of four hex digits, to read out on the telephone."""
        digest = hashlib.sha256(b"wellbeing signer 1\n" + self.ed25519 + self.ml_dsa_65).hexdigest()[:40]
        return " ".join(digest[start : start + 4] for start in range(0, 40, 4))

    def to_bytes(self) -> bytes:
        """The card as a file."""
        file = _CardFile(ed25519=self.ed25519, ml_dsa_65=self.ml_dsa_65, fingerprint=self.fingerprint)
        return msgspec.json.format(msgspec.json.encode(file, order="sorted"), indent=2) + b"\n"


class _CardFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    wellbeing_card: int = 1
    ed25519: bytes
    ml_dsa_65: bytes
    fingerprint: str


def read_card(raw: bytes) -> Card:
    """A card from its file. Raises Refused for anything else."""
    try:
        if len(raw) > LARGEST_CARD:
            raise ValueError("too large")
        file = msgspec.json.decode(raw, type=_CardFile)
        card = Card(ed25519=file.ed25519, ml_dsa_65=file.ml_dsa_65)
        if file.wellbeing_card != 1 or file.fingerprint != card.fingerprint:
            raise ValueError("not this card's fingerprint")
    except (msgspec.DecodeError, ValueError) as error:
        raise Refused(_("This file is not a signer's card."), field="card") from error
    return card
