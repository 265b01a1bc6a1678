"""Who leads an incident that several representatives know, and the slips by which it is shared.

The lead's vault counts the incident; a case here of an incident that another vault leads enters no figure, unless it
came with the right to count it. So no officer is counted twice: vaults don't know each other's officers.
"""

from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures, representatives, signing
from wellbeing.app.session import Changed, Session
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.hand_over import LASTS
from wellbeing.domain.identity import IncidentId, new_uid
from wellbeing.domain.incident import Incident
from wellbeing.domain.slip import IncidentSlip, KnownSlip, SlipWay
from wellbeing.errors import Refused
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.exchange.hand_over.slip import sealed
from wellbeing.language import _
from wellbeing.vault import departures as stored_departures
from wellbeing.vault import incidents, leads

CARRIED = _("a random id, the day and the kind of event; no person")

NOT_LEAD = _("Another representative leads this incident. Only they can share it, or give the lead to somebody.")
COUNTED = _("This incident was counted already, so that its lead can't go to anybody any more.")
_UNKNOWN = _("This representative is not known here. Please take in their card first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who leads an incident. `name` is the other representative's, empty where this vault does.

    `shared_with` are the names of those who have a slip from here; `last_given` is the slip that gave the lead away.
    `counted`: whether it was counted in a frozen quarter or in figures that left.
    """

    incident: Incident
    name: str
    shared_with: tuple[str, ...]
    last_given: KnownSlip | None
    counted: bool
    cases: int

    @property
    def is_here(self) -> bool:
        """Whether this vault leads and counts it."""
        return not self.name


def of_incident(session: Session, incident_id: IncidentId) -> Lead:
    """Who leads an incident."""
    names = {card.fingerprint: card.name for card in representatives.known(session)}
    incident = incidents.get(session.store, incident_id)
    led_by = leads.led_by(session.store, incident_id)
    left = [one for one in leads.slips(session.store, incident.uid) if one.way is SlipWay.LEFT]
    given = [one for one in left if one.gives_lead]
    return Lead(
        incident=incident,
        name="" if led_by is None else names.get(led_by, led_by),
        shared_with=tuple(dict.fromkeys(names.get(one.other, one.other) for one in left)),
        last_given=given[-1] if given and led_by == given[-1].other else None,
        counted=leads.is_counted(session.store, incident_id),
        cases=len(incidents.people(session.store, incident_id)),
    )


def recipients(session: Session) -> tuple[tuple[str, str], ...]:
    """With whom an incident can be shared: fingerprint and name. Raises Refused without an own card."""
    representatives.own_card(session)
    return tuple((card.fingerprint, card.name) for card in representatives.known(session))


def share(session: Session, incident_id: IncidentId, recipient: str, path: Path, *, gives_lead: bool) -> KnownSlip:
    """Write a slip for a representative (a fingerprint). With `gives_lead` they lead and count the incident from then
    on, and no case of it is counted here.

    Raises Refused where another vault leads, or where the lead can't go any more; Trouble from the disk: then
    everything is as before.
    """
    representatives.refuse_example(session)
    card, incident = _card(session, recipient), incidents.get(session.store, incident_id)
    if leads.led_by(session.store, incident_id) is not None:
        raise Refused(NOT_LEAD)
    if gives_lead and leads.is_counted(session.store, incident_id):
        raise Refused(COUNTED)
    if path.exists():
        raise Refused(_("A file with this name exists already. Please choose another name."), field="path")
    made = KnownSlip(
        uid=new_uid(),
        incident_uid=incident.uid,
        way=SlipWay.LEFT,
        other=recipient,
        gives_lead=gives_lead,
        at=session.now(),
    )
    content, departure = _sealed(session, incident, made, card), _departure(session, path)
    # Noted before the file is there: whatever happens, no slip gives away a lead that is still kept here.
    with session.store.transaction("incident.lead-given" if gives_lead else "incident.shared", made.uid):
        leads.note_slip(session.store, made)
        if gives_lead:
            leads.leave_to(session.store, incident_id, recipient)
        stored_departures.add(session.store, departure)
    try:
        departures.save(content, path)
    except Exception:
        with session.store.transaction("incident.lead-kept", incident.uid):
            leads.forget_slip(session.store, made.uid)
            if gives_lead:
                leads.take(session.store, incident_id)
            stored_departures.remove(session.store, departure.uid)
        raise
    session.note_change(Changed.CASES)
    return made


def write_again(session: Session, incident_id: IncidentId, path: Path) -> KnownSlip:
    """Write the slip that gave the lead away again: the first was lost. It is the same slip with a new expiry."""
    last = of_incident(session, incident_id).last_given
    if last is None:
        raise Refused(_("The lead of this incident was not given away from here."))
    incident = incidents.get(session.store, incident_id)
    content = _sealed(session, incident, last, _card(session, last.other))

    def note() -> None:
        with session.store.transaction("incident.slip-again", last.uid):
            stored_departures.add(session.store, _departure(session, path))

    departures.save_and_record(content, path, note)
    session.note_change(Changed.CASES)
    return last


def _sealed(session: Session, incident: Incident, made: KnownSlip, card: RepresentativeCard) -> bytes:
    now = session.now()
    slip = IncidentSlip(
        uid=made.uid,
        incident_uid=incident.uid,
        occurred_on=incident.occurred_on,
        act=incident.act,
        sender=representatives.own_card(session).fingerprint,
        addressee=card.fingerprint,
        gives_lead=made.gives_lead,
        made_at=now,
        expires_at=now + LASTS,
    )
    return sealed(slip, signing.signer(session), card)


def _departure(session: Session, path: Path) -> FileThatLeft:
    return FileThatLeft(
        uid=new_uid(),
        kind=FileKind.INCIDENT_SLIP,
        carrier=Carrier.SAVED,
        at=session.now(),
        place=str(path),
        carried=(CARRIED,),
    )


def _card(session: Session, fingerprint: str) -> RepresentativeCard:
    card = representatives.by_fingerprint(session, fingerprint)
    if card is None:
        raise Refused(_UNKNOWN, field="recipient")
    return card
