"""Letters about one referral: to the service, and what the officer keeps of it."""

import dataclasses

from wellbeing.app import referrals, services
from wellbeing.app.consented_letters import CARRIED_NAME, Told, agreement, name_of, prepared, with_agreement, written
from wellbeing.app.letters import NOT_TOLD, Prepared
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.consent import Consent
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import ReferralId
from wellbeing.domain.officer import Officer
from wellbeing.domain.referral import NOT_MADE, Referral
from wellbeing.errors import Refused
from wellbeing.language import Language, _, language
from wellbeing.vault import cases, departures, officers
from wellbeing.vault import referrals as stored_referrals

MADE_UP = _("An example: the service is made up, and this letter must not be sent")
CARRIED_CONTACT = _("how to reach them")
CARRIED_LANGUAGE = _("language")
CARRIED_KIND = _("kind of help")
CARRIED_SERVICE = _("service")
CARRIED_MADE = _("day of the referral")
CARRIED_APPOINTMENT = _("first appointment")
CARRIED_TOLD = _("what the service was told")


def referral_letter(session: Session, referral_id: ReferralId, code: str | None = None) -> Prepared:
    """The letter to a service, in the language `code` (the window's where None).

    Raises Refused without the officer's consent for this service, and without a name to write about.
    """
    reader = language(code) if code else session.language
    referral, consent, officer = _of(session, referral_id)
    service = services.get(session, referral.service_id)
    if service.fictitious and not session.is_example:
        raise Refused(referrals.FICTITIOUS, field="service")
    name = name_of(officer)
    told = _told(officer, referral, reader)
    agreed = agreement(consent, name, service.name, reader)
    letter = written(session, "referral", reader, told, recipient={"service": service.name})
    letter = dataclasses.replace(
        with_agreement(letter, told, agreed, reader),
        recipient=tuple(line for line in (service.name, service.reach or "") if line),
        foot=reader.text(MADE_UP if service.fictitious else _("Confidential: for the service named above only")),
    )
    return prepared(letter, reader, FileKind.REFERRAL_LETTER, "referral-letter.pdf", told, agreed, consent)


def would_carry(session: Session, referral_id: ReferralId) -> tuple[tuple[str, str], ...]:
    """What the letter would tell about the officer: (what, says), before anybody was asked. `says` of the name
    is empty where it was not entered yet."""
    referral = stored_referrals.get(session.store, referral_id)
    officer = officers.get(session.store, cases.get(session.store, referral.case_id).officer_id)
    return tuple(_told(officer, referral, session.language).values())


def confirmation(session: Session, referral_id: ReferralId, code: str | None = None) -> Prepared:
    """What the officer keeps of a referral, in the language `code` (the officer's where None): that it was made, to
    whom, and what was told.

    Raises Refused without the officer's consent for this service, before the referral was made, and without a name.
    """
    referral, consent, officer = _of(session, referral_id)
    if referral.state in NOT_MADE or referral.made_on is None:
        raise Refused(_("The referral was not made yet, so there is nothing to confirm."), field="state")
    reader = language(code or officer.language or session.language.code)
    service = services.get(session, referral.service_id).name
    name = name_of(officer)
    appointment = referral.appointment_on
    told = {
        "officer": (CARRIED_NAME, name),
        "service": (CARRIED_SERVICE, service),
        "referral_kind": (CARRIED_KIND, _kind(referral, reader)),
        "made_day": (CARRIED_MADE, reader.date(referral.made_on)),
        "appointment_day": (CARRIED_APPOINTMENT, reader.date(appointment) if appointment else ""),
        "told": (CARRIED_TOLD, _what_left(session, consent, reader)),
    }
    letter = written(session, "confirmation", reader, told, recipient={})
    agreed = agreement(consent, name, service, reader)
    return prepared(letter, reader, FileKind.CONFIRMATION, "confirmation.pdf", told, agreed, consent)


def _of(session: Session, referral_id: ReferralId) -> tuple[Referral, Consent, Officer]:
    referral = stored_referrals.get(session.store, referral_id)
    refuse_restricted(session, referral.case_id)
    consent = referrals.consent_in_force(session, referral)
    if consent is None:
        raise Refused(NOT_TOLD, field="consent")
    return referral, consent, officers.get(session.store, cases.get(session.store, referral.case_id).officer_id)


def _told(officer: Officer, referral: Referral, reader: Language) -> Told:
    told = {
        "officer": (CARRIED_NAME, officer.name or ""),
        "referral_kind": (CARRIED_KIND, _kind(referral, reader)),
    }
    if officer.contact:
        told["officer_contact"] = (CARRIED_CONTACT, officer.contact)
    if officer.language:
        told["officer_language"] = (CARRIED_LANGUAGE, language(officer.language).name())
    return told


def _kind(referral: Referral, reader: Language) -> str:
    return reader.text(codes.referral_kinds().label(referral.kind))


def _what_left(session: Session, consent: Consent, reader: Language) -> str:
    """By kind, what the letters told that left under this consent."""
    left = [
        what
        for file in departures.all_files(session.store, consent.case_id)
        if file.consent_uid == consent.uid and file.kind is FileKind.REFERRAL_LETTER
        for what in file.carried
    ]
    if not left:
        return reader.text(_("no letter has left so far"))
    return reader.listing(reader.text(what) for what in dict.fromkeys(left))
