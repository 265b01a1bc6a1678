"""Through whom an officer can be reached in an emergency: a word for the tie and a number, and nothing else.

It is about somebody who has no part in the case, so that there is no name: what the officer stated, no more.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[+]?[0-9][0-9 /()-]{2,30}")


class Tie(StrEnum):
    """What the person is to the officer."""

    PARTNER = "partner"
    FAMILY = "family"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    FAMILY_DOCTOR = "family_doctor"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachableThrough:
    """The officer's statement: 'when I don't answer, call my partner'. `agreed_at` is when it was made."""

    tie: Tie
    number: str
    agreed_at: dt.datetime


def is_number(text: str) -> bool:
    """Whether a text is a telephone number and holds no word."""
    return _NUMBER.fullmatch(text.strip()) is not None
