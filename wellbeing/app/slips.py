"""Slips of incidents that come: looked at before anything is written, and never taken twice. Sharing: `app.leads`."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import representatives
from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.content import codes
from wellbeing.domain.identity import IncidentId
from wellbeing.domain.incident import Incident
from wellbeing.domain.slip import IncidentSlip, KnownSlip, SlipWay
from wellbeing.errors import Refused
from wellbeing.exchange.hand_over.slip import LARGEST_SLIP, opened
from wellbeing.language import _
from wellbeing.vault import incidents, leads

NEAR = dt.timedelta(days=1)
"""An incident of the day before or after may be the same one: nights have two days."""

_COUNTED_TIE = _(
    "This incident was counted already. It can't be joined to another's: let the sender read in a slip of yours."
)
_SHARED_TIE = _("This incident is known to another representative by a slip already. Please choose another one.")
_OTHER_WAY = _(
    "You have given out a slip of this incident too. One is enough: ask the sender to read in yours, and leave theirs."
)
_LEAD_HERE = _(
    "You lead this incident. The slip says that the sender does, so it is an older one. Nothing was changed."
)
_NEWER = _("This slip was made by a newer version of the program. Please install it first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An incident here that may be the one of a slip."""

    incident: Incident
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLook:
    """What a slip says, before anything is written. `here` is the incident, where its uid is known here already.

    `candidates` are incidents of these days that may be the same one. `read_at`: it was read in before.
    """

    slip: IncidentSlip
    sender: str
    here: IncidentId | None
    candidates: tuple[Candidate, ...]
    read_at: dt.datetime | None


def look(session: Session, file: Path) -> SlipLook:
    """Open a slip and show what it says; nothing is written but a key, where there was none.

    Raises Refused (another addressee, unknown sender, expired) and Tampered (damaged).
    """
    card, opener = representatives.own_card(session), representatives.opener(session)
    raw = representatives.read(file, LARGEST_SLIP)
    slip = opened(raw, opener, card, lambda one: representatives.by_fingerprint(session, one), session.now())
    if slip.act not in codes.acts():
        raise Refused(_NEWER, field="file")
    sender = representatives.by_fingerprint(session, slip.sender)
    here = leads.known_as(session.store, slip.incident_uid)
    before = leads.slip(session.store, slip.uid)
    return SlipLook(
        slip=slip,
        sender=sender.name if sender else "",
        here=here,
        candidates=() if here is not None else _candidates(session, slip),
        read_at=before.at if before else None,
    )


def _candidates(session: Session, slip: IncidentSlip) -> tuple[Candidate, ...]:
    near = leads.near(session.store, slip.occurred_on - NEAR, slip.occurred_on + NEAR)
    return tuple(
        Candidate(
            incident=incidents.get(session.store, one),
            aliases=tuple(person.alias for person in incidents.people(session.store, one)),
        )
        for one in near
    )


def read_in(session: Session, file: Path, same_as: IncidentId | None = None) -> IncidentId | None:
    """Read a slip in: the incident is known here by its uid from then on, and who leads it.

    `same_as` is the incident here that it is; None makes one without a case. A slip that was read in before changes
    nothing; then the incident is returned where it is here still. Raises as `look`, and Refused where the incident
    can't be joined.
    """
    found = look(session, file)
    slip = found.slip
    if found.read_at is not None and (slip.gives_lead or found.here is not None):
        return found.here
    if found.here is not None:
        _refuse_older(session, found.here)
    elif same_as is not None:
        _refuse_tie(session, same_as, slip)
    with session.store.transaction("incident.slip-read", slip.uid):
        incident_id = _known_here(session, found, same_as)
        if slip.gives_lead:
            leads.take(session.store, incident_id)
        elif found.here is not None:
            leads.keep_led_by(session.store, incident_id, slip.sender)
        else:
            leads.leave_to(session.store, incident_id, slip.sender)
        leads.note_slip(session.store, _as_read(slip, session.now()))
    session.note_change(Changed.CASES)
    return incident_id


def _refuse_older(session: Session, incident_id: IncidentId) -> None:
    """Whoever leads has nothing to learn from a slip: the newest one made them the lead."""
    if leads.led_by(session.store, incident_id) is None:
        raise Refused(_LEAD_HERE, field="file")


def _refuse_tie(session: Session, incident_id: IncidentId, slip: IncidentSlip) -> None:
    incident = incidents.get(session.store, incident_id)
    if leads.led_by(session.store, incident_id) is not None:
        raise Refused(_SHARED_TIE, field="same_as")
    if leads.is_counted(session.store, incident_id):
        raise Refused(_COUNTED_TIE, field="same_as")
    # Both may have given out a slip of their own. Of the two ids the smaller one holds, so that both agree.
    if leads.slips(session.store, incident.uid) and incident.uid < slip.incident_uid:
        raise Refused(_OTHER_WAY, field="same_as")


def _known_here(session: Session, found: SlipLook, same_as: IncidentId | None) -> IncidentId:
    if found.here is not None:
        return found.here
    slip = found.slip
    if same_as is not None:
        leads.rename(session.store, same_as, slip.incident_uid)
        return same_as
    return incidents.add(
        session.store,
        Incident(
            id=IncidentId(0),
            uid=slip.incident_uid,
            occurred_on=slip.occurred_on,
            act=slip.act,
            created_at=session.now(),
        ),
    )


def _as_read(slip: IncidentSlip, at: dt.datetime) -> KnownSlip:
    return KnownSlip(
        uid=slip.uid,
        incident_uid=slip.incident_uid,
        way=SlipWay.READ,
        other=slip.sender,
        gives_lead=slip.gives_lead,
        at=at,
    )


def take_out(session: Session, incident_id: IncidentId) -> None:
    """Take out an incident that came by a slip and for which nobody has a case here."""
    incident = incidents.get(session.store, incident_id)
    if incidents.people(session.store, incident_id):
        raise Refused(_("This incident has cases here. It goes with the last of them."))
    with undoable(session, "incident.taken-out", incident.uid):
        leads.remove_without_case(session.store, incident_id)
    session.note_change(Changed.CASES)
