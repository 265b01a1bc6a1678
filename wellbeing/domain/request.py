"""A request of the central office about one person: whether a vault keeps something, or to erase it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import Uid


class Wish(StrEnum):
    """What the person asked the central office for."""

    ACCESS = "access"
    ERASURE = "erasure"


class Found(StrEnum):
    """How a vault answers. `DONE`: what was asked for is done here."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRequest:
    """`office` and `addressee` are fingerprints. `name` is the person's, `mark` a number under which a union's
    spreadsheet may know them, or empty."""

    uid: Uid
    office: str
    addressee: str
    wish: Wish
    name: str
    mark: str
    made_at: dt.datetime
    expires_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAnswer:
    """What a vault answers: random ids and one word. `signer` is the representative's fingerprint."""

    request_uid: Uid
    signer: str
    office: str
    found: Found
    at: dt.datetime


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same, whatever their case and spaces."""
    return bool(one.strip()) and " ".join(one.casefold().split()) == " ".join(other.casefold().split())
