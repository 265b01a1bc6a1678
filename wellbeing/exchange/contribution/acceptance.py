"""An acceptance list: which contributions one office has taken in. What stands on both lists counts."""

import hashlib

import msgspec

from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Document, Role
from wellbeing.exchange.contribution.roster import is_pseudonym
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signer

HASH = 32
"""Bytes of the salted hash of a share."""
LARGEST = 2**32
"""Numbers of lists and of revisions are below it: seconds since 1970, or less."""
PAPER = document.paper("acceptance", 8_000_000)


class Accepted(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One contribution: its random id and revision, who sent it, and the salted hashes of both of its shares."""

    contribution: str
    revision: int
    pseudonym: str
    hashes: tuple[bytes, bytes]


class Acceptance(Document, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`role` is that of the office that signed it, `number` grows with every list of a quarter, `schema` is that of
    the contributions, `roster` the digest of the roster. `accepted` is sorted by pseudonym, one of each."""

    role: Role
    number: int
    schema: str
    roster: str
    accepted: tuple[Accepted, ...]

    def __post_init__(self) -> None:
        document.refuse_digest(self.roster)
        names = [one.pseudonym for one in self.accepted]
        if not 1 <= self.number < LARGEST or names != sorted(set(names)) or not all(map(is_pseudonym, names)):
            raise ValueError("a number, and different pseudonyms, in order")
        for one in self.accepted:
            document.refuse_uid(one.contribution)
            if not 1 <= one.revision < LARGEST or any(len(digest) != HASH for digest in one.hashes):
                raise ValueError("a revision and two hashes")


WITHOUT_LISTS = hashlib.sha256(b"wellbeing agreement 1\n").hexdigest()
"""The agreement of a quarter that is closed without any list: nothing of it was opened."""


def digest(releasing: Acceptance, second: Acceptance) -> str:
    """The agreement of two lists: SHA-256 of both bodies. Everything that is opened names it."""
    parts = [hashlib.sha256(document.written(one)).digest() for one in (releasing, second)]
    return hashlib.sha256(b"wellbeing agreement 1\n" + b"".join(parts)).hexdigest()


def says_the_same(one: Acceptance, other: Acceptance) -> bool:
    """Whether two lists differ by their number at most."""
    return msgspec.structs.replace(one, number=other.number) == other


def made(acceptance: Acceptance, signer: Signer) -> bytes:
    """The list as one office signs it."""
    return document.signed(PAPER, document.written(acceptance), signer)


def read(raw: bytes, signer: Card) -> Acceptance:
    """A list signed by this office. Raises Refused and Tampered."""
    return document.read(PAPER, raw, (signer,), Acceptance)[0]
