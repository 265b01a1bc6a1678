"""Signed, then sealed to one representative with HPKE: the envelope of case packages and slips.

HPKE has no further data to authenticate here, so that what stands outside the seal is bound through `info`: every bit
of the file is covered.
"""

from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.signatures.signing import Signatures, Signer, verifies

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_DIGEST = 20


class Signed(msgspec.Struct, forbid_unknown_fields=True, array_like=True):
    """A body and both signatures over it."""

    body: bytes
    ed25519: bytes
    ml_dsa_65: bytes

    @property
    def signatures(self) -> Signatures:
        """Both of them."""
        return Signatures(ed25519=self.ed25519, ml_dsa_65=self.ml_dsa_65)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What is in envelopes of one kind: their first bytes, what is signed for, and the sentences of a refusal."""

    magic: bytes
    purpose: str
    largest: int
    none: str
    other_addressee: str
    damaged: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What lay in an envelope. Nobody is known to have signed it before `is_from` says so."""

    body: bytes
    _header: bytes
    _purpose: str
    _signatures: Signatures

    def is_from(self, card: RepresentativeCard) -> bool:
        """Whether this representative signed it."""
        return verifies(card.signing, self._purpose, self._header + self.body, self._signatures)


def sealed(kind: Kind, body: bytes, signer: Signer, addressee: RepresentativeCard) -> bytes:
    """A file that only its addressee can open."""
    header = kind.magic + _digest_of(addressee)
    signatures = signer.sign(kind.purpose, header + body)
    plain = msgspec.msgpack.encode(Signed(body=body, ed25519=signatures.ed25519, ml_dsa_65=signatures.ml_dsa_65))
    return header + _SUITE.encrypt(plain, addressee.sealing_key(), header)


def opened(kind: Kind, raw: bytes, opener: Opener, own: RepresentativeCard) -> Opened:
    """Open what was sealed for `own`. Raises Refused for another file or addressee, Tampered for a changed one."""
    length = len(kind.magic) + _DIGEST
    if len(raw) > kind.largest or len(raw) <= length or not raw.startswith(kind.magic):
        raise Refused(kind.none, field="file")
    header = raw[:length]
    if header != kind.magic + _digest_of(own):
        raise Refused(kind.other_addressee, field="file")
    try:
        signed = msgspec.msgpack.decode(_SUITE.decrypt(raw[length:], opener.key(), header), type=Signed)
    except (InvalidTag, ValueError, msgspec.DecodeError) as error:
        raise Tampered(kind.damaged) from error
    return Opened(signed.body, header, kind.purpose, signed.signatures)


def _digest_of(card: RepresentativeCard) -> bytes:
    """The fingerprint's 20 bytes."""
    return bytes.fromhex(card.fingerprint)
