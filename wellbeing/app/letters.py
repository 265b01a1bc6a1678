"""Paper for one officer: what every paper has in common, the slip and the calendar entry.

Each is prepared first, so that the screen can show exactly what it carries and under which consent; what a
person then prints or saves is recorded under 'Files that left'.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from wellbeing.app import departures, preferences
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Session
from wellbeing.content import countries, letters, templates
from wellbeing.content.letters import Holds, LetterPart
from wellbeing.domain.country import EUROPEAN_EMERGENCY_NUMBER
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import CaseId, FollowUpId, Uid, new_uid
from wellbeing.errors import Refused
from wellbeing.language import Language, _, language
from wellbeing.reports.calendar import CalendarEntry, calendar_bytes
from wellbeing.reports.letters import Letter, Section
from wellbeing.reports.sheets import NextDate, next_date_pdf
from wellbeing.vault import consents as stored_consents
from wellbeing.vault import follow_ups

NOT_TOLD = _("The officer has not agreed that this service is told. Please ask first.")
NOT_ASKED_FOR = _("The officer has not agreed to this letter. Please ask first.")
UNDER_CONSENT = {
    FileKind.REFERRAL_LETTER: NOT_TOLD,
    FileKind.CONFIRMATION: NOT_TOLD,
    FileKind.EMPLOYER_LETTER: NOT_ASKED_FOR,
}
"""Papers that leave under a consent in force only, and what is said without one."""
CARRIED_DATE = _("next date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that may stand on a paper or not. `title` is a word of the catalogue; `tells_event` says that who reads
    it learns what happened."""

    key: str
    title: str
    tells_event: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A paper that is ready to leave. `carried` are (what, says); `make` draws it and knows no vault. `parts` are
    those that can be chosen."""

    kind: FileKind
    title: str
    file_name: str
    carried: tuple[tuple[str, str], ...]
    consent: str
    consent_uid: Uid | None
    case_id: CaseId
    make: Callable[[], bytes]
    parts: tuple[Part, ...] = ()


def slip(
    session: Session, follow_up_id: FollowUpId, day: dt.date, time: dt.time | None, place: str, code: str | None = None
) -> Prepared:
    """A slip with the next date: no name, no event."""
    follow_up = follow_ups.get(session.store, follow_up_id)
    refuse_restricted(session, follow_up.case_id)
    _refuse_past(session, day)
    reader = language(code) if code else session.language
    reach = preferences.read(session).contact
    date = NextDate(day=day, time=time, place=place.strip(), reach=reach)
    return Prepared(
        kind=FileKind.SLIP,
        title=reader.text(_("Next date")),
        file_name="next-date.pdf",
        carried=((CARRIED_DATE, reader.date(day)),),
        consent="",
        consent_uid=None,
        case_id=follow_up.case_id,
        make=lambda: next_date_pdf(date, reader),
    )


def calendar(
    session: Session, follow_up_id: FollowUpId, day: dt.date, time: dt.time | None, code: str | None = None
) -> Prepared:
    """A calendar entry for the next date: it reads 'Appointment' and nothing else."""
    follow_up = follow_ups.get(session.store, follow_up_id)
    refuse_restricted(session, follow_up.case_id)
    _refuse_past(session, day)
    reader = language(code) if code else session.language
    entry = CalendarEntry(uid=new_uid(), day=day, starts=time, made_at=session.now())
    return Prepared(
        kind=FileKind.CALENDAR,
        title=reader.text(_("Calendar entry")),
        file_name="next-date.ics",
        carried=((CARRIED_DATE, reader.date(day)),),
        consent="",
        consent_uid=None,
        case_id=follow_up.case_id,
        make=lambda: calendar_bytes(entry, reader),
    )


def may_leave(session: Session, prepared: Prepared) -> None:
    """Asked again at the moment of printing or saving: Refused where the consent was withdrawn since, or the officer
    has answered anew."""
    if prepared.kind is not FileKind.OFFICER_RECORD:  # an officer may always see what is kept
        refuse_restricted(session, prepared.case_id)
    if prepared.kind not in UNDER_CONSENT:
        return
    given = stored_consents.of_case(session.store, prepared.case_id)
    under = next((consent for consent in given if consent.uid == prepared.consent_uid), None)
    latest = None
    if under is not None:
        latest = stored_consents.latest(
            session.store, prepared.case_id, under.purpose, under.service_id, under.recipient
        )
    if under is None or latest != under or not under.in_force:
        raise Refused(UNDER_CONSENT[prepared.kind], field="consent")


def save_and_record(session: Session, prepared: Prepared, content: bytes, path: Path) -> None:
    """Write a paper to `path` and note that it left; where it can't be noted, the file does not stay.

    Raises Refused without consent or where the file exists, Trouble from the disk.
    """
    may_leave(session, prepared)
    departures.save_and_record(content, path, lambda: record(session, prepared, Carrier.SAVED, str(path)))


def record(session: Session, prepared: Prepared, carrier: Carrier, place: str | None = None) -> None:
    """Note under 'Files that left' that a paper was printed, or saved at `place`."""
    departures.record(
        session,
        prepared.kind,
        carrier,
        place=place,
        case_id=prepared.case_id,
        carried=tuple(what for what, _says in prepared.carried),
        consent_uid=prepared.consent_uid,
    )


def _refuse_past(session: Session, day: dt.date) -> None:
    if day < session.today():
        raise Refused(_("The next date lies in the past. Please check it."), field="day")


def own_values(session: Session, reader: Language) -> dict[str, str]:
    """What placeholders stand for that is the same in every letter."""
    own = preferences.read(session)
    values = {
        "union": own.union,
        "representative": own.representative,
        "contact": own.contact,
        "date": reader.date(session.today()),
        "emergency_number": EUROPEAN_EMERGENCY_NUMBER,
    }
    if own.country:
        profile = countries.country(own.country)
        values["emergency_number"] = " / ".join(profile.emergency_numbers)
        values["duty_commander"] = profile.duty_commander.number
    return values


Held = Mapping[Holds, tuple[Section, ...]]
NOTHING_HELD: Held = MappingProxyType({})


def filled(
    name: str, reader: Language, values: Mapping[str, str], held: Held = NOTHING_HELD, chosen: Collection[str] = ()
) -> Letter:
    """A template of the content room, translated and filled, as the paper room takes it. `held` is what the program
    puts into its parts, `chosen` are the points that stand where points are chosen."""
    template = letters.letter(name)

    def words(text: str) -> str:
        return templates.fill(reader.text(text), values) if text else ""

    def sections(part: LetterPart) -> tuple[Section, ...]:
        section = Section(
            heading=words(part.title),
            paragraphs=tuple(words(text) for text in part.paragraphs),
            bullets=tuple(words(text) for text in part.points if not part.choose or text in chosen),
        )
        if part.holds is None:
            return (section,)
        inside = held.get(part.holds, ())
        return (section, *inside) if inside and section != Section() else inside

    return Letter(
        title=words(template.title),
        sender=(values["union"],) if values.get("union") else (),
        lead=words(template.greeting),
        sections=tuple(section for part in template.parts for section in sections(part)),
        closing=tuple(words(text) for text in template.closing),
    )
