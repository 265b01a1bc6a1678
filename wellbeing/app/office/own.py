"""This vault as an office's: begun in an empty vault, with one other office whose card was compared."""

import dataclasses

from wellbeing.app import preferences, representatives, signing
from wellbeing.app.session import Changed, Session
from wellbeing.content import countries
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.language import _
from wellbeing.office.identity import Office
from wellbeing.vault import hand_overs, office_quarters, offices
from wellbeing.vault.offices import StoredOffice

NO_OFFICE = _(
    "This vault is not that of an office. An office is begun in a new, empty vault: on its page Today, or with "
    "'wellbeing office begin'."
)
IS_OFFICE = _("This is the vault of an office already.")
HOLDS_CASES = _("This vault holds the records of a representative. An office needs a vault of its own.")
NO_OTHER = _(
    "The other office is not known here yet. Please exchange cards: on the page of both offices, or with 'wellbeing "
    "representative card', which writes yours, and 'wellbeing office other', which takes in theirs."
)
OTHER_STAYS = _("With the other office documents were exchanged already. It can't be changed in this vault.")
ENROLLED = _("This is the card of a representative who is enrolled here. The other office is somebody else.")
EXAMPLE = _("The example is fictitious. It can't be an office.")
NAMELESS = _("An office needs a name.")


def begin(session: Session, *, name: str, country: str, role: Role) -> None:
    """From now on this is an office's vault. Raises Refused where it holds records, is one already, is the example, or
    the country is unknown."""
    store = session.store
    refuse_to_begin(session)
    if not name.strip():
        raise Refused(NAMELESS, field="name")
    code = countries.country(country).code
    preferences.save(session, dataclasses.replace(preferences.read(session), representative=name.strip(), country=code))
    representatives.own_card(session)
    with store.transaction("office.begun"):
        offices.begin(store, role, code, session.now())
    session.note_change(Changed.SETTINGS)


def refuse_to_begin(session: Session) -> None:
    """Raises Refused where this vault can't become an office's: it holds records, is one already, or the example."""
    if session.is_example:
        raise Refused(EXAMPLE)
    if offices.get(session.store) is not None:
        raise Refused(IS_OFFICE)
    if offices.holds_records(session.store):
        raise Refused(HOLDS_CASES)


def may_begin(session: Session) -> bool:
    """Whether this vault can become an office's."""
    return not session.is_example and offices.get(session.store) is None and not offices.holds_records(session.store)


def stored(session: Session) -> StoredOffice | None:
    """The office whose vault this is; None for a representative's."""
    return offices.get(session.store)


def require_stored(session: Session) -> StoredOffice:
    """The office whose vault this is. Raises Refused for a representative's."""
    found = stored(session)
    if found is None:
        raise Refused(NO_OFFICE)
    return found


def know_other(session: Session, card: RepresentativeCard, heard: str) -> None:
    """The other office, whose fingerprint was `heard` on the telephone. Raises Refused where it is another one, for a
    representative who is enrolled here, and where more came of the one before than rosters that this office alone
    signed."""
    before = require_stored(session).other
    representatives.refuse_unlike(session, card, heard)
    if before not in (None, card.fingerprint) and office_quarters.binds(session.store):
        raise Refused(OTHER_STAYS, field="card")
    if offices.enrolled(session.store, card.fingerprint) is not None:
        raise Refused(ENROLLED, field="card")
    with session.store.transaction("office.other-known"):
        hand_overs.know(session.store, card.fingerprint, card.to_bytes(), session.now())
        offices.choose_other(session.store, card.fingerprint)
    session.note_change(Changed.SETTINGS)


def other(session: Session) -> RepresentativeCard | None:
    """The card of the other office, once it is known."""
    fingerprint = require_stored(session).other
    return None if fingerprint is None else representatives.by_fingerprint(session, fingerprint)


def office(session: Session) -> Office:
    """Both offices, and the keys of this one. Raises Refused while the other one is not known."""
    found, card = require_stored(session), other(session)
    if card is None:
        raise Refused(NO_OTHER)
    return Office(
        role=Role(found.role),
        country=found.country,
        own=representatives.own_card(session),
        other=card,
        signer=signing.signer(session),
        opener=representatives.opener(session),
    )
