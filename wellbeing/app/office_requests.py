"""Requests of the central office about one person: looked at first, then answered found, not found or done.

That somebody is found tells that they sought help. So nothing is answered by itself: the representative sees who
asks and for whom, and the answer holds random ids and one word, sealed for the office.
"""

from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures, erasing, officer_rights, representatives, signing
from wellbeing.app.officer_rights import OfficerRow
from wellbeing.app.restricted import refuse_held
from wellbeing.app.session import Session
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.request import Found, OfficeRequest, RequestAnswer, Wish, same_name
from wellbeing.errors import Refused
from wellbeing.exchange.office_request import LARGEST, UNKNOWN, opened_request, sealed_answer
from wellbeing.language import _
from wellbeing.vault import officers

CARRIED = _("whether somebody is found here, by random ids and one word")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A request and who in this vault it may mean; nothing is written and nothing answered yet."""

    request: OfficeRequest
    office: str
    officers: tuple[OfficerRow, ...]


def look(session: Session, file: Path) -> Look:
    """Open a request. Raises Refused (another addressee, unknown office, expired) and Tampered (damaged)."""
    raw = representatives.read(file, LARGEST)
    request = opened_request(
        raw,
        representatives.opener(session),
        representatives.own_card(session),
        lambda one: representatives.by_fingerprint(session, one),
        session.now(),
    )
    card = representatives.by_fingerprint(session, request.office)
    meant = tuple(row for row in officer_rights.listed(session) if _is_meant(session, row, request))
    return Look(request=request, office=card.name if card else "", officers=meant)


def _is_meant(session: Session, row: OfficerRow, request: OfficeRequest) -> bool:
    officer = officers.get(session.store, row.officer_id)
    if request.mark and officer.reference == request.mark:
        return True
    return officer.name is not None and same_name(officer.name, request.name)


def answer(session: Session, file: Path, path: Path, *, erase: bool = False, done: bool = False) -> RequestAnswer:
    """Write the sealed answer to `path`. `erase` erases the one who is meant first, with everything that is kept;
    `done` states that what was asked for was done by hand.

    Raises Refused where nobody or several are meant by an erasure, where a hold stands, and as `look`.
    """
    found = look(session, file)
    card = representatives.by_fingerprint(session, found.request.office)
    if card is None:
        raise Refused(UNKNOWN, field="file")
    if erase:
        _refuse_erasure(session, found)
    word = Found.DONE if erase or done else Found.FOUND if found.officers else Found.NOT_FOUND
    told = RequestAnswer(
        request_uid=found.request.uid,
        signer=representatives.own_card(session).fingerprint,
        office=found.request.office,
        found=word,
        at=session.now(),
    )

    def note() -> None:
        if erase:
            erasing.erase(session, found.officers[0].officer_id)
        departures.record(session, FileKind.OFFICE_ANSWER, Carrier.SAVED, place=str(path), carried=(CARRIED,))

    departures.save_and_record(sealed_answer(told, signing.signer(session), card), path, note)
    return told


def _refuse_erasure(session: Session, found: Look) -> None:
    if found.request.wish is not Wish.ERASURE:
        raise Refused(_("This request does not ask to erase anything."), field="erase")
    if len(found.officers) != 1:
        raise Refused(_("It is not one officer that this request means here. Please erase by hand."), field="erase")
    refuse_held(session, found.officers[0].officer_id)
