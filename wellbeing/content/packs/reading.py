"""What is in a pack, as the program uses it: guides, red flags, services, lines of countries. Every reader here keeps
to the rules for packs, however the pack came onto the disk."""

import functools
from dataclasses import dataclass

from wellbeing.content import shipped
from wellbeing.content.checklist_file import read_added_flags, read_checklist, read_topic_head
from wellbeing.content.country_lines import LinesFile, lines_of, problems
from wellbeing.content.document import read_struct
from wellbeing.content.file import Source, shown
from wellbeing.content.packs.manifest import NOT_A_PACK, Coverage
from wellbeing.content.packs.pack import Pack
from wellbeing.content.packs.rules import (
    refuse_odd_words,
    refuse_overreach,
    refuse_unvouched,
    refuse_weak_flags,
    texts_of,
)
from wellbeing.content.services import ListedService, read_services
from wellbeing.domain.checklist import Checklist, RedFlag, TopicHead
from wellbeing.domain.country import Layer, Line, Origin
from wellbeing.errors import Refused
from wellbeing.language import _

NO_COUNTRY = _(
    "{file}: “{path}” is not in order: a number that can't be dialled, a missing name, or words that are too long."
)


OTHER_WORDS = _(
    "This pack translates words that are none of its own texts ({language}). It was not built by this program."
)


class PackCountryFile(LinesFile, kw_only=True):
    """A country in a pack: the lines that the union has completed. The emergency number is not among them."""

    code: str


def guide_in(source: Source, pack: str, flags_file: Source | None) -> Checklist:
    """A guide of a pack, signed or still being written, with the program's warning and the red flags of both."""

    def flags_of(version: int) -> dict[str, RedFlag]:
        added = flags_in(flags_file, pack) if flags_file is not None else ()
        return {flag.id: flag for flag in (*shipped.flags(version).values(), *added)}

    guide = read_checklist(source, flags_of, warning=shipped.warning())
    refuse_overreach(guide, pack, shown(source))
    return guide


def flags_in(source: Source, pack: str) -> tuple[RedFlag, ...]:
    """The red flags that a pack adds."""
    flags = read_added_flags(source)
    refuse_weak_flags(flags, pack, shown(source))
    return flags


@functools.lru_cache(maxsize=128)
def guide(pack: Pack, name: str, version: int) -> Checklist | None:
    """A guide of a pack in one version; None where the pack has none. Refused where it is not in order."""
    source = pack.guide_file(name, version)
    if source is None:
        return None
    found = guide_in(source, pack.name, pack.flags_file())
    refuse_unvouched(found, shown(source))
    return found


@functools.lru_cache(maxsize=512)
def head(pack: Pack, name: str, version: int) -> TopicHead | None:
    """What stands before the sections of a guide, if there is such a guide."""
    source = pack.guide_file(name, version)
    return read_topic_head(source) if source is not None else None


def country_in(source: Source, code: str) -> dict[Line, object]:
    """The lines of one country's file. Refused for a number that can't be dialled, and for what is too long."""
    raw, document = read_struct(source, PackCountryFile)
    if raw.code != code:
        raise document.refuse(_("{file}: the code inside the file has to be that of its name."), "$.code")
    lines = lines_of(raw)
    if wrong := problems(lines):
        raise document.refuse(NO_COUNTRY, f"$.{next(iter(wrong))}")
    return lines


@functools.lru_cache(maxsize=64)
def country_layer(pack: Pack, code: str) -> Layer | None:
    """What a pack lays over the shipped profile of a country, if it has lines for it."""
    source = pack.country_file(code)
    if source is None:
        return None
    return Layer(origin=Origin.PACK, lines=country_in(source, code), pack=pack.manifest.title)


@functools.lru_cache(maxsize=64)
def services(pack: Pack) -> tuple[ListedService, ...]:
    """The services that a pack brings."""
    source = pack.services_file()
    return read_services(source) if source is not None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything in a pack, read. `guides` are the newest versions."""

    guides: tuple[Checklist, ...]
    flags: tuple[RedFlag, ...]
    services: tuple[ListedService, ...]
    countries: tuple[tuple[str, Layer], ...]
    coverage: dict[str, Coverage]


def contents(pack: Pack) -> Contents:
    """Read the whole pack. Refused for the first thing in it that is not in order."""
    newest: list[Checklist] = []
    for name, versions in pack.guides.items():
        read = [found for version in versions if (found := guide(pack, name, version)) is not None]
        newest.append(read[0])
    flags_file = pack.flags_file()
    laid = [(code, layer) for code in pack.countries if (layer := country_layer(pack, code)) is not None]
    coverage = coverage_of(pack)
    if coverage != pack.manifest.languages:
        raise Refused(NOT_A_PACK, field="pack")
    return Contents(
        guides=tuple(newest),
        flags=flags_in(flags_file, pack.name) if flags_file is not None else (),
        services=services(pack),
        countries=tuple(laid),
        coverage=coverage,
    )


def coverage_of(pack: Pack) -> dict[str, Coverage]:
    """How many of its texts a pack has in each language. Refused for translations of anything but its own texts."""
    own: set[str] = set()
    for path in pack.files:
        held = pack.file(path)
        if held is not None and path.endswith(".yaml"):
            own |= set(texts_of(held))
    found = {pack.manifest.language: Coverage(translated=len(own), texts=len(own))}
    for code in pack.languages:
        words = pack.words(code)
        if not words.keys() <= own:
            raise Refused(OTHER_WORDS, field="pack", language=code)
        refuse_odd_words(words)
        found[code] = Coverage(translated=sum(bool(said.strip()) for said in words.values()), texts=len(own))
    return found
