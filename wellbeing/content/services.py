"""Services as they stand in files: those of packs, and the made-up ones of the example vault."""

import functools
from dataclasses import dataclass

from wellbeing import paths
from wellbeing.content.codes import referral_kinds, regions
from wellbeing.content.document import Document, FileStruct, read_struct
from wellbeing.content.file import Source
from wellbeing.language import _

MOST_DAYS = 3650
"""A usual time to a first appointment is never longer than this."""


class ServiceFile(FileStruct):
    """One service."""

    kind: str
    label: str
    whom: str
    reach: str
    hours: str
    cost: str
    confidentiality: str
    languages: tuple[str, ...]
    region: str | None = None
    usual_days: int | None = None


class ServicesFile(FileStruct):
    """The services of a pack."""

    services: tuple[ServiceFile, ...]


class ExampleFile(FileStruct):
    """The services of the example vault. `fictitious` has to be said."""

    fictitious: bool
    services: tuple[ServiceFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedService:
    """A service as the vault's directory takes it; the texts are words of the catalogue or of the pack.

    `kind` is a code of referral_kinds.csv, `usual_days` the usual days to a first appointment.
    """

    kind: str
    name: str
    whom: str
    reach: str
    hours: str
    cost: str
    confidentiality: str
    languages: tuple[str, ...]
    region: str | None
    usual_days: int | None
    fictitious: bool = False


def read_services(source: Source) -> tuple[ListedService, ...]:
    """The services of a pack. Refused for a kind of service or a region that there is not."""
    raw, document = read_struct(source, ServicesFile)
    return _listed(raw.services, document, fictitious=False)


@functools.cache
def example_services() -> tuple[ListedService, ...]:
    """The made-up services of the example vault."""
    raw, document = read_struct(paths.resources() / "services" / "example.yaml", ExampleFile)
    if not raw.fictitious:
        raise document.refuse(_("{file}: example services have to be marked as fictitious."), "$.fictitious")
    return _listed(raw.services, document, fictitious=True)


def _listed(raw: tuple[ServiceFile, ...], document: Document, *, fictitious: bool) -> tuple[ListedService, ...]:
    for place, service in enumerate(raw):
        _refuse_unknown(service, f"$.services[{place}]", document)
    return tuple(
        ListedService(
            kind=service.kind,
            name=service.label,
            whom=service.whom,
            reach=service.reach,
            hours=service.hours,
            cost=service.cost,
            confidentiality=service.confidentiality,
            languages=service.languages,
            region=service.region,
            usual_days=service.usual_days,
            fictitious=fictitious,
        )
        for service in raw
    )


def _refuse_unknown(service: ServiceFile, at: str, document: Document) -> None:
    if service.kind not in referral_kinds():
        raise document.refuse(_("{file}, line {line}: “{path}” is not a kind of service."), f"{at}.kind")
    if service.region is not None and service.region not in regions():
        raise document.refuse(_("{file}, line {line}: “{path}” is no region of the list NUTS 2024."), f"{at}.region")
    if not service.label.strip() or not 0 <= (service.usual_days or 0) <= MOST_DAYS:
        raise document.refuse(_("{file}, line {line}: “{path}” has another form than belongs here."), at)
