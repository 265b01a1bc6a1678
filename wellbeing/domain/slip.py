"""A slip: so that two vaults know one incident by the same random uid, and one of them leads and counts it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSlip:
    """What travels: nothing about any person. `sender` and `addressee` are fingerprints.

    The sender leads the incident when the slip is made; `gives_lead` says that the addressee does from then on.
    """

    uid: Uid
    incident_uid: Uid
    occurred_on: dt.date
    act: str
    sender: str
    addressee: str
    gives_lead: bool
    made_at: dt.datetime
    expires_at: dt.datetime


class SlipWay(StrEnum):
    """Whether a slip left this vault or was read in here."""

    LEFT = "left"
    READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSlip:
    """A slip that left or was read in. `other` is the fingerprint of the other representative."""

    uid: Uid
    incident_uid: Uid
    way: SlipWay
    other: str
    gives_lead: bool
    at: dt.datetime
