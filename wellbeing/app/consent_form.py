"""The consent form on paper: a question for each thing that the officer is asked, to be answered by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from wellbeing.app import consents, hand_over, preferences, representatives
from wellbeing.app.consents import Overview
from wellbeing.app.employer import Wish
from wellbeing.app.letters import Prepared
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Session
from wellbeing.domain.consent import Purpose
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import Language, _, language
from wellbeing.reports.letters import Ask, ConsentForm, consent_pdf
from wellbeing.vault import cases, officers

CARRIED_SERVICE = _("service that is asked about")
CARRIED_OFFICE = _("office that is asked about")
CARRIED_REPRESENTATIVE = _("representative who is asked about")

_EMPLOYER_QUESTIONS = {
    Purpose.EMPLOYER_RELIEF: _("May {recipient} be asked to relieve you from duty for a time?"),
    Purpose.EMPLOYER_DUTY: _("May {recipient} be asked for another duty for you?"),
    Purpose.EMPLOYER_ACCIDENT: _("May {recipient} be asked to record an accident on duty?"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One question, and whom it names."""

    ask: Ask
    carried: tuple[tuple[str, str], ...] = ()


def consent_form(
    session: Session, case_id: CaseId, code: str | None = None, wish: Wish | None = None, to: str = ""
) -> Prepared:
    """A form to fill in by hand: the yearly figures, each service of the case's referrals, each letter to the employer
    and each hand-over to which the officer said yes, so that it can be signed, and what is being asked now: the letter
    of `wish`, and the hand-over `to` a representative (a fingerprint).

    It names who would learn of something and nobody else; the officer writes the name. Before the 72-hour step the
    figures are not asked about, on paper neither. Raises Refused where nothing can be asked yet.
    """
    refuse_restricted(session, case_id)
    officer = officers.get(session.store, cases.get(session.store, case_id).officer_id)
    reader = language(code or officer.language or session.language.code)
    found = consents.overview(session, case_id)
    asked = [
        *_of_statistics(found, reader),
        *_of_services(found, reader),
        *_of_employer(found, wish, reader),
        *_of_hand_over(session, found, to, reader),
    ]
    if not asked:
        raise Refused(_("Nothing is asked yet: no service was chosen, and the 72-hour step has not come."))
    form = _form(session, tuple(one.ask for one in asked), reader)
    return Prepared(
        kind=FileKind.CONSENT_FORM,
        title=form.title,
        file_name="consent-form.pdf",
        carried=tuple(line for one in asked for line in one.carried),
        consent="",
        consent_uid=None,
        case_id=case_id,
        make=lambda: consent_pdf(form, reader),
    )


def _of_statistics(found: Overview, reader: Language) -> Iterator[_Asked]:
    if found.statistics.may_ask:
        explanation = reader.text(consents.STATISTICS_TEXT)
        yield _Asked(ask=Ask(question=reader.text(_("May your case be counted?")), explanation=explanation))


def _of_services(found: Overview, reader: Language) -> Iterator[_Asked]:
    for one in found.recipients:
        name = one.service.name
        question = reader.text(_("May {service} be told what stands in the referral letter?"), service=name)
        explanation = reader.text(consents.SERVICE_TEXT, service=name)
        yield _Asked(ask=Ask(question=question, explanation=explanation), carried=((CARRIED_SERVICE, name),))


def _of_employer(found: Overview, wish: Wish | None, reader: Language) -> Iterator[_Asked]:
    letters = {(one.purpose, one.recipient or ""): None for one in found.employer if one.in_force}
    if wish is not None:
        letters[wish.purpose, wish.recipient] = None
    for purpose, office in letters:
        question = reader.text(_EMPLOYER_QUESTIONS[purpose], recipient=office)
        explanation = reader.text(consents.EMPLOYER_TEXTS[purpose], recipient=office)
        yield _Asked(ask=Ask(question=question, explanation=explanation), carried=((CARRIED_OFFICE, office),))


def _of_hand_over(session: Session, found: Overview, to: str, reader: Language) -> Iterator[_Asked]:
    last = {one.recipient: one for one in found.history if one.purpose is Purpose.HAND_OVER}
    for card in representatives.known(session):
        answer = last.get(card.fingerprint)
        if card.fingerprint != to and (answer is None or not answer.in_force):
            continue
        question = reader.text(_("May everything that is kept about you be handed over to {name}?"), name=card.name)
        explanation = reader.text(hand_over.CONSENT_TEXT, name=card.name)
        ask = Ask(question=question, explanation=explanation)
        yield _Asked(ask=ask, carried=((CARRIED_REPRESENTATIVE, card.name),))


def _form(session: Session, asks: tuple[Ask, ...], reader: Language) -> ConsentForm:
    union = preferences.read(session).union
    return ConsentForm(
        title=reader.text(_("Consent form")),
        union=(union,) if union else (),
        opening=(reader.text(_("Help does not depend on what you answer here. No answer means no.")),),
        asks=asks,
        rights=(
            reader.text(_("See what is kept about you, and have it corrected.")),
            reader.text(_("Take a copy along, or have it erased.")),
            reader.text(_("Withdraw a consent. What has already left cannot be called back.")),
        ),
        sign=(reader.text(_("Name")), reader.text(_("Date")), reader.text(_("Signature"))),
    )
