"""What a contribution says before its seal: 93 bytes that the seal and both signatures are bound to."""

import hashlib
import re
import struct
from dataclasses import dataclass

from wellbeing.anonymise.period import Period, read_period
from wellbeing.domain.identity import Uid
from wellbeing.signatures.card import Card

_FORM = struct.Struct(">32s7s2sI16s32s")
LENGTH = _FORM.size
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """`layout` is its digest, `signer` that of the sender's signing keys. Raises ValueError for what no contribution
    says."""

    layout: bytes
    quarter: Period
    country: str
    revision: int
    uid: Uid
    signer: bytes

    def __post_init__(self) -> None:
        if self.quarter.quarter is None or self.quarter.imported or not 1 <= self.revision < 2**32:
            raise ValueError("a quarter, and a revision from 1 on")
        if not _COUNTRY.fullmatch(self.country):
            raise ValueError("a country has two letters")

    def to_bytes(self) -> bytes:
        """As it stands in the file."""
        return _FORM.pack(
            self.layout,
            self.quarter.label.encode("ascii"),
            self.country.encode("ascii"),
            self.revision,
            bytes.fromhex(self.uid),
            self.signer,
        )


def read_bound(raw: bytes) -> Bound:
    """From the file. Raises ValueError for anything else."""
    layout, quarter, country, revision, uid, signer = _FORM.unpack(raw)
    return Bound(
        layout=layout,
        quarter=read_period(quarter.decode("ascii")),
        country=country.decode("ascii"),
        revision=revision,
        uid=Uid(uid.hex()),
        signer=signer,
    )


def digest_of_keys(uid: Uid, signing: Card) -> bytes:
    """Of somebody's signing keys. The random id is its salt, so that nobody sees which contributions have one sender
    who has not their card."""
    keys = signing.ed25519 + signing.ml_dsa_65
    return hashlib.sha256(b"wellbeing contributor 1\n" + bytes.fromhex(uid) + keys).digest()
