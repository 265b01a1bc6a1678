"""Looks at content files that somebody wrote, before they are used: whether each keeps to its form and rules."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.content import countries, letters, library, schema
from wellbeing.content.checklist_file import read_red_flags
from wellbeing.content.document import parse
from wellbeing.content.file import read_bytes, shown
from wellbeing.content.packs import reading
from wellbeing.content.packs.building import refuse_misfit_talks
from wellbeing.content.packs.source_folder import ABOUT, PackFolder, pack_folder
from wellbeing.content.services import read_services
from wellbeing.domain.checklist import Review
from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import _

_NOTHING_KNOWN = _(
    "{file} is no checklist, no red flags, no services, no letter and no country profile: an entry that says so is "
    "missing."
)

SCHEMAS = tuple(schema.KINDS)
"""The kinds of files that editors get a schema for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found in one file. `problem` is the first thing that is wrong, None where it is in order.

    `version`, `questions` and `reviewer` are those of a checklist; 0 and None for other kinds.
    """

    file: Path
    kind: str = ""
    title: str = ""
    version: int = 0
    questions: int = 0
    red_flags: int = 0
    services: int = 0
    reviewer: Review | None = None
    problem: WellbeingError | None = None


def check(file: Path) -> Looked:
    """Look at one file: a checklist, red flags, services, a letter or a country, told apart by what stands in it."""
    try:
        return _look(file)
    except WellbeingError as problem:
        return Looked(file=file, problem=problem)


def editors_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file (one of `SCHEMAS`), for editors that check while one writes."""
    return schema.schema(kind)


def _look(file: Path) -> Looked:
    data = parse(read_bytes(file), shown(file)).data
    entries = set(data) if isinstance(data, dict) else set()
    if "sections" in entries:
        return _checklist(file)
    if "red_flags" in entries and "sections" not in entries:
        folder = _pack_folder_beside(file)
        flags = reading.flags_in(file, folder.name) if folder is not None else read_red_flags(file)
        return Looked(file=file, kind="red-flags", red_flags=len(flags))
    if "parts" in entries:
        letter = letters.read_letter(file)
        return Looked(file=file, kind="letter", title=letter.title, version=letter.version)
    if "services" in entries:
        return Looked(file=file, kind="services", services=len(read_services(file)))
    if "publisher" in entries:
        return Looked(file=file, kind="pack", title=pack_folder(file.parent).about.title)
    if "code" in entries and (file.absolute().parent.parent / ABOUT).is_file():
        reading.country_in(file, file.stem)
        return Looked(file=file, kind="country", title=countries.shipped(file.stem).name)
    if "emergency" in entries:
        return Looked(file=file, kind="country", title=countries.read_country(file).name)
    raise Refused(_NOTHING_KNOWN, file=shown(file))


def _pack_folder_beside(file: Path) -> PackFolder | None:
    place = file.absolute().parent
    return pack_folder(place) if (place / ABOUT).is_file() else None


def _checklist(file: Path) -> Looked:
    checklist = library.checklist_in(file)
    refuse_misfit_talks(checklist, shown(file))
    return Looked(
        file=file,
        kind="checklist",
        title=checklist.title,
        version=checklist.version,
        questions=len(checklist.questions),
        red_flags=len(checklist.red_flags),
        reviewer=checklist.reviewer,
    )
