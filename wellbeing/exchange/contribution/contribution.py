"""A representative's contribution to a quarter, as two sealed files: docs/formats/contribution.md.

Each is signed and sealed to its office (`wellbeing.exchange.envelope`). What it is bound to stands before
the seal (`bound`); who made it lies inside. How a payload is shared is the matter of `sharing` and `part`: another way
of sharing changes nothing here.
"""

import secrets
import struct
from dataclasses import dataclass, field

from wellbeing.anonymise.contributing.layout import Layout, Vector
from wellbeing.anonymise.period import Period
from wellbeing.domain.identity import Uid
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange import envelope
from wellbeing.exchange.contribution import bound, sharing
from wellbeing.exchange.contribution.bound import Bound
from wellbeing.exchange.contribution.part import HASH, SALT, Part, salted_hash, summand
from wellbeing.exchange.contribution.roster import is_pseudonym
from wellbeing.exchange.envelope import Body, Kind, Known
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.language import _
from wellbeing.signatures.signing import Signer

LARGEST = 4 * 1024 * 1024
"""Bytes. A share has 24 for every cell of the layout, the seals and signatures about five thousand."""

NO_CONTRIBUTION = _("This file is not a contribution to a national release.")
TOO_LARGE = _("This file is too large for a contribution to a national release.")
OTHER_OFFICE = _("This contribution is sealed for another office. Only that office can open it.")
DAMAGED = _("This contribution is damaged, or somebody changed it. Nothing was taken from it. Please ask for it again.")
UNKNOWN_SENDER = _(
    "Who made this contribution is not enrolled here. Please ask for their card, and compare its fingerprint by "
    "telephone."
)
OTHER_LAYOUT = _(
    "This contribution counts by other tables than its year does here. Please update the program at both ends, and ask "
    "the sender to make the contribution again: then it counts by the right ones."
)
OTHER_SHARING = _("This contribution was divided in a way that this program does not know. A newer program may.")
OTHER_PART = _("This contribution holds the part for the other office. Please ask the sender for the right file.")
WRONG_LENGTH = _("The part in this contribution has a wrong length. Please ask the sender to make it again.")
OTHER_HASH = _("The part in this contribution is not the one that it names. Please ask the sender to make it again.")

_KIND = Kind(
    magic=b"wellbeing contribution 1\n",
    purpose="contribution",
    largest=LARGEST,
    none=NO_CONTRIBUTION,
    other_addressee=OTHER_OFFICE,
    damaged=DAMAGED,
    unknown_sender=UNKNOWN_SENDER,
    bound=bound.LENGTH,
)


class _Body(Body, forbid_unknown_fields=True, kw_only=True):
    pseudonym: str
    sharing: str
    part: Part
    content: bytes
    salt: bytes
    share_hash: bytes
    seed_hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What an office took from a contribution. `sender` is a fingerprint; `hashes` are those of the share and of the
    seed: both offices must have received the same two. `content` alone tells nothing of the payload."""

    uid: Uid
    schema: str
    country: str
    quarter: Period
    revision: int
    pseudonym: str
    sender: str
    hashes: tuple[bytes, bytes]
    part: Part
    content: bytes = field(repr=False)

    def summand(self, length: int) -> Vector:
        """What this office adds up. Raises ValueError for another length than that of the layout."""
        return summand(self.part, self.content, length)


def is_contribution(raw: bytes) -> bool:
    """Whether a file says that it is one."""
    return raw.startswith(_KIND.magic)


def sealed_pair(
    vector: Vector,
    *,
    layout: Layout,
    country: str,
    quarter: Period,
    revision: int,
    pseudonym: str,
    offices: tuple[RepresentativeCard, RepresentativeCard],
    signer: Signer,
    own_card: RepresentativeCard,
    uid: Uid,
    seed: bytes | None = None,
    salts: tuple[bytes, bytes] | None = None,
) -> tuple[bytes, bytes]:
    """The files for the office that releases and for the second one, in the order of `offices`.

    Every revision takes a new `uid`, seed and salts (drawn here if None), so that no two parts of different revisions
    fit together. Raises ValueError for what is no contribution.
    """
    releasing, second = offices
    if len({releasing.fingerprint, second.fingerprint, own_card.fingerprint}) != 3:
        raise ValueError("two offices, and neither is the sender")
    if vector.shape != (layout.length,) or not is_pseudonym(pseudonym):
        raise ValueError("no contribution")
    before = Bound(
        layout=layout.digest,
        quarter=quarter,
        country=country,
        revision=revision,
        uid=uid,
        signer=bound.digest_of_keys(uid, signer.card),
    )
    share, kept = sharing.shares(vector, seed if seed is not None else sharing.new_seed())
    salted = salts if salts is not None else (secrets.token_bytes(SALT), secrets.token_bytes(SALT))
    contents = (sharing.as_bytes(share), kept)
    kinds = (Part.SHARE, Part.SEED)
    hashes = tuple(map(salted_hash, kinds, salted, contents))

    def file(place: int, office: RepresentativeCard) -> bytes:
        body = _Body(
            sender=own_card.fingerprint,
            addressee=office.fingerprint,
            pseudonym=pseudonym,
            sharing=sharing.SHARING,
            part=kinds[place],
            content=contents[place],
            salt=salted[place],
            share_hash=hashes[0],
            seed_hash=hashes[1],
        )
        return envelope.sealed(_KIND, body, signer, office, before.to_bytes())

    return file(0, releasing), file(1, second)


def bound_to(raw: bytes) -> Bound:
    """What a contribution says before its seal, for who made it. Whether it is true only an office can see. Raises
    Refused for another file."""
    try:
        if len(raw) > LARGEST or not raw.startswith(_KIND.magic):
            raise ValueError("another file")
        return bound.read_bound(envelope.bound_of(_KIND, raw))
    except (ValueError, struct.error) as error:
        raise Refused(NO_CONTRIBUTION, field="file") from error


def open_contribution(
    raw: bytes, opener: Opener, own_card: RepresentativeCard, known: Known, *, layout: Layout, part: Part
) -> Received:
    """What a sender known here sealed for this office, of which `part` is expected.

    Raises Refused and Tampered, with a sentence for each: no contribution, too large, sealed for another office,
    changed, sender unknown, other tables, divided in another way, the other office's part, wrong length, or not the
    part whose hash it names.
    """
    if len(raw) > LARGEST:
        raise Refused(TOO_LARGE, field="file")
    body = envelope.opened(_KIND, raw, opener, own_card, known, _Body)
    before = _checked(raw, body, known)
    if before.layout != layout.digest:
        raise Refused(OTHER_LAYOUT, field="file")
    _refuse_other_part(body, part, layout.length)
    return Received(
        uid=before.uid,
        schema=layout.schema.id,
        country=before.country,
        quarter=before.quarter,
        revision=before.revision,
        pseudonym=body.pseudonym,
        sender=body.sender,
        hashes=(body.share_hash, body.seed_hash),
        part=part,
        content=body.content,
    )


def _checked(raw: bytes, body: _Body, known: Known) -> Bound:
    """What stands before the seal. Raises Tampered where it is not what a program writes, or names other keys than
    those that signed."""
    sender = known(body.sender)
    try:
        before = bound.read_bound(envelope.bound_of(_KIND, raw))
        if sender is None or before.signer != bound.digest_of_keys(before.uid, sender.signing):
            raise ValueError("other keys")
        if not is_pseudonym(body.pseudonym) or any(len(one) != HASH for one in (body.share_hash, body.seed_hash)):
            raise ValueError("a pseudonym and two hashes")
    except ValueError as error:
        raise Tampered(DAMAGED) from error
    return before


def _refuse_other_part(body: _Body, expected: Part, length: int) -> None:
    if body.sharing != sharing.SHARING:
        raise Refused(OTHER_SHARING, field="file")
    if body.part is not expected:
        raise Refused(OTHER_PART, field="file")
    if len(body.content) != expected.size(length):
        raise Refused(WRONG_LENGTH, field="file")
    own = body.share_hash if expected is Part.SHARE else body.seed_hash
    if len(body.salt) != SALT or own != salted_hash(expected, body.salt, body.content):
        raise Refused(OTHER_HASH, field="file")
