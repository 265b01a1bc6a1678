"""Two offices with their keys, without vaults, and one document of every kind between them."""

import dataclasses
import secrets

from wellbeing.exchange.contribution import acceptance, activity, closing, roster, sums
from wellbeing.exchange.contribution.acceptance import Acceptance, Accepted
from wellbeing.exchange.contribution.activity import Activity, AreaActivity
from wellbeing.exchange.contribution.closing import ClosingList, CountedContribution
from wellbeing.exchange.contribution.document import Between, Document, Role
from wellbeing.exchange.contribution.roster import Person, Roster
from wellbeing.exchange.contribution.sums import BatchSum, Sums
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener, RepresentativeCard
from wellbeing.signatures.signing import Signer


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Of one office."""

    signer: Signer
    opener: Opener
    card: RepresentativeCard


def keys(name: str) -> Keys:
    """Fresh ones."""
    signer, opener = Signer.generate(), Opener(secrets.token_bytes(SEALING_SEEDS))
    return Keys(signer=signer, opener=opener, card=opener.card(name, "Union", signer.card))


A, B, STRANGER = keys("Releasing office"), keys("Second office"), keys("Another office")
BETWEEN = Between(releasing=A.card.fingerprint, second=B.card.fingerprint, country="IE", quarter="2026-Q1")
AREA = ("IE04", "IE05")
PEOPLE = tuple(Person(f"north {place:02}", "IE04" if place < 4 else "IE05") for place in range(10))
ACCEPTED = tuple(
    Accepted(f"{place:032x}", 1, person.pseudonym, (bytes([place]) * 32, bytes([place + 100]) * 32))
    for place, person in enumerate(PEOPLE)
)
ROSTER = Roster(between=BETWEEN, people=PEOPLE, areas=(AREA,))


def list_of(role: Role, accepted: tuple[Accepted, ...] = ACCEPTED, number: int = 1) -> Acceptance:
    """What one office accepted."""
    return Acceptance(
        between=BETWEEN, role=role, number=number, schema="WB_NAT", roster=ROSTER.digest, accepted=accepted
    )


AGREED = acceptance.digest(list_of(Role.RELEASING), list_of(Role.SECOND))
ACTIVITY = Activity(between=BETWEEN, lists=(1, 1), agreement=AGREED, areas=(AreaActivity(AREA, 2**64 - 1),))
SUMS = Sums(between=BETWEEN, agreement=AGREED, batches=(BatchSum(AREA, 10, bytes(range(64))),))
CLOSING = ClosingList(
    between=BETWEEN, agreement=AGREED, counted=tuple(CountedContribution(one.contribution, 1) for one in ACCEPTED)
)


def files() -> dict[str, bytes]:
    """One file of every kind, as it travels from one office to the other; the roster and the closing list signed by
    both."""
    return {
        "roster": roster.countersigned(roster.made(ROSTER, A.signer), B.signer),
        "acceptance": acceptance.made(list_of(Role.SECOND), B.signer),
        "activity": activity.sealed(ACTIVITY, B.signer, B.card, A.card),
        "sums": sums.sealed(SUMS, B.signer, B.card, A.card),
        "closing": closing.countersigned(closing.made(CLOSING, A.signer), B.signer),
    }


def read(what: str, raw: bytes, *, own: Keys = A, other: Keys = B) -> object:
    """As the releasing office reads it, or `own` from `other`."""
    if what == "roster":
        return roster.read(raw, A.card.signing, B.card.signing)
    if what == "acceptance":
        return acceptance.read(raw, other.card.signing)
    if what == "activity":
        return activity.opened(raw, own.opener, own.card, other.card)
    if what == "sums":
        return sums.opened(raw, own.opener, own.card, other.card)
    return closing.read_by_representative(raw, A.card, B.card)


WHAT: dict[str, Document] = {
    "roster": ROSTER,
    "acceptance": list_of(Role.SECOND),
    "activity": ACTIVITY,
    "sums": SUMS,
    "closing": CLOSING,
}
