"""The sealed case package and the receipt of an objection: docs/formats/case-package.md.

A package is signed, then sealed to its addressee: `wellbeing.exchange.envelope`.
"""

import datetime as dt

import msgspec

from wellbeing.domain.hand_over import Basis, CasePackage, Column, Receipt
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange import envelope
from wellbeing.exchange.envelope import DatedBody, Kind, Known, Signed
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.language import _
from wellbeing.signatures.signing import Signer, verifies

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

_PACKAGE = Kind(
    magic=b"wellbeing case package 1\n",
    purpose="case package",
    largest=LARGEST_PACKAGE,
    none=NO_PACKAGE,
    other_addressee=OTHER_ADDRESSEE,
    damaged=DAMAGED,
    unknown_sender=UNKNOWN_SENDER,
    expired=EXPIRED,
)
_RECEIPT = "case receipt"


class _Body(DatedBody, forbid_unknown_fields=True, kw_only=True):
    uid: str
    case: str
    basis: Basis
    sequence: int
    records: dict[str, list[dict[str, Column]]]


class _ReceiptBody(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    package: str
    case: str
    signer: str
    erased_at: dt.datetime
    counted_in: str | None


def sealed(package: CasePackage, signer: Signer, addressee: RepresentativeCard) -> bytes:
    """The package as a file that only its addressee can open."""
    body = _Body(
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
    return envelope.sealed(_PACKAGE, body, signer, addressee)


def opened(raw: bytes, opener: Opener, own: RepresentativeCard, known: Known, now: dt.datetime) -> CasePackage:
    """A package that was sealed for `own` by somebody known. Raises Refused and Tampered, each with its sentence."""
    body = envelope.opened(_PACKAGE, raw, opener, own, known, _Body)
    if not 1 <= body.sequence < 2**63:
        raise Tampered(DAMAGED)
    envelope.refuse_expired(_PACKAGE, body, now)
    return CasePackage(
        uid=envelope.uid(_PACKAGE, body.uid),
        case_uid=envelope.uid(_PACKAGE, body.case),
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
    return msgspec.msgpack.encode(Signed(body=body, ed25519=signatures.ed25519, ml_dsa_65=signatures.ml_dsa_65))


def read_receipt(raw: bytes, known: Known) -> Receipt:
    """A receipt that somebody known signed. Raises Refused for anything else."""
    try:
        if len(raw) > LARGEST_RECEIPT:
            raise ValueError("too large")
        signed = msgspec.msgpack.decode(raw, type=Signed)
        body = msgspec.msgpack.decode(signed.body, type=_ReceiptBody)
        signer = known(body.signer)
        if signer is None or not verifies(signer.signing, _RECEIPT, signed.body, signed.signatures):
            raise ValueError("not signed by somebody known")
        if body.erased_at.tzinfo is None:
            raise ValueError("a moment needs its zone")
    except (msgspec.DecodeError, ValueError) as error:
        raise Refused(NO_RECEIPT, field="file") from error
    return Receipt(
        package_uid=envelope.uid(_PACKAGE, body.package),
        case_uid=envelope.uid(_PACKAGE, body.case),
        signer=body.signer,
        erased_at=body.erased_at,
        counted_in=body.counted_in,
    )
