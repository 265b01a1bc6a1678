"""What counting sees of a case: codes, and an integer that only tells officers apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.anonymise.schema import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that belongs to a case and is counted once: a follow-up that closed, or a referral.

    Contacts carry the facts `step` and `result`; referrals `referral_kind`, `referral_outcome`, `waiting`.
    """

    unit: Unit
    facts: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCase:
    """One case whose consent gate was passed, reduced to codes of the schema.

    Equal `officer` integers are the same officer; the integer is used for nothing else and leaves counting
    with no trace. A fact of None, or one that is not there, is a missing answer.
    """

    officer: int
    facts: Mapping[str, str | None]
    events: tuple[Event, ...] = ()
