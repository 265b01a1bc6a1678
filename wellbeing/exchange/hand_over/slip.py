"""The slip of an incident: docs/formats/incident-slip.md.

It holds a random id, a day and a code, and nobody; it is sealed all the same, as day and code tell who knows the day.
"""

import datetime as dt

from wellbeing.domain.slip import IncidentSlip
from wellbeing.exchange import envelope
from wellbeing.exchange.envelope import DatedBody, Kind, Known
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.exchange.hand_over.package import UNKNOWN_SENDER
from wellbeing.language import _
from wellbeing.signatures.signing import Signer

LARGEST_SLIP = 16_384
"""Bytes: a slip has about 5 kB, nearly all of them signatures and seal."""

NO_SLIP = _("This file is not the slip of an incident.")
OTHER_ADDRESSEE = _("This slip is sealed for another representative. Only they can open it.")
DAMAGED = _("This slip is damaged, or somebody changed it. Nothing was taken from it. Please ask for it again.")
EXPIRED = _("This slip has expired. Please ask the sender for a new one.")

_SLIP = Kind(
    magic=b"wellbeing incident slip 1\n",
    purpose="incident slip",
    largest=LARGEST_SLIP,
    none=NO_SLIP,
    other_addressee=OTHER_ADDRESSEE,
    damaged=DAMAGED,
    unknown_sender=UNKNOWN_SENDER,
    expired=EXPIRED,
)


class _Body(DatedBody, forbid_unknown_fields=True, kw_only=True):
    uid: str
    incident: str
    occurred_on: dt.date
    act: str
    gives_lead: bool


def sealed(slip: IncidentSlip, signer: Signer, addressee: RepresentativeCard) -> bytes:
    """The slip as a file that only its addressee can open."""
    body = _Body(
        uid=slip.uid,
        incident=slip.incident_uid,
        occurred_on=slip.occurred_on,
        act=slip.act,
        sender=slip.sender,
        addressee=slip.addressee,
        gives_lead=slip.gives_lead,
        made_at=slip.made_at,
        expires_at=slip.expires_at,
    )
    return envelope.sealed(_SLIP, body, signer, addressee)


def opened(raw: bytes, opener: Opener, own: RepresentativeCard, known: Known, now: dt.datetime) -> IncidentSlip:
    """A slip that was sealed for `own` by somebody known. Raises Refused and Tampered, each with its sentence."""
    body = envelope.opened(_SLIP, raw, opener, own, known, _Body)
    envelope.refuse_expired(_SLIP, body, now)
    return IncidentSlip(
        uid=envelope.uid(_SLIP, body.uid),
        incident_uid=envelope.uid(_SLIP, body.incident),
        occurred_on=body.occurred_on,
        act=body.act,
        sender=body.sender,
        addressee=body.addressee,
        gives_lead=body.gives_lead,
        made_at=body.made_at,
        expires_at=body.expires_at,
    )
