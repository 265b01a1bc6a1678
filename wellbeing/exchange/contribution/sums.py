"""Partial sums of the batches that both offices agreed to open, from the second office to the releasing one."""

import msgspec

from wellbeing.exchange import envelope
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Areas, Sealed
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.signatures.signing import Signer

NUMBER = 8
"""Bytes of one number of a sum, the lowest first."""
KIND = document.sealing("sums", 64_000_000)


class BatchSum(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One batch: its area, how many contributions it adds up, and the second office's half of every sum."""

    area: Areas
    contributions: int
    partial: bytes

    def __repr__(self) -> str:
        """Without the half: nothing prints one."""
        return f"BatchSum(area={self.area!r}, contributions={self.contributions})"


class Sums(document.Document, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`agreement` is that of the activity that came before."""

    agreement: str
    batches: tuple[BatchSum, ...]

    def __post_init__(self) -> None:
        document.refuse_digest(self.agreement)
        document.refuse_areas([one.area for one in self.batches])
        if any(one.contributions < 1 or len(one.partial) % NUMBER for one in self.batches):
            raise ValueError("sums of contributions")


def sealed(sums: Sums, signer: Signer, own: RepresentativeCard, other: RepresentativeCard) -> bytes:
    """As the second office seals it to the releasing one."""
    body = Sealed(sender=own.fingerprint, addressee=other.fingerprint, document=document.written(sums))
    return envelope.sealed(KIND, body, signer, other)


def opened(raw: bytes, opener: Opener, own: RepresentativeCard, other: RepresentativeCard) -> Sums:
    """From the second office. Raises Refused and Tampered."""
    body = envelope.opened(KIND, raw, opener, own, {other.fingerprint: other}.get, Sealed)
    return document.decoded(body.document, Sums)
