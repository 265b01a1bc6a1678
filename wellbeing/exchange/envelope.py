"""Signed, then sealed to one addressee with HPKE: the envelope of packages, slips, contributions and offices' files.

HPKE has no further data to authenticate here, so that what stands outside the seal is bound through `info`: every bit
of the file is covered.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from wellbeing.domain.identity import Uid
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.signatures.signing import Signatures, Signer, verifies

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_DIGEST = 20
_UID_DIGITS = 32


class Signed(msgspec.Struct, forbid_unknown_fields=True, array_like=True):
    """A body and both signatures over it."""

    body: bytes
    ed25519: bytes
    ml_dsa_65: bytes

    @property
    def signatures(self) -> Signatures:
        """Both of them."""
        return Signatures(ed25519=self.ed25519, ml_dsa_65=self.ml_dsa_65)


Known = Callable[[str], RepresentativeCard | None]
"""The card of a fingerprint, if it is known here."""


class Body(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What every body says: the fingerprints of whoever signed it, and of the one whom it is for."""

    sender: str
    addressee: str


class DatedBody(Body, forbid_unknown_fields=True, kw_only=True):
    """The same of what can be taken in for a time only."""

    made_at: dt.datetime
    expires_at: dt.datetime


Form = TypeVar("Form", bound=Body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What is in envelopes of one kind: their first bytes, what is signed for, and the sentences of a refusal."""

    magic: bytes
    purpose: str
    largest: int
    none: str
    other_addressee: str
    damaged: str
    unknown_sender: str
    expired: str = ""
    """Empty where nothing expires."""
    bound: int = 0
    """Bytes that can be read before the seal is opened, and are bound to it; none in most kinds."""


def sealed(kind: Kind, body: Body, signer: Signer, addressee: RepresentativeCard, bound: bytes = b"") -> bytes:
    """A file that only its addressee can open. `bound` stands before the seal, and is signed and sealed with it."""
    if len(bound) != kind.bound:
        raise ValueError("another length is bound to this kind")
    header, content = kind.magic + _digest_of(addressee) + bound, msgspec.msgpack.encode(body)
    signatures = signer.sign(kind.purpose, header + content)
    plain = msgspec.msgpack.encode(Signed(body=content, ed25519=signatures.ed25519, ml_dsa_65=signatures.ml_dsa_65))
    return header + _SUITE.encrypt(plain, addressee.sealing_key(), header)


def opened(kind: Kind, raw: bytes, opener: Opener, own: RepresentativeCard, known: Known, form: type[Form]) -> Form:
    """What was sealed for `own` and signed by somebody known.

    Raises Refused for another file, another addressee or a sender who is not known, Tampered for a changed one.
    """
    before = len(kind.magic) + _DIGEST
    length = before + kind.bound
    if len(raw) > kind.largest or len(raw) <= length or not raw.startswith(kind.magic):
        raise Refused(kind.none, field="file")
    header = raw[:length]
    if header[:before] != kind.magic + _digest_of(own):
        raise Refused(kind.other_addressee, field="file")
    try:
        signed = msgspec.msgpack.decode(_SUITE.decrypt(raw[length:], opener.key(), header), type=Signed)
        body = msgspec.msgpack.decode(signed.body, type=form)
    except (InvalidTag, ValueError, msgspec.DecodeError) as error:
        raise Tampered(kind.damaged) from error
    sender = known(body.sender)
    if sender is None:
        raise Refused(kind.unknown_sender, field="file")
    if not verifies(sender.signing, kind.purpose, header + signed.body, signed.signatures):
        raise Tampered(kind.damaged)
    if body.addressee != own.fingerprint:
        raise Refused(kind.other_addressee, field="file")
    return body


def bound_of(kind: Kind, raw: bytes) -> bytes:
    """What stands before the seal of a file that was opened."""
    before = len(kind.magic) + _DIGEST
    return raw[before : before + kind.bound]


def refuse_expired(kind: Kind, body: DatedBody, now: dt.datetime) -> None:
    """Raises Refused where its time has passed, Tampered where a moment has no zone."""
    aware(kind, body.made_at, body.expires_at)
    if now >= body.expires_at:
        raise Refused(kind.expired, field="file")


def aware(kind: Kind, *moments: dt.datetime) -> None:
    """Raises Tampered where a moment has no zone: our own always have one."""
    if any(moment.tzinfo is None for moment in moments):
        raise Tampered(kind.damaged)


def uid(kind: Kind, text: str) -> Uid:
    """The random id in a text. Raises Tampered where it is none."""
    if len(text) != _UID_DIGITS or not set(text) <= set("0123456789abcdef"):
        raise Tampered(kind.damaged)
    return Uid(text)


def _digest_of(card: RepresentativeCard) -> bytes:
    """The fingerprint's 20 bytes."""
    return bytes.fromhex(card.fingerprint)
