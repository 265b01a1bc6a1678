"""Services that content packs bring. They stand beside the vault's own; nobody alters them here.

Once one is referred to, supplemented, checked or hidden, the vault keeps a copy of it under its own uid, so that it is
still there when the pack is not. What it says is the pack's as long as that is in use.
"""

import dataclasses
import functools
import hashlib

from wellbeing.app.session import Session
from wellbeing.content.packs import reading, shelf
from wellbeing.content.packs.pack import Pack
from wellbeing.content.services import ListedService
from wellbeing.domain.identity import ServiceId, Uid, new_uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import Language, _
from wellbeing.vault import services

_UID_BYTES = 16
_ID_SIGNS = 12
"""Hexadecimal digits of the uid that make the number of an entry which the vault does not keep."""


def every(session: Session) -> tuple[Service, ...]:
    """All of them in the reader's language, with what the vault keeps of them. Those of which it keeps nothing have
    ids below zero; those whose pack is not in use any more have no `pack_title`."""
    kept = {service.uid: service for service in services.of_packs(session.store)}
    found = [_with_own(service, kept.pop(service.uid, None)) for service in listed(shelf.in_use(), session.language)]
    return (*found, *kept.values())


@functools.lru_cache(maxsize=4)
def listed(packs: tuple[Pack, ...], reader: Language) -> tuple[Service, ...]:
    """What packs bring, as they say it."""
    found: list[Service] = []
    for pack in packs:
        try:
            found += [_service(pack, service, reader) for service in reading.services(pack)]
        except WellbeingError:  # this version of the program can't read them; the page of packs says so
            continue
    return tuple(found)


def _service(pack: Pack, listed: ListedService, reader: Language) -> Service:
    uid = hashlib.blake2b(f"{pack.name}/{listed.key}".encode(), digest_size=_UID_BYTES).hexdigest()
    entry = listed.in_words_of(reader, ServiceId(-1 - int(uid[:_ID_SIGNS], 16)), Uid(uid))
    return dataclasses.replace(entry, pack=pack.name, pack_title=pack.manifest.title)


def _with_own(service: Service, kept: Service | None) -> Service:
    if kept is None:
        return service
    return dataclasses.replace(service, id=kept.id, note=kept.note, checked_on=kept.checked_on, hidden=kept.hidden)


def get(session: Session, service_id: ServiceId) -> Service:
    """One of them. Refused where the pack has gone meanwhile."""
    found = next((service for service in every(session) if service.id == service_id), None)
    if found is None:
        raise Refused(_("This service came with a content pack that is not in use any more."))
    return found


def keep(session: Session, service: Service) -> ServiceId:
    """Inside a transaction: write what the vault keeps of an entry, and what the pack says of it now."""
    if service.id > 0:
        services.update(session.store, service)
        return service.id
    return services.add(session.store, service)


def as_own(service: Service) -> Service:
    """The entry as the vault's own, for whoever corrects it."""
    return dataclasses.replace(service, id=ServiceId(0), uid=new_uid(), pack="", pack_title="")
