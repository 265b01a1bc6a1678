"""The sealed request of a central office, and the sealed answer: docs/formats/office-request.md.

Both are signed, then sealed to their addressee with HPKE, with what stands outside the seal bound through `info`.
"""

import datetime as dt
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from wellbeing.domain.identity import Uid
from wellbeing.domain.request import Found, OfficeRequest, RequestAnswer, Wish
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.exchange.hand_over.package import Known
from wellbeing.language import _
from wellbeing.signatures.signing import Signatures, Signer, verifies

LARGEST = 65_536
"""Bytes; a request has two thousand."""
NOT_ONE = _("This file is not a request of a central office, nor an answer to one.")
OTHER_ADDRESSEE = _("This file is sealed for somebody else. Only they can open it.")
DAMAGED = _("This file is damaged, or somebody changed it. Nothing was taken from it. Please ask for it again.")
UNKNOWN = _(
    "Who sealed this file is not known here. Please ask for their card, and compare its fingerprint by telephone."
)
EXPIRED = _("This request has expired. Please ask the office for a new one.")

_REQUEST, _ANSWER = b"wellbeing office request 1\n", b"wellbeing office answer 1\n"
_PURPOSE = {_REQUEST: "office request", _ANSWER: "office answer"}
"""What the signatures are for, by the beginning of the file."""
_DIGEST = 20
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_UID_DIGITS = 32


class _Signed(msgspec.Struct, forbid_unknown_fields=True, array_like=True):
    body: bytes
    ed25519: bytes
    ml_dsa_65: bytes


class _Request(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    uid: str
    sender: str
    addressee: str
    wish: Wish
    name: str
    mark: str
    made_at: dt.datetime
    expires_at: dt.datetime


class _Answer(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    request: str
    sender: str
    addressee: str
    found: Found
    at: dt.datetime


_Body = TypeVar("_Body", _Request, _Answer)


def sealed_request(request: OfficeRequest, signer: Signer, addressee: RepresentativeCard) -> bytes:
    """The request as a file that only its addressee can open."""
    body = _Request(
        uid=request.uid,
        sender=request.office,
        addressee=request.addressee,
        wish=request.wish,
        name=request.name,
        mark=request.mark,
        made_at=request.made_at,
        expires_at=request.expires_at,
    )
    return _sealed(_REQUEST, body, signer, addressee)


def opened_request(
    raw: bytes, opener: Opener, own: RepresentativeCard, known: Known, now: dt.datetime
) -> OfficeRequest:
    """A request that was sealed for `own` by an office whose card is known. Raises Refused and Tampered."""
    body = _opened(_REQUEST, raw, _Request, opener, own, known)
    _dated(body.made_at, body.expires_at)
    if now >= body.expires_at:
        raise Refused(EXPIRED, field="file")
    return OfficeRequest(
        uid=_uid(body.uid),
        office=body.sender,
        addressee=body.addressee,
        wish=body.wish,
        name=body.name,
        mark=body.mark,
        made_at=body.made_at,
        expires_at=body.expires_at,
    )


def sealed_answer(answer: RequestAnswer, signer: Signer, office: RepresentativeCard) -> bytes:
    """The answer as a file that only the office can open."""
    body = _Answer(
        request=answer.request_uid,
        sender=answer.signer,
        addressee=answer.office,
        found=answer.found,
        at=answer.at,
    )
    return _sealed(_ANSWER, body, signer, office)


def opened_answer(raw: bytes, opener: Opener, own: RepresentativeCard, known: Known) -> RequestAnswer:
    """An answer that was sealed for `own`. Raises Refused and Tampered."""
    body = _opened(_ANSWER, raw, _Answer, opener, own, known)
    _dated(body.at)
    return RequestAnswer(
        request_uid=_uid(body.request), signer=body.sender, office=body.addressee, found=body.found, at=body.at
    )


def _sealed(magic: bytes, body: _Request | _Answer, signer: Signer, addressee: RepresentativeCard) -> bytes:
    header, content = magic + _digest_of(addressee), msgspec.msgpack.encode(body)
    signatures = signer.sign(_PURPOSE[magic], header + content)
    plain = msgspec.msgpack.encode(_Signed(body=content, ed25519=signatures.ed25519, ml_dsa_65=signatures.ml_dsa_65))
    return header + _SUITE.encrypt(plain, addressee.sealing_key(), header)


def _opened(
    magic: bytes, raw: bytes, kind: type[_Body], opener: Opener, own: RepresentativeCard, known: Known
) -> _Body:
    size = len(magic) + _DIGEST
    if len(raw) > LARGEST or len(raw) <= size or not raw.startswith(magic):
        raise Refused(NOT_ONE, field="file")
    header = raw[:size]
    if header != magic + _digest_of(own):
        raise Refused(OTHER_ADDRESSEE, field="file")
    try:
        signed = msgspec.msgpack.decode(_SUITE.decrypt(raw[size:], opener.key(), header), type=_Signed)
        body = msgspec.msgpack.decode(signed.body, type=kind)
    except (InvalidTag, ValueError, msgspec.DecodeError) as error:
        raise Tampered(DAMAGED) from error
    sender = known(body.sender)
    if sender is None:
        raise Refused(UNKNOWN, field="file")
    signatures = Signatures(ed25519=signed.ed25519, ml_dsa_65=signed.ml_dsa_65)
    if not verifies(sender.signing, _PURPOSE[magic], header + signed.body, signatures):
        raise Tampered(DAMAGED)
    if body.addressee != own.fingerprint:
        raise Refused(OTHER_ADDRESSEE, field="file")
    return body


def _dated(*moments: dt.datetime) -> None:
    if any(moment.tzinfo is None for moment in moments):
        raise Tampered(DAMAGED)


def _digest_of(card: RepresentativeCard) -> bytes:
    """The fingerprint's 160 bits."""
    return bytes.fromhex(card.fingerprint.replace(" ", ""))


def _uid(text: str) -> Uid:
    if len(text) != _UID_DIGITS or set(text) - set("0123456789abcdef"):
        raise Tampered(DAMAGED)
    return Uid(text)
