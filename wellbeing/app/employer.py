"""A letter to the employer: for relief from duty, another duty, or the record of an accident. Each needs a consent of
its own, for this reason and this office."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.app import consents
from wellbeing.app.consented_letters import CARRIED_NAME, Told, agreement, name_of, prepared, with_agreement, written
from wellbeing.app.letters import NOT_ASKED_FOR, Prepared
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Session
from wellbeing.content import letters as templates
from wellbeing.domain.consent import Consent, Purpose, Way
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId
from wellbeing.domain.officer import Officer
from wellbeing.errors import Refused
from wellbeing.language import Language, _, language
from wellbeing.vault import cases, incidents, officers
from wellbeing.vault import consents as stored_consents

TEMPLATE: Mapping[Purpose, str] = {
    Purpose.EMPLOYER_RELIEF: "employer-relief",
    Purpose.EMPLOYER_DUTY: "employer-duty",
    Purpose.EMPLOYER_ACCIDENT: "employer-accident",
}
LONGEST = dt.timedelta(days=3 * 365)
"""Relief that is asked for beyond this is a slip of the pen."""
CARRIED_UNTIL = _("until when")
CARRIED_CHANGES = _("what is asked")
CARRIED_DAY = _("day of the incident")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the employer is asked, and which office. `until` is the last day of relief (None: until further notice);
    `changes` are points of the template for another duty."""

    purpose: Purpose
    recipient: str
    until: dt.date | None = None
    changes: tuple[str, ...] = ()


def changes() -> tuple[str, ...]:
    """What another duty can be, in words of the catalogue."""
    return templates.letter(TEMPLATE[Purpose.EMPLOYER_DUTY]).choices


def checked(session: Session, wish: Wish) -> Wish:
    """The wish with the spaces of its recipient put in order. Raises Refused beside the field that is wrong."""
    recipient = " ".join(wish.recipient.split())
    if not recipient:
        raise Refused(_("Please enter to which office the letter goes."), field="recipient")
    relief, duty = wish.purpose is Purpose.EMPLOYER_RELIEF, wish.purpose is Purpose.EMPLOYER_DUTY
    if relief and wish.until is not None and not session.today() <= wish.until <= session.today() + LONGEST:
        raise Refused(_("This day is past, or years away. Please check it."), field="until")
    chosen = tuple(point for point in changes() if duty and point in wish.changes)
    if duty and not chosen:
        raise Refused(_("Please choose at least one thing that would help."), field="changes")
    return Wish(purpose=wish.purpose, recipient=recipient, until=wish.until if relief else None, changes=chosen)


def would_carry(session: Session, case_id: CaseId, wish: Wish) -> tuple[tuple[str, str], ...]:
    """What the letter would tell about the officer: (what, says), before anybody was asked. `says` of the name is
    empty where it was not entered yet."""
    return tuple(_told(session, case_id, _officer(session, case_id), wish, session.language).values())


def consent_in_force(session: Session, case_id: CaseId, wish: Wish) -> Consent | None:
    """The consent for this reason and this office; None where there is none, or it was withdrawn."""
    consent = stored_consents.latest(session.store, case_id, wish.purpose, None, wish.recipient)
    return consent if consent is not None and consent.in_force else None


def answer(session: Session, case_id: CaseId, wish: Wish, *, yes: bool, way: Way) -> None:
    """Record what the officer said to this letter. Raises Refused as `checked`."""
    wish = checked(session, wish)
    consents.answer_employer(session, case_id, wish.purpose, wish.recipient, yes=yes, way=way)


def letter(session: Session, case_id: CaseId, wish: Wish, code: str | None = None) -> Prepared:
    """The letter, in the language `code` (the window's where None).

    Raises Refused as `checked`, without the officer's consent for it, and without a name to write about.
    """
    refuse_restricted(session, case_id)
    wish = checked(session, wish)
    reader = language(code) if code else session.language
    consent = consent_in_force(session, case_id, wish)
    if consent is None:
        raise Refused(NOT_ASKED_FOR, field="consent")
    officer = _officer(session, case_id)
    name = name_of(officer)
    told = _told(session, case_id, officer, wish, reader)
    agreed = agreement(consent, name, wish.recipient, reader)
    template = TEMPLATE[wish.purpose]
    made = written(session, template, reader, told, recipient={"employer": wish.recipient}, chosen=wish.changes)
    made = dataclasses.replace(
        with_agreement(made, told, agreed, reader),
        recipient=(wish.recipient,),
        foot=reader.text(_("Confidential: for the office named above only")),
    )
    return prepared(made, reader, FileKind.EMPLOYER_LETTER, f"{template}.pdf", told, agreed, consent)


def _officer(session: Session, case_id: CaseId) -> Officer:
    return officers.get(session.store, cases.get(session.store, case_id).officer_id)


def _told(session: Session, case_id: CaseId, officer: Officer, wish: Wish, reader: Language) -> Told:
    told = {"officer": (CARRIED_NAME, officer.name or "")}
    if wish.purpose is Purpose.EMPLOYER_RELIEF:
        until = reader.date(wish.until) if wish.until else reader.text(_("further notice"))
        told["relief_until"] = (CARRIED_UNTIL, until)
    elif wish.purpose is Purpose.EMPLOYER_DUTY:
        told["changes"] = (CARRIED_CHANGES, "; ".join(reader.text(point) for point in wish.changes))
    else:
        incident = incidents.get(session.store, cases.get(session.store, case_id).incident_id)
        told["incident_day"] = (CARRIED_DAY, reader.date(incident.occurred_on))
    return told
