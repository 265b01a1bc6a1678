"""What counting sees of a case: codes, and an integer that only tells officers apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wellbeing.anonymise.schema import Unit

Facts: TypeAlias = Mapping[str, str | None]
"""Codes by dimension. A fact of None, or one that is not there, is a missing answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that belongs to a case and is counted once, when it comes.

    Contacts carry the facts `step` and `result`; days lost `act`, `severity` and `recorded`; appointments
    `referral_kind` and `waiting`; referrals `referral_kind` and `referral_outcome`; outcomes in court `act`, `justice`,
    `outcome_time` and `legal_aid`.
    """

    unit: Unit
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCase:
    """One case whose consent gate was passed, reduced to codes of the schema.

    Equal `officer` integers are the same officer; the integer is used for nothing else and leaves counting
    with no trace. `facts` is None where the case itself was counted in an earlier period and only `events` came since.
    """

    officer: int
    facts: Facts | None
    events: tuple[Event, ...] = ()
