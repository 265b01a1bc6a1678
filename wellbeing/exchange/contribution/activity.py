"""Partial sums of [any case], by area: from both offices' together comes how many contributed at least one case.

The releasing office gives its own first; from then on both are bound to the two lists that it names.
"""

import msgspec

from wellbeing.exchange import envelope
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Areas, Sealed
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.signatures.signing import Signer

FIELD = 2**64
"""Shares add up modulo this."""
KIND = document.sealing("activity", 1_000_000)


class AreaActivity(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One office's partial sum of one area; it tells nothing by itself."""

    area: Areas
    partial: int


class Activity(document.Document, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`lists` are the numbers of the acceptance lists (releasing, second), `agreement` their digest, `areas` those of
    the roster of which both offices accepted enough."""

    lists: tuple[int, int]
    agreement: str
    areas: tuple[AreaActivity, ...]

    def __post_init__(self) -> None:
        document.refuse_digest(self.agreement)
        document.refuse_areas([one.area for one in self.areas])
        if any(not 0 <= one.partial < FIELD for one in self.areas):
            raise ValueError("a sum below 2^64")

    @property
    def partials(self) -> dict[Areas, int]:
        """The partial sum of each area."""
        return {one.area: one.partial for one in self.areas}


def sealed(activity: Activity, signer: Signer, own: RepresentativeCard, other: RepresentativeCard) -> bytes:
    """As one office seals it to the other."""
    body = Sealed(sender=own.fingerprint, addressee=other.fingerprint, document=document.written(activity))
    return envelope.sealed(KIND, body, signer, other)


def opened(raw: bytes, opener: Opener, own: RepresentativeCard, other: RepresentativeCard) -> Activity:
    """From the other office. Raises Refused and Tampered."""
    body = envelope.opened(KIND, raw, opener, own, {other.fingerprint: other}.get, Sealed)
    return document.decoded(body.document, Activity)
