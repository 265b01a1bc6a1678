"""Whom this office enrolled: each office compares every representative's card itself, by telephone."""

import re
from dataclasses import dataclass

from wellbeing.app import representatives
from wellbeing.app.office import own
from wellbeing.app.session import Changed, Session
from wellbeing.content.codes import regions
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.roster import is_pseudonym
from wellbeing.exchange.hand_over.card import RepresentativeCard, read_representative_card
from wellbeing.language import _
from wellbeing.vault import hand_overs, offices

NO_AREA = _("This is no region (NUTS 2) of the office's country. Its regions are {codes}.")
NO_PSEUDONYM = _("A pseudonym has 1 to 40 characters, and no spaces around it.")
PSEUDONYM_TAKEN = _("This pseudonym belongs to another representative, now or earlier.")
ENROLLED = _("This representative is enrolled already. End that first.")
OTHER_OFFICE = _("This is the card of the other office.")
NOBODY = _("Nobody is enrolled under this pseudonym.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A representative as this office knows them. `area` is a NUTS 2 code; `active` until the enrolment ends."""

    pseudonym: str
    name: str
    union: str
    fingerprint: str
    area: str
    active: bool


def enrol(session: Session, card: RepresentativeCard, heard: str, *, area: str, pseudonym: str) -> None:
    """Enrol a representative whose fingerprint was `heard` on the telephone. Raises Refused where it is another one,
    for an area of another country, and where card or pseudonym is in use."""
    office, store = own.require_stored(session), session.store
    representatives.refuse_unlike(session, card, heard)
    if not is_area(area, office.country):
        raise Refused(NO_AREA, field="area", codes=", ".join(sorted(code for code, _name in areas(session))))
    if not is_pseudonym(pseudonym):
        raise Refused(NO_PSEUDONYM, field="pseudonym")
    if card.fingerprint == office.other:
        raise Refused(OTHER_OFFICE, field="card")
    if offices.enrolled(store, card.fingerprint) is not None:
        raise Refused(ENROLLED, field="card")
    if any(one.pseudonym == pseudonym for one in offices.enrolments(store)):
        raise Refused(PSEUDONYM_TAKEN, field="pseudonym")
    with store.transaction("office.enrolled"):
        hand_overs.know(store, card.fingerprint, card.to_bytes(), session.now())
        offices.enrol(store, pseudonym, card.fingerprint, area, session.now())
    session.note_change(Changed.SETTINGS)


def is_area(code: str, country: str) -> bool:
    """Whether a code is a region of NUTS 2 of this country, and none of those that lie nowhere."""
    region = regions().get(code)
    return region is not None and region.attributes["level"] == "2" and code.startswith(country) and code[2] != "Z"


def areas(session: Session) -> list[tuple[str, str]]:
    """The regions in which somebody of this office's country can work: code and name, by name."""
    country = own.require_stored(session).country
    found = ((one.code, one.label) for one in regions().codes if is_area(one.code, country))
    return sorted(found, key=lambda area: area[1])


def end(session: Session, pseudonym: str) -> None:
    """Nothing more is taken from this representative; what was taken stays. Raises Refused for an unknown one."""
    own.require_stored(session)
    if not any(one.pseudonym == pseudonym and one.active for one in enrolled(session)):
        raise Refused(NOBODY, field="pseudonym")
    with session.store.transaction("office.enrolment-over"):
        offices.end(session.store, pseudonym, session.now())
    session.note_change(Changed.SETTINGS)


def enrolled(session: Session) -> list[Enrolled]:
    """Everybody who was ever enrolled, by pseudonym: north-2 before north-10."""
    found = []
    for one in offices.enrolments(session.store):
        card = read_representative_card(one.card)
        found.append(
            Enrolled(
                pseudonym=one.pseudonym,
                name=card.name,
                union=card.union,
                fingerprint=one.fingerprint,
                area=one.area,
                active=one.ended_at is None,
            )
        )
    return sorted(found, key=_numbers_by_value)


def _numbers_by_value(one: Enrolled) -> list[tuple[bool, int, str]]:
    parts = re.split(r"(\d+)", one.pseudonym)
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
