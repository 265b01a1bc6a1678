"""The sealed request of a central office, and the sealed answer: docs/formats/office-request.md.

Both are signed, then sealed to their addressee: `wellbeing.exchange.envelope`.
"""

import datetime as dt

from wellbeing.domain.request import Found, OfficeRequest, RequestAnswer, Wish
from wellbeing.exchange import envelope
from wellbeing.exchange.envelope import Body, DatedBody, Kind, Known
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.language import _
from wellbeing.signatures.signing import Signer

LARGEST = 65_536
"""Bytes; a request has two thousand."""
NOT_ONE = _("This file is not a request of a central office, nor an answer to one.")
OTHER_ADDRESSEE = _("This file is sealed for somebody else. Only they can open it.")
DAMAGED = _("This file is damaged, or somebody changed it. Nothing was taken from it. Please ask for it again.")
UNKNOWN = _(
    "Who sealed this file is not known here. Please ask for their card, and compare its fingerprint by telephone."
)
EXPIRED = _("This request has expired. Please ask the office for a new one.")


def _kind(what: str) -> Kind:
    return Kind(
        magic=f"wellbeing {what} 1\n".encode(),
        purpose=what,
        largest=LARGEST,
        none=NOT_ONE,
        other_addressee=OTHER_ADDRESSEE,
        damaged=DAMAGED,
        unknown_sender=UNKNOWN,
        expired=EXPIRED,
    )


_REQUEST, _ANSWER = _kind("office request"), _kind("office answer")


class _Request(DatedBody, forbid_unknown_fields=True, kw_only=True):
    uid: str
    wish: Wish
    name: str
    mark: str


class _Answer(Body, forbid_unknown_fields=True, kw_only=True):
    request: str
    found: Found
    at: dt.datetime


def sealed_request(request: OfficeRequest, signer: Signer, addressee: RepresentativeCard) -> bytes:
    """The request as a file that only its addressee can open."""
    body = _Request(
        uid=request.uid,
        sender=request.office,
        addressee=request.addressee,
        wish=request.wish,
        name=request.name,
        mark=request.mark,
        made_at=request.made_at,
        expires_at=request.expires_at,
    )
    return envelope.sealed(_REQUEST, body, signer, addressee)


def opened_request(
    raw: bytes, opener: Opener, own: RepresentativeCard, known: Known, now: dt.datetime
) -> OfficeRequest:
    """A request that was sealed for `own` by an office whose card is known. Raises Refused and Tampered."""
    body = envelope.opened(_REQUEST, raw, opener, own, known, _Request)
    envelope.refuse_expired(_REQUEST, body, now)
    return OfficeRequest(
        uid=envelope.uid(_REQUEST, body.uid),
        office=body.sender,
        addressee=body.addressee,
        wish=body.wish,
        name=body.name,
        mark=body.mark,
        made_at=body.made_at,
        expires_at=body.expires_at,
    )


def sealed_answer(answer: RequestAnswer, signer: Signer, office: RepresentativeCard) -> bytes:
    """The answer as a file that only the office can open."""
    body = _Answer(
        request=answer.request_uid,
        sender=answer.signer,
        addressee=answer.office,
        found=answer.found,
        at=answer.at,
    )
    return envelope.sealed(_ANSWER, body, signer, office)


def opened_answer(raw: bytes, opener: Opener, own: RepresentativeCard, known: Known) -> RequestAnswer:
    """An answer that was sealed for `own`. Raises Refused and Tampered."""
    body = envelope.opened(_ANSWER, raw, opener, own, known, _Answer)
    envelope.aware(_ANSWER, body.at)
    return RequestAnswer(
        request_uid=envelope.uid(_ANSWER, body.request),
        signer=body.sender,
        office=body.addressee,
        found=body.found,
        at=body.at,
    )
