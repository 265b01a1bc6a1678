"""Services as they stand in files: those of packs, and the made-up ones of the example vault."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from wellbeing import paths
from wellbeing.content.codes import audiences, referral_kinds, regions
from wellbeing.content.document import Document, FileStruct, read_struct
from wellbeing.content.file import MAX_BYTES, Held, Source
from wellbeing.domain import weekly_hours
from wellbeing.domain.identity import ServiceId, Uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.language import Language, _

MOST_DAYS = 3650
"""A usual time to a first appointment is never longer than this."""


TWICE = _("{file}, line {line}: “{path}” stands twice. Please give both an “id” of their own.")
NO_AUDIENCE = _("{file}, line {line}: “{path}” is not one of those that a service can be for.")
NO_HOURS = _("{file}, line {line}: “{path}” is no hours of a week, such as “Mo-Fr 08:00-16:00”.")
TOO_MANY = _(
    "A content pack takes no more than {limit} KB of services. Please make several packs, one for each region."
)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


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
    id: str | None = None
    region: str | None = None
    usual_days: int | None = None
    audiences: tuple[str, ...] = ()
    weekly_hours: str = ""
    free: bool | None = None
    employer_learns: bool | None = None
    fictitious: bool = False


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

    The codes are those of `domain.referral.Service`. `key` tells it apart in its file and stays when its words change:
    the `id` that it was given, else made of its kind and name.
    """

    key: str

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
    audiences: tuple[str, ...] = ()
    weekly_hours: str = ""
    free: bool | None = None
    employer_learns: bool | None = None
    fictitious: bool = False

    def in_words_of(self, reader: Language, key: ServiceId, uid: Uid) -> Service:
        """The entry of a directory in the reader's language."""
        text = reader.text
        return Service(
            id=key,
            uid=uid,
            kind=self.kind,
            name=text(self.name),
            audiences=self.audiences,
            whom=text(self.whom),
            region=self.region,
            languages=self.languages,
            reach=text(self.reach),
            weekly_hours=self.weekly_hours,
            hours=text(self.hours),
            free=self.free,
            cost=text(self.cost),
            employer_learns=self.employer_learns,
            confidentiality=text(self.confidentiality),
            usual_days=self.usual_days,
            fictitious=self.fictitious,
        )


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


def services_file(offered: Iterable[Service]) -> bytes:
    """`services.yaml` for the folder of a content pack. Refused where it would be larger than a pack takes."""
    entries = [
        {
            "id": service.uid,
            "kind": service.kind,
            "label": service.name,
            **{name: getattr(service, name) or "" for name in ("whom", "reach", "hours", "cost", "confidentiality")},
            "languages": list(service.languages),
            **_said(service),
        }
        for service in offered
    ]
    plain = {"services": entries}
    content = yaml.dump(plain, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=100).encode()
    if len(content) > MAX_BYTES:
        raise Refused(TOO_MANY, field="path", limit=MAX_BYTES // 1024)
    read_services(Held(PurePosixPath("pack/services.yaml"), content))  # as whoever builds the pack will
    return content


def _said(service: Service) -> dict[str, object]:
    """What may be left out of the file, where something is known."""
    facts: dict[str, object] = {
        "region": service.region or None,
        "usual_days": service.usual_days,
        "audiences": list(service.audiences) or None,
        "weekly_hours": service.weekly_hours or None,
        "free": service.free,
        "employer_learns": service.employer_learns,
        "fictitious": service.fictitious or None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _listed(raw: tuple[ServiceFile, ...], document: Document, *, fictitious: bool) -> tuple[ListedService, ...]:
    keys: set[str] = set()
    for place, service in enumerate(raw):
        _refuse_unknown(service, f"$.services[{place}]", document)
        if _key(service) in keys:
            raise document.refuse(TWICE, f"$.services[{place}]")
        keys.add(_key(service))
    return tuple(
        ListedService(
            key=_key(service),
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
            audiences=service.audiences,
            weekly_hours=weekly_hours.read(service.weekly_hours),
            free=service.free,
            employer_learns=service.employer_learns,
            fictitious=fictitious or service.fictitious,
        )
        for service in raw
    )


def _refuse_unknown(service: ServiceFile, at: str, document: Document) -> None:
    if service.kind not in referral_kinds():
        raise document.refuse(_("{file}, line {line}: “{path}” is not a kind of service."), f"{at}.kind")
    if service.region is not None and service.region not in regions():
        raise document.refuse(_("{file}, line {line}: “{path}” is no region of the list NUTS 2024."), f"{at}.region")
    for number, audience in enumerate(service.audiences):
        if audience not in audiences():
            raise document.refuse(NO_AUDIENCE, f"{at}.audiences[{number}]")
    if not _has_hours(service):
        raise document.refuse(NO_HOURS, f"{at}.weekly_hours")
    if service.id is not None and not _ID.fullmatch(service.id):
        raise document.refuse(_("{file}, line {line}: “{path}” has another form than belongs here."), f"{at}.id")
    if not service.label.strip() or not 0 <= (service.usual_days or 0) <= MOST_DAYS:
        raise document.refuse(_("{file}, line {line}: “{path}” has another form than belongs here."), at)


def _key(service: ServiceFile) -> str:
    return service.id or f"{service.kind} {service.label.strip()}"


def _has_hours(service: ServiceFile) -> bool:
    try:
        weekly_hours.read(service.weekly_hours)
    except ValueError:
        return False
    return True
