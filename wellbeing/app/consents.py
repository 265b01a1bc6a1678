"""Consent: default-deny, asked per purpose and recipient, withdrawn with effect from that moment."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.app import counted_in, incidents, tasks, whereabouts
from wellbeing.app.counted_in import CountedIn
from wellbeing.app.restricted import refuse_held_case
from wellbeing.app.session import Changed, Session
from wellbeing.domain.cadence import STATISTICS_CONSENT_FROM, WINDOWS
from wellbeing.domain.consent import EMPLOYER, Consent, Purpose, Way, may_ask_statistics
from wellbeing.domain.departure import FileThatLeft
from wellbeing.domain.identity import CaseId, ConsentId, ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.domain.task import TaskKind
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, consents, departures, erasures, officers, referrals, services
from wellbeing.vault import incidents as stored_incidents

STATISTICS_TEXT = _(
    "May your case be counted in the union's yearly figures? Only numbers leave this computer, never your name or "
    "story, and small numbers are withheld. Help does not depend on it. You can withdraw this at any time; figures "
    "that have already left cannot be called back."
)
SERVICE_TEXT = _(
    "May I tell {service} what stands in this letter, so that they can help you? Nobody else gets it. You can "
    "withdraw this at any time; a letter that has already left cannot be called back."
)
RECORD_TEXT = _(
    "You are not tied to the union, so this note rests on your word alone. May I keep it: your name or an alias, what "
    "happened to you, and how you are? You can take this back at any time, and then the note is deleted."
)
"""Read to an officer without a tie to the union, after the sentence that is read to everybody."""
EMPLOYER_TEXTS = {
    Purpose.EMPLOYER_RELIEF: _(
        "May I ask {recipient} to relieve you from duty for a time? The letter says your name and until when, and "
        "nothing of what happened. Nobody else gets it. You can withdraw this at any time; a letter that has already "
        "left cannot be called back."
    ),
    Purpose.EMPLOYER_DUTY: _(
        "May I ask {recipient} for another duty for you? The letter says your name and what is asked, and nothing of "
        "what happened. Nobody else gets it. You can withdraw this at any time; a letter that has already left cannot "
        "be called back."
    ),
    Purpose.EMPLOYER_ACCIDENT: _(
        "May I ask {recipient} to record what happened as an accident on duty? The letter says your name and the day, "
        "and nothing more of what happened. Nobody else gets it. You can withdraw this at any time; a letter that has "
        "already left cannot be called back."
    ),
}
"""Read aloud for a letter to the employer, by what is asked."""
TEXT_VERSIONS = {
    Purpose.STATISTICS: "statistics-1",
    Purpose.SERVICE: "service-1",
    Purpose.RECORD: "record-1",
    Purpose.EMPLOYER_RELIEF: "employer-relief-2",
    Purpose.EMPLOYER_DUTY: "employer-duty-2",
    Purpose.EMPLOYER_ACCIDENT: "employer-accident-2",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsConsent:
    """Where consent to statistics stands: whether it may be asked yet, and the last answer."""

    may_ask: bool
    ask_from: dt.datetime
    answer: Consent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A service that the case was, or may be, referred to, and the officer's last answer for it."""

    service: Service
    answer: Consent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything about consent in one case. `files` left for this case, the newest first; `counted` says
    which figures hold the case."""

    alias: str
    statistics: StatisticsConsent
    recipients: tuple[Recipient, ...]
    employer: tuple[Consent, ...]
    """The last answer for each letter to the employer, by what is asked and of whom."""
    history: tuple[Consent, ...]
    services: dict[ServiceId, Service]
    files: tuple[FileThatLeft, ...]
    counted: CountedIn


def statistics(session: Session, case_id: CaseId) -> StatisticsConsent:
    """Consent to statistics of one case."""
    case = cases.get(session.store, case_id)
    occurred = incidents.occurred(stored_incidents.get(session.store, case.incident_id))
    return StatisticsConsent(
        may_ask=may_ask_statistics(occurred, session.now()),
        ask_from=occurred + dt.timedelta(hours=WINDOWS[STATISTICS_CONSENT_FROM].opens),
        answer=consents.latest(session.store, case_id, Purpose.STATISTICS),
    )


def overview(session: Session, case_id: CaseId) -> Overview:
    """What was asked and answered in a case, of whom it can be asked, and what has left."""
    store = session.store
    case = cases.get(store, case_id)
    history = consents.of_case(store, case_id)
    named = [referral.service_id for referral in referrals.of_case(store, case_id)]
    named += [found.service_id for found in history if found.service_id is not None]
    known = {service_id: services.get(store, service_id) for service_id in dict.fromkeys(named)}
    return Overview(
        alias=officers.get(store, case.officer_id).alias,
        statistics=statistics(session, case_id),
        recipients=tuple(
            Recipient(service=service, answer=consents.latest(store, case_id, Purpose.SERVICE, service_id))
            for service_id, service in known.items()
        ),
        employer=tuple({(one.purpose, one.recipient): one for one in history if one.purpose in EMPLOYER}.values()),
        history=tuple(history),
        services=known,
        files=tuple(departures.all_files(store, case_id)),
        counted=counted_in.of_case(session, case_id),
    )


def of_case(session: Session, case_id: CaseId) -> list[Consent]:
    """Every answer of a case, oldest first."""
    return consents.of_case(session.store, case_id)


def answer_statistics(session: Session, case_id: CaseId, *, yes: bool, way: Way) -> None:
    """Record the officer's answer. Raises Refused before the 72-hour step."""
    if not statistics(session, case_id).may_ask:
        raise Refused(_("Consent to statistics is not asked before the 72-hour step."))
    _record(session, case_id, Purpose.STATISTICS, None, yes=yes, way=way)


def answer_service(session: Session, case_id: CaseId, service_id: ServiceId, *, yes: bool, way: Way) -> None:
    """Record whether the officer lets this service know what the letter says."""
    _record(session, case_id, Purpose.SERVICE, service_id, yes=yes, way=way)


def answer_employer(
    session: Session, case_id: CaseId, purpose: Purpose, recipient: str, *, yes: bool, way: Way
) -> None:
    """Record whether a letter of this purpose may go to this office of the employer."""
    _record(session, case_id, purpose, None, yes=yes, way=way, recipient=recipient)


def withdraw(session: Session, consent_id: ConsentId) -> None:
    """The officer takes a consent back. What has already left is shown under 'Files that left'.

    Where the record itself rested on it, the whole case is deleted with it, as was promised when it was asked.
    """
    consent = consents.get(session.store, consent_id)
    if not consent.in_force:
        raise Refused(_("This consent is not in force."))
    if consent.purpose is Purpose.RECORD:
        refuse_held_case(session, consent.case_id)
        with erasures.erasing(session.store, "case.erased", consent.case_id, session.now()):
            pass
    else:
        with session.store.transaction("consent.withdrawn", consent.uid):
            consents.withdraw(session.store, consent_id, session.now())
    session.note_change(Changed.CASES)


def _record(
    session: Session,
    case_id: CaseId,
    purpose: Purpose,
    service_id: ServiceId | None,
    *,
    yes: bool,
    way: Way,
    recipient: str | None = None,
) -> None:
    whereabouts.refuse_away(session, cases.get(session.store, case_id))
    consent = Consent(
        id=ConsentId(0),
        uid=new_uid(),
        case_id=case_id,
        purpose=purpose,
        service_id=service_id,
        recipient=recipient,
        answer=yes,
        way=way,
        text=TEXT_VERSIONS[purpose],
        language=session.language.code,
        given_at=session.now(),
    )
    with session.store.transaction("consent.answered", consent.uid):
        consents.add(session.store, consent)
        tasks.fulfil(session, case_id, TaskKind.CONSENT, purpose.value)
    session.note_change(Changed.CASES)
