"""The sealed case package and the receipt of an objection: docs/formats/case-package.md.

A package is signed, then sealed to its addressee with HPKE. HPKE has no further data to authenticate here, so that
what stands outside the seal is bound through `info`: every bit of the file is covered.
"""

import datetime as dt
from collections.abc import Callable

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from wellbeing.domain.hand_over import Basis, CasePackage, Column, Receipt
from wellbeing.domain.identity import Uid
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.language import _
from wellbeing.signatures.signing import Signatures, Signer, verifies

LARGEST_PACKAGE = 16 * 1024 * 1024
"""Bytes. A case of years with long notes has a few hundred thousand."""
LARGEST_RECEIPT = 16_384

NO_PACKAGE = _("This file is not a case package.")
OTHER_ADDRESSEE = _("This package is sealed for another representative. Only they can open it.")
DAMAGED = _("This package is damaged, or somebody changed it. Nothing was taken from it. Please ask for it again.")
UNKNOWN_SENDER = _(
    "The sender of this package is not known here. Please ask for their card, and compare its fingerprint by telephone."
)
EXPIRED = _("This package has expired. Please ask the sender for a new one.")
NO_RECEIPT = _("This file is not a receipt from the representative to whom the case went.")

_MAGIC = b"wellbeing case package 1\n"
_HEADER = len(_MAGIC) + 20
_PURPOSE, _RECEIPT = "case package", "case receipt"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)

Known = Callable[[str], RepresentativeCard | None]
"""The card of a fingerprint, if it is known here."""


class _Signed(msgspec.Struct, forbid_unknown_fields=True, array_like=True):
    body: bytes
    ed25519: bytes
    ml_dsa_65: bytes


class _Body(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    uid: str
    case: str
    sender: str
    addressee: str
    basis: Basis
    sequence: int
    made_at: dt.datetime
    expires_at: dt.datetime
    records: dict[str, list[dict[str, Column]]]


class _ReceiptBody(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    package: str
    case: str
    signer: str
    erased_at: dt.datetime
    counted_in: str | None


def sealed(package: CasePackage, signer: Signer, addressee: RepresentativeCard) -> bytes:
    """The package as a file that only its addressee can open."""
    header = _MAGIC + _digest_of(addressee)
    body = msgspec.msgpack.encode(
        _Body(
            uid=package.uid,
            case=package.case_uid,
            sender=package.sender,
            addressee=package.addressee,
            basis=package.basis,
            sequence=package.sequence,
            made_at=package.made_at,
            expires_at=package.expires_at,
            records={table: [dict(row) for row in rows] for table, rows in package.records.items()},
        )
    )
    signatures = signer.sign(_PURPOSE, header + body)
    plain = msgspec.msgpack.encode(_Signed(body=body, ed25519=signatures.ed25519, ml_dsa_65=signatures.ml_dsa_65))
    return header + _SUITE.encrypt(plain, addressee.sealing_key(), header)


def opened(raw: bytes, opener: Opener, own: RepresentativeCard, known: Known, now: dt.datetime) -> CasePackage:
    """A package that was sealed for `own` by somebody known. Raises Refused and Tampered, each with its sentence."""
    if len(raw) > LARGEST_PACKAGE or len(raw) <= _HEADER or not raw.startswith(_MAGIC):
        raise Refused(NO_PACKAGE, field="file")
    header = raw[:_HEADER]
    if header != _MAGIC + _digest_of(own):
        raise Refused(OTHER_ADDRESSEE, field="file")
    try:
        plain = _SUITE.decrypt(raw[_HEADER:], opener.key(), header)
        signed = msgspec.msgpack.decode(plain, type=_Signed)
        body = msgspec.msgpack.decode(signed.body, type=_Body)
    except (InvalidTag, ValueError, msgspec.DecodeError) as error:
        raise Tampered(DAMAGED) from error
    sender = known(body.sender)
    if sender is None:
        raise Refused(UNKNOWN_SENDER, field="file")
    signatures = Signatures(ed25519=signed.ed25519, ml_dsa_65=signed.ml_dsa_65)
    if not verifies(sender.signing, _PURPOSE, header + signed.body, signatures):
        raise Tampered(DAMAGED)
    if body.addressee != own.fingerprint:
        raise Refused(OTHER_ADDRESSEE, field="file")
    if body.made_at.tzinfo is None or body.expires_at.tzinfo is None or not 1 <= body.sequence < 2**63:
        raise Tampered(DAMAGED)
    if now >= body.expires_at:
        raise Refused(EXPIRED, field="file")
    return CasePackage(
        uid=_uid(body.uid),
        case_uid=_uid(body.case),
        sender=body.sender,
        addressee=body.addressee,
        basis=body.basis,
        sequence=body.sequence,
        made_at=body.made_at,
        expires_at=body.expires_at,
        records={table: tuple(rows) for table, rows in body.records.items()},
    )


def receipt_bytes(receipt: Receipt, signer: Signer) -> bytes:
    """The receipt as a file. It holds random ids and a moment, so that it is signed and not sealed."""
    body = msgspec.msgpack.encode(
        _ReceiptBody(
            package=receipt.package_uid,
            case=receipt.case_uid,
            signer=receipt.signer,
            erased_at=receipt.erased_at,
            counted_in=receipt.counted_in,
        )
    )
    signatures = signer.sign(_RECEIPT, body)
    return msgspec.msgpack.encode(_Signed(body=body, ed25519=signatures.ed25519, ml_dsa_65=signatures.ml_dsa_65))


def read_receipt(raw: bytes, known: Known) -> Receipt:
    """A receipt that somebody known signed. Raises Refused for anything else."""
    try:
        if len(raw) > LARGEST_RECEIPT:
            raise ValueError("too large")
        signed = msgspec.msgpack.decode(raw, type=_Signed)
        body = msgspec.msgpack.decode(signed.body, type=_ReceiptBody)
        signer = known(body.signer)
        signatures = Signatures(ed25519=signed.ed25519, ml_dsa_65=signed.ml_dsa_65)
        if signer is None or not verifies(signer.signing, _RECEIPT, signed.body, signatures):
            raise ValueError("not signed by somebody known")
        if body.erased_at.tzinfo is None:
            raise ValueError("a moment needs its zone")
    except (msgspec.DecodeError, ValueError) as error:
        raise Refused(NO_RECEIPT, field="file") from error
    return Receipt(
        package_uid=_uid(body.package),
        case_uid=_uid(body.case),
        signer=body.signer,
        erased_at=body.erased_at,
        counted_in=body.counted_in,
    )


def _digest_of(card: RepresentativeCard) -> bytes:
    """The fingerprint's 20 bytes."""
    return bytes.fromhex(card.fingerprint)


def _uid(text: str) -> Uid:
    if len(text) != 32 or not set(text) <= set("0123456789abcdef"):
        raise Tampered(DAMAGED)
    return Uid(text)
