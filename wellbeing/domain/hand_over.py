"""Hand-over: a case goes to another representative, whole, and is looked after and counted there only."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import CaseId, Uid

LASTS = dt.timedelta(days=30)
"""How long a package can be received."""

Column = str | int | None
Rows = Mapping[str, tuple[Mapping[str, Column], ...]]
"""Records by the name of their table, in the words of docs/formats/case-package.md."""


class Basis(StrEnum):
    """Why a case may go to somebody else."""

    CONSENT = "consent"
    EMERGENCY = "emergency"
    """The representative is ill or away and life or health is at stake: the officer is told, and may object."""
    RETURN = "return"
    """Back to the representative from whom it came."""


class Reason(StrEnum):
    """Why an emergency hand-over could not wait for the officer's word. It stays in the vault that it left."""

    ILL = "ill"
    AWAY = "away"
    STRAIN = "strain"
    """The representative can't look after anybody now."""
    DANGER = "danger"
    """Life or health of the officer is at stake, and the representative can't be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePackage:
    """What travels. `sender` and `addressee` are fingerprints; `sequence` counts the sender's packages."""

    uid: Uid
    case_uid: Uid
    sender: str
    addressee: str
    basis: Basis
    sequence: int
    made_at: dt.datetime
    expires_at: dt.datetime
    records: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The officer objected to an emergency hand-over: where it had gone, the case is erased.

    `counted_in` is the period whose figures held it there, if any: it is not counted again.
    """

    package_uid: Uid
    case_uid: Uid
    signer: str
    erased_at: dt.datetime
    counted_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """A package that left. The case itself may be erased by now."""

    uid: Uid
    case_uid: Uid
    case_id: CaseId | None
    recipient: str
    basis: Basis
    sequence: int
    at: dt.datetime
    reason: Reason | None = None
    """Of an emergency; None before it was asked for."""
    ended_at: dt.datetime | None = None
    """When the case came back, or the officer's objection became known."""
    objected: bool = False
    """Whether it ended by the officer's objection."""
    counts: bool = True
    """Whether the right to count the case went along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A package that was received. `objected_at` is when the officer objected and the case was erased here."""

    uid: Uid
    case_uid: Uid
    sender: str
    basis: Basis
    sequence: int
    at: dt.datetime
    objected_at: dt.datetime | None = None
