"""The closing list of a quarter: which contributions were counted. Signed by both offices, for every representative.

Whoever is not on it counts what they sent in their next contribution. Where one of the offices is gone for good, the
other one signs alone, under another name: so nobody can pass off a list that waits for its second signature.
"""

import msgspec

from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Document
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signer

PAPER = document.paper("closing", 2_000_000)
ALONE = document.paper("closing-alone", PAPER.largest)
"""Signed by the office that is left."""


class CountedContribution(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A contribution that counts, by its random id, and the revision of it."""

    contribution: str
    revision: int


class ClosingList(Document, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`agreement` is that of the lists from which the quarter was opened; `counted` is sorted."""

    agreement: str
    counted: tuple[CountedContribution, ...]

    def __post_init__(self) -> None:
        document.refuse_digest(self.agreement)
        ids = [one.contribution for one in self.counted]
        if ids != sorted(set(ids)):
            raise ValueError("different ids, in order")
        for one in self.counted:
            document.refuse_uid(one.contribution)
            if one.revision < 1:
                raise ValueError("a revision")

    def counts(self, contribution: str, revision: int) -> bool:
        """Whether this revision of a contribution was counted."""
        return CountedContribution(contribution, revision) in self.counted


def made(closing: ClosingList, signer: Signer) -> bytes:
    """The list as the releasing office signs it."""
    return document.signed(PAPER, document.written(closing), signer)


def countersigned(raw: bytes, signer: Signer) -> bytes:
    """The list with the second office's signature."""
    return document.countersigned(PAPER, raw, signer)


def read(raw: bytes, *signers: Card) -> ClosingList:
    """A list signed by exactly these: the releasing office, or both. Raises Refused and Tampered."""
    return document.read(PAPER, raw, signers, ClosingList)[0]


def read_by_representative(raw: bytes, releasing: RepresentativeCard, second: RepresentativeCard) -> ClosingList:
    """A list that both offices of a representative signed. Raises Refused and Tampered."""
    found = read(raw, releasing.signing, second.signing)
    _refuse_others(found, releasing, second)
    return found


def made_alone(closing: ClosingList, signer: Signer) -> bytes:
    """The list as the office that is left signs it."""
    return document.signed(ALONE, document.written(closing), signer)


def is_alone(raw: bytes) -> bool:
    """Whether a file says that one office signed it alone."""
    return document.is_one(ALONE, raw)


def read_alone(
    raw: bytes, releasing: RepresentativeCard, second: RepresentativeCard
) -> tuple[ClosingList, RepresentativeCard]:
    """A list that one of a representative's offices signed alone, and which one. Raises Refused and Tampered."""
    signed_by = releasing
    try:
        found, _body = document.read(ALONE, raw, (releasing.signing,), ClosingList)
    except Tampered:
        signed_by = second
        found, _body = document.read(ALONE, raw, (second.signing,), ClosingList)
    _refuse_others(found, releasing, second)
    return found, signed_by


def _refuse_others(found: ClosingList, releasing: RepresentativeCard, second: RepresentativeCard) -> None:
    if (found.between.releasing, found.between.second) != (releasing.fingerprint, second.fingerprint):
        raise Refused(document.OTHER_OFFICE, field="file")
