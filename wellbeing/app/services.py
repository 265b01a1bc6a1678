"""The directory of services."""

import dataclasses

from wellbeing.app.session import Changed, Session
from wellbeing.domain.identity import ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import services

UNCHECKED_AFTER_DAYS = 365
"""An entry that nobody has checked for this long is marked."""


def find(session: Session, text: str = "", kind: str | None = None) -> list[Service]:
    """Services by what is typed and what is needed."""
    return services.find(session.store, text=text.strip(), kind=kind)


def get(session: Session, service_id: ServiceId) -> Service:
    """One service."""
    return services.get(session.store, service_id)


def needs_checking(session: Session, service: Service) -> bool:
    """Whether the entry was never checked, or longer ago than a year."""
    return service.checked_on is None or (session.today() - service.checked_on).days > UNCHECKED_AFTER_DAYS


def save(session: Session, service: Service) -> ServiceId:
    """Add a service (id 0) or write its corrected entry."""
    if not service.name.strip():
        raise Refused(_("Please give the service a name."), field="name")
    if not service.kind:
        raise Refused(_("Please choose what kind of help it gives."), field="kind")
    with session.store.transaction("service.saved", service.uid):
        if service.id:
            services.update(session.store, service)
            service_id = service.id
        else:
            service_id = services.add(session.store, service)
    session.note_change(Changed.SERVICES)
    return service_id


def mark_checked(session: Session, service_id: ServiceId) -> None:
    """The entry was checked today."""
    save(session, dataclasses.replace(services.get(session.store, service_id), checked_on=session.today()))


def blank() -> Service:
    """An entry to fill in."""
    return Service(id=ServiceId(0), uid=new_uid(), kind="", name="")
