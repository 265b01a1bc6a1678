"""The directory of services."""

import dataclasses
from dataclasses import dataclass

from wellbeing.app import brought_services
from wellbeing.app.session import Changed, Session
from wellbeing.domain.identity import ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import services

UNCHECKED_AFTER_DAYS = 365
"""An entry that nobody has checked for this long is marked."""
MOST_DAYS = 3650
"""A usual time to a first appointment is never longer than this."""


PAGE = 100
"""Services that are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage:
    """Some services of the directory, and how many fit in all."""

    services: tuple[Service, ...]
    total: int


def page(session: Session, text: str = "", kind: str | None = None, offset: int = 0) -> ServicePage:
    """Services whose name, audience or address has every word of `text`, by name; one page from `offset` on.

    Behind the vault's own stand those that content packs bring.
    """
    found, own = services.page(session.store, text=text, kind=kind, limit=PAGE, offset=offset)
    brought = brought_services.fitting(session.language, text, kind)
    last = offset + len(found) >= own
    return ServicePage(services=(*found, *(brought if last else ())), total=own + len(brought))


def find(session: Session, text: str = "", kind: str | None = None) -> list[Service]:
    """Services by what is typed and what is needed."""
    return services.find(session.store, text=text.strip(), kind=kind)


def get(session: Session, service_id: ServiceId) -> Service:
    """One service: of the vault, or (with an id below zero) of a content pack."""
    if service_id < 0:
        return brought_services.get(session.language, service_id)
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
    if service.usual_days is not None and not 0 <= service.usual_days <= MOST_DAYS:
        raise Refused(_("Please give the usual time in days, up to {most}."), field="usual_days", most=MOST_DAYS)
    with session.store.transaction("service.saved", service.uid):
        if service.id:
            services.update(session.store, service)
            service_id = service.id
        else:
            service_id = services.add(session.store, service)
    session.note_change(Changed.SERVICES)
    return service_id


def take_over(session: Session, service_id: ServiceId) -> ServiceId:
    """Keep a service of a content pack as an entry of the vault, so that it can be referred to and corrected."""
    return save(session, brought_services.as_own(brought_services.get(session.language, service_id)))


def mark_checked(session: Session, service_id: ServiceId) -> None:
    """The entry was checked today."""
    save(session, dataclasses.replace(services.get(session.store, service_id), checked_on=session.today()))


def blank() -> Service:
    """An entry to fill in."""
    return Service(id=ServiceId(0), uid=new_uid(), kind="", name="")
