"""A new incident: two answers open a case, who and what; everything else can come later."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from wellbeing.app.office.no_cases import refuse_office
from wellbeing.app.session import Changed, Session
from wellbeing.domain import cadence, officer
from wellbeing.domain.case import NOT_ASKED, AgeBand, Case, Conditions, Membership, Relation
from wellbeing.domain.consent import Consent, Purpose, Way
from wellbeing.domain.identity import CaseId, ConsentId, IncidentId, OfficerId, new_uid
from wellbeing.domain.incident import Flag, Incident, moment_of
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, consents, follow_ups, incidents, leads, officers, search

READ_ALOUD = _(
    "I would like to keep a note of this, locked on my computer, so that I do not forget you. Only I can open it. "
    "You can see it, correct it or have it deleted at any time, and nothing goes to your employer. "
    "Is that all right with you?"
)
"""The sentence that is read to the officer before the first save. 'No record' stands beside it."""


ALIAS_TAKEN = _("This alias is in use already. Please choose the officer from the list, or another alias.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """One officer of a new incident. `officer_id` names one already known; else `alias` or `name` makes one."""

    officer_id: OfficerId | None = None
    alias: str = ""
    name: str = ""
    contact: str = ""
    membership: Membership = Membership.MEMBER
    relation: Relation = Relation.NONE
    injuries: tuple[str, ...] = ()
    days_lost: str | None = None
    conditions: Conditions = NOT_ASKED
    sex: str | None = None
    age_band: AgeBand | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIncident:
    """What is known when a case is opened. Only `act` and one officer are needed."""

    act: str
    officers: Sequence[Involved]
    occurred_on: dt.date | None = None
    occurred_at: dt.time | None = None
    means: str | None = None
    flags: frozenset[Flag] = frozenset()
    circumstance: str | None = None
    environment: str | None = None
    place: str | None = None
    region: str | None = None
    alias: str | None = None
    under_investigation: bool = False
    officers_there: int | None = None
    """How many officers were there, where somebody said."""
    agreed: bool = False
    """Whether every officer said yes to the sentence that was read aloud."""


def local_zone(session: Session) -> str | None:
    """The name of the computer's time zone, where the system tells it."""
    zone = session.setting("zone")
    return zone or None


def occurred(incident: Incident) -> dt.datetime:
    """The moment of the incident. Without a time, noon of its day, but never after the record was made."""
    if incident.happened_at is not None:
        return incident.happened_at
    return min(moment_of(incident.occurred_on, dt.time(12), incident.zone), incident.created_at)


def check_when(session: Session, day: dt.date, time: dt.time | None) -> None:
    """Refuse a date to come or one that nobody alive could mean."""
    if day > session.today():
        raise Refused(_("The day of the incident lies in the future. Please check the date."), field="occurred_on")
    if day.year < 1950:
        raise Refused(_("That date is too long ago. Please check the year."), field="occurred_on")
    if time and day == session.today() and time > session.now().astimezone().time().replace(tzinfo=None):
        raise Refused(_("The time of the incident lies in the future. Please check it."), field="occurred_at")


def open_incident(session: Session, new: NewIncident) -> list[CaseId]:
    """Open one case per officer, lay the cadence, and return the cases.

    Raises Refused where nobody or nothing was named, where an officer has no tie to the union and did not
    agree to a record, or where the same officer stands twice.
    """
    refuse_office(session)
    now = session.now()
    day = new.occurred_on or session.today()
    check_when(session, day, new.occurred_at)
    _check_people(new)
    incident = Incident(
        id=IncidentId(0),
        uid=new_uid(),
        occurred_on=day,
        occurred_at=new.occurred_at,
        zone=local_zone(session),
        act=new.act,
        means=new.means,
        flags=new.flags,
        circumstance=new.circumstance,
        environment=new.environment,
        place=new.place or None,
        region=new.region,
        alias=new.alias or None,
        under_investigation=new.under_investigation,
        created_at=now,
        officers_there=_at_least(len(new.officers), new.officers_there),
    )
    with session.store.transaction("incident.opened", incident.uid):
        incident = dataclasses.replace(incident, id=incidents.add(session.store, incident))
        opened = [_open_case(session, incident, involved) for involved in new.officers]
    session.note_change(Changed.CASES)
    return opened


def _at_least(known: int, told: int | None) -> int | None:
    """Never fewer than have a case."""
    return None if told is None else max(known, told)


def join_incident(session: Session, incident_id: IncidentId, involved: Involved) -> CaseId:
    """Open a case for one more officer of an incident that is already known."""
    incident = incidents.get(session.store, incident_id)
    _check_people(NewIncident(act=incident.act, officers=[involved], agreed=True))
    if involved.officer_id in {case.officer_id for case in cases.of_incident(session.store, incident_id)}:
        raise Refused(_("This officer already has a case for this incident."), field="who")
    with session.store.transaction("case.opened", incident.uid):
        case_id = _open_case(session, incident, involved)
    session.note_change(Changed.CASES)
    return case_id


def _check_people(new: NewIncident) -> None:
    if not new.act:
        raise Refused(_("Please choose what happened. The nearest answer is enough."), field="act")
    if not new.officers:
        raise Refused(_("Please say who it is about. An alias is enough."), field="who")
    known = [involved.officer_id for involved in new.officers if involved.officer_id is not None]
    if len(known) != len(set(known)):
        raise Refused(_("The same officer stands twice in this incident."), field="who")
    if not new.agreed:
        raise Refused(_("Nothing was saved: the officer has not agreed to a record yet."), field="agreed")


def _open_case(session: Session, incident: Incident, involved: Involved) -> CaseId:
    now = session.now()
    case = Case(
        id=CaseId(0),
        uid=new_uid(),
        incident_id=incident.id,
        officer_id=involved.officer_id or _new_officer(session, involved),
        opened_at=now,
        lead=leads.led_by(session.store, incident.id) is None,
        membership=involved.membership,
        relation=involved.relation,
        injuries=involved.injuries,
        days_lost=involved.days_lost,
        conditions=involved.conditions,
        sex=involved.sex,
        age_band=involved.age_band,
        role=involved.role,
    )
    case_id = cases.add(session.store, case)
    follow_ups.plan(session.store, case_id, cadence.plan(occurred(incident), now), now)
    if involved.membership is Membership.NONE:
        _record_consent(session, case_id)
    search.index_case(session.store, case_id)
    return case_id


def _record_consent(session: Session, case_id: CaseId) -> None:
    """A person without a tie to the union: the record itself rests on this consent."""
    consents.add(
        session.store,
        Consent(
            id=ConsentId(0),
            uid=new_uid(),
            case_id=case_id,
            purpose=Purpose.RECORD,
            answer=True,
            way=Way.SPOKEN,
            text="record-1",
            language=session.language.code,
            given_at=session.now(),
        ),
    )


def is_taken(alias: str, taken: set[str]) -> bool:
    """Whether an alias is in use, whatever its capitals: two officers of one alias would be mistaken on Today."""
    return alias.strip().casefold() in {other.casefold() for other in taken}


def taken_aliases(session: Session, aliases: Sequence[str]) -> list[str]:
    """Those of `aliases` that another officer has, so that it is told before anything else is asked."""
    taken = officers.aliases(session.store)
    return [alias for alias in aliases if is_taken(alias, taken)]


def _new_officer(session: Session, involved: Involved) -> OfficerId:
    taken = officers.aliases(session.store)
    alias = involved.alias.strip() or officer.suggest_alias(taken)
    if is_taken(alias, taken):
        raise Refused(ALIAS_TAKEN, field="alias")
    return officers.add(
        session.store,
        officer.Officer(
            id=OfficerId(0),
            uid=new_uid(),
            alias=alias,
            name=involved.name.strip() or None,
            contact=involved.contact.strip() or None,
            created_at=session.now(),
        ),
    )


def suggest_aliases(session: Session, count: int) -> list[str]:
    """Free aliases for new officers. Raises Refused in the vault of an office, before anything is typed."""
    refuse_office(session)
    taken = officers.aliases(session.store)
    found: list[str] = []
    for _number in range(count):
        found.append(officer.suggest_alias(taken | set(found)))
    return found


def known_officers(session: Session, text: str) -> list[officer.Officer]:
    """Officers already in the vault whose alias or name fits what is typed."""
    return officers.named(session.store, text.strip()) if text.strip() else []
