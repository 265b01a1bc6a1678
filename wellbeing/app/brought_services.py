"""Services that content packs bring: they stand beside the vault's own to be read, and can be taken into it."""

import dataclasses

from wellbeing.content.packs import reading, shelf
from wellbeing.content.regions import fold
from wellbeing.content.services import ListedService
from wellbeing.domain.identity import ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import Language, _


def every(reader: Language) -> tuple[Service, ...]:
    """All of them in the reader's language. Their ids are below zero: none of them is a record of the vault."""
    listed: list[tuple[str, ListedService]] = []
    for pack in shelf.in_use():
        try:
            listed += [(pack.manifest.title, service) for service in reading.services(pack)]
        except WellbeingError:  # this version of the program can't read them; the page of packs says so
            continue
    return tuple(_service(number, title, service, reader) for number, (title, service) in enumerate(listed, start=1))


def _service(number: int, pack: str, listed: ListedService, reader: Language) -> Service:
    words = reader.text
    return Service(
        id=ServiceId(-number),
        uid=new_uid(),
        kind=listed.kind,
        name=words(listed.name),
        whom=words(listed.whom),
        region=listed.region,
        languages=listed.languages,
        reach=words(listed.reach),
        hours=words(listed.hours),
        cost=words(listed.cost),
        confidentiality=words(listed.confidentiality),
        usual_days=listed.usual_days,
        pack=pack,
    )


def fitting(reader: Language, text: str, kind: str | None) -> tuple[Service, ...]:
    """Those of a kind whose name, audience or address has every word of `text`."""
    wanted = fold(text).split()
    return tuple(
        service
        for service in every(reader)
        if kind in (None, service.kind)
        and all(word in fold(f"{service.name} {service.whom} {service.reach}") for word in wanted)
    )


def get(reader: Language, service_id: ServiceId) -> Service:
    """One of them. Refused where the pack has gone meanwhile."""
    found = next((service for service in every(reader) if service.id == service_id), None)
    if found is None:
        raise Refused(_("This service came with a content pack that is not in use any more."))
    return found


def as_own(service: Service) -> Service:
    """The entry as the vault keeps it from now on, for whoever checks and corrects it."""
    return dataclasses.replace(service, id=ServiceId(0), uid=new_uid(), pack="")
