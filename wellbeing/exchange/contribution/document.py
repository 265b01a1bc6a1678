"""What two offices sign: docs/formats/contribution.md. A file says between whom it is, for which country and quarter.

A list that holds nothing to hide (`Paper`) is signed in the open, by one office or by both. What holds sums is signed
and sealed to the other office (`wellbeing.exchange.envelope`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import msgspec

from wellbeing.anonymise.period import Period, read_period
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.envelope import Body, Kind
from wellbeing.language import _
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signatures, Signer, verifies

NOT_ONE = _("This file is not one of those that two offices send each other.")
DAMAGED = _("This file is damaged, or somebody changed it. Nothing was taken from it. Please ask for it again.")
NOT_BOTH = _("This file has to be signed by both offices, and it is signed by one.")
OTHER_ADDRESSEE = _("This file is sealed for another office. Only they can open it.")
OTHER_OFFICE = _("This file is not from the other office of this one. Nothing was taken from it.")

Areas = tuple[str, ...]
"""The NUTS codes of one area, in order: one code, or several that were merged."""
_FINGERPRINT = re.compile(r"[0-9a-f]{4}( [0-9a-f]{4}){9}", re.ASCII)
_AREA = re.compile(r"[A-Z]{2}[0-9A-Z]{2}", re.ASCII)


class Role(StrEnum):
    """The one office that adds up and releases, and the second one, without which it can read nothing."""

    RELEASING = "releasing"
    SECOND = "second"

    @property
    def other(self) -> "Role":
        """Of the other office."""
        return Role.SECOND if self is Role.RELEASING else Role.RELEASING


class Between(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Between which offices (fingerprints), for which country (Eurostat's code) and quarter."""

    releasing: str
    second: str
    country: str
    quarter: str

    def __post_init__(self) -> None:
        period = read_period(self.quarter)
        if period.quarter is None or period.imported:
            raise ValueError("a quarter")
        if not all(map(_FINGERPRINT.fullmatch, (self.releasing, self.second))) or self.releasing == self.second:
            raise ValueError("two offices")

    @property
    def period(self) -> Period:
        """The quarter."""
        return read_period(self.quarter)


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every document of the offices says."""

    between: Between


class Sealed(Body, forbid_unknown_fields=True, kw_only=True):
    """What lies in the seal to the other office: a document, as `written` spells it."""

    document: bytes


Form = TypeVar("Form", bound=Document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A kind of document that is signed in the open: its first bytes, what is signed for, and how large it may be."""

    magic: bytes
    purpose: str
    largest: int


class _File(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    body: bytes
    signatures: tuple[tuple[bytes, bytes], ...]


def written(document: Document) -> bytes:
    """The body of a document: what is signed. Equal documents have equal bytes."""
    return msgspec.msgpack.encode(document)


def signed(paper: Paper, body: bytes, signer: Signer) -> bytes:
    """A file with one signature of both kinds."""
    return _file(paper, body, (signer.sign(paper.purpose, paper.magic + body),))


def countersigned(paper: Paper, raw: bytes, signer: Signer) -> bytes:
    """The same file with the signature of the second office beside that of the first."""
    file = _read(paper, raw)
    first = tuple(Signatures(ed25519=classic, ml_dsa_65=lattice) for classic, lattice in file.signatures)
    return _file(paper, file.body, (*first, signer.sign(paper.purpose, paper.magic + file.body)))


def read(paper: Paper, raw: bytes, signers: Sequence[Card], form: type[Form]) -> tuple[Form, bytes]:
    """A document signed by exactly these, in this order, and its body. Raises Refused and Tampered."""
    file = _read(paper, raw)
    if len(file.signatures) < len(signers):
        raise Refused(NOT_BOTH, field="file")
    if len(file.signatures) > len(signers):
        raise Tampered(DAMAGED)
    for card, (classic, lattice) in zip(signers, file.signatures, strict=True):
        both = Signatures(ed25519=classic, ml_dsa_65=lattice)
        if not verifies(card, paper.purpose, paper.magic + file.body, both):
            raise Tampered(DAMAGED)
    return decoded(file.body, form), file.body


def signatures_on(paper: Paper, raw: bytes) -> int:
    """How many signatures a file carries, of which none was checked. Raises Refused and Tampered."""
    return len(_read(paper, raw).signatures)


def decoded(body: bytes, form: type[Form]) -> Form:
    """The document of a body, in the one spelling there is. Raises Tampered."""
    try:
        found = msgspec.msgpack.decode(body, type=form)
        if written(found) != body:
            raise ValueError("another spelling")
    except (msgspec.DecodeError, ValueError) as error:
        raise Tampered(DAMAGED) from error
    return found


def is_one(paper: Paper | Kind, raw: bytes) -> bool:
    """Whether a file says that it is of this kind."""
    return raw.startswith(paper.magic)


def sealing(what: str, largest: int) -> Kind:
    """The kind of what is sealed to the other office."""
    return Kind(
        magic=f"wellbeing contribution {what} 1\n".encode(),
        purpose=f"contribution {what}",
        largest=largest,
        none=NOT_ONE,
        other_addressee=OTHER_ADDRESSEE,
        damaged=DAMAGED,
        unknown_sender=OTHER_OFFICE,
    )


def paper(what: str, largest: int) -> Paper:
    """The kind of what is signed in the open."""
    return Paper(magic=f"wellbeing contribution {what} 1\n".encode(), purpose=f"contribution {what}", largest=largest)


def refuse_areas(areas: Sequence[Areas]) -> None:
    """Raises ValueError unless these are different NUTS 2 codes, each area in order, and the areas too."""
    codes = [code for area in areas for code in area]
    if not all(areas) or not all(map(_AREA.fullmatch, codes)) or len(set(codes)) != len(codes):
        raise ValueError("different codes of NUTS 2")
    if list(areas) != sorted(areas) or any(list(area) != sorted(area) for area in areas):
        raise ValueError("in order")


def refuse_digest(text: str) -> None:
    """Raises ValueError unless it is a SHA-256 in hexadecimal."""
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise ValueError("a digest")


def refuse_uid(text: str) -> None:
    """Raises ValueError unless it is a random id."""
    if len(text) != 32 or not set(text) <= set("0123456789abcdef"):
        raise ValueError("a random id")


def _file(paper: Paper, body: bytes, signatures: Sequence[Signatures]) -> bytes:
    pairs = tuple((one.ed25519, one.ml_dsa_65) for one in signatures)
    return paper.magic + msgspec.msgpack.encode(_File(body=body, signatures=pairs))


def _read(paper: Paper, raw: bytes) -> _File:
    if len(raw) > paper.largest or not is_one(paper, raw):
        raise Refused(NOT_ONE, field="file")
    try:
        file = msgspec.msgpack.decode(raw[len(paper.magic) :], type=_File)
    except (msgspec.DecodeError, ValueError) as error:
        raise Tampered(DAMAGED) from error
    if not 0 < len(file.signatures) <= 2 or paper.magic + msgspec.msgpack.encode(file) != raw:
        raise Tampered(DAMAGED)
    return file
