"""Services for the example vault: made up, marked as such, with numbers that nobody can call."""

import functools
from dataclasses import dataclass

from wellbeing import paths
from wellbeing.content.codes import referral_kinds
from wellbeing.content.document import FileStruct, read_struct
from wellbeing.language import _


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
    """A whole file of services. `fictitious` has to be said."""

    fictitious: bool
    services: tuple[ServiceFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleService:
    """A service as the vault's directory takes it; the texts are words of the catalogue.

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
    fictitious: bool


@functools.cache
def example_services() -> tuple[ExampleService, ...]:
    """The made-up services of the example vault."""
    raw, document = read_struct(paths.resources() / "services" / "example.yaml", ServicesFile)
    if not raw.fictitious:
        raise document.refuse(_("{file}: example services have to be marked as fictitious."), "$.fictitious")
    for place, service in enumerate(raw.services):
        if service.kind not in referral_kinds():
            raise document.refuse(
                _("{file}, line {line}: “{path}” is not a kind of service."), f"$.services[{place}].kind"
            )
    return tuple(
        ExampleService(
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
            fictitious=True,
        )
        for service in raw.services
    )
