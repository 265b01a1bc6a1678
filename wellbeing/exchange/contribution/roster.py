"""The roster of a quarter: which representatives may contribute, by pseudonym, and for which area.

The releasing office makes it, the second one countersigns it; nobody comes on it later.
"""

import hashlib

import msgspec

from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Areas, Document
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signer

LONGEST_PSEUDONYM = 40
PAPER = document.paper("roster", 2_000_000)


class Person(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A representative on it: the pseudonym under which both offices enrolled them, and their area (NUTS 2)."""

    pseudonym: str
    area: str


class Roster(Document, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`people` are sorted by pseudonym; `areas` are those that are counted together, sorted."""

    people: tuple[Person, ...]
    areas: tuple[Areas, ...]

    def __post_init__(self) -> None:
        document.refuse_areas(self.areas)
        names = [person.pseudonym for person in self.people]
        if names != sorted(set(names)) or not all(map(is_pseudonym, names)):
            raise ValueError("different pseudonyms, in order")
        if {person.area for person in self.people} != {code for area in self.areas for code in area}:
            raise ValueError("an area for everybody, and no other")

    def of(self, area: Areas) -> tuple[str, ...]:
        """The pseudonyms of an area."""
        return tuple(person.pseudonym for person in self.people if person.area in area)

    @property
    def digest(self) -> str:
        """SHA-256 of the body, by which acceptance lists name it."""
        return hashlib.sha256(document.written(self)).hexdigest()


def is_pseudonym(text: str) -> bool:
    """Whether a text can be one: something printable, not too long."""
    return 0 < len(text) <= LONGEST_PSEUDONYM and text.strip() == text and text.isprintable()


def made(roster: Roster, signer: Signer) -> bytes:
    """The roster as the releasing office signs it."""
    return document.signed(PAPER, document.written(roster), signer)


def countersigned(raw: bytes, signer: Signer) -> bytes:
    """The roster with the second office's signature."""
    return document.countersigned(PAPER, raw, signer)


def read(raw: bytes, *signers: Card) -> Roster:
    """A roster signed by exactly these: the releasing office, or both. Raises Refused and Tampered."""
    return document.read(PAPER, raw, signers, Roster)[0]
