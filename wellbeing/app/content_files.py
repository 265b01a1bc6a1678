"""Looks at content files that somebody wrote, before they are used: whether each keeps to its form and rules."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.content import countries, letters, library, schema
from wellbeing.content.checklist_file import read_red_flags
from wellbeing.content.document import parse
from wellbeing.content.file import read_bytes, shown
from wellbeing.content.weaving import refuse_misfits
from wellbeing.domain.checklist import Review
from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import _

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
    reviewer: Review | None = None
    problem: WellbeingError | None = None


def check(file: Path) -> Looked:
    """Look at one file: a checklist, red flags, a letter or a country profile, told apart by what stands in it."""
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
    if "red_flags" in entries:
        flags = read_red_flags(file)
        return Looked(file=file, kind="red-flags", red_flags=len(flags))
    if "parts" in entries:
        letter = letters.read_letter(file)
        return Looked(file=file, kind="letter", title=letter.title, version=letter.version)
    if "emergency" in entries:
        return Looked(file=file, kind="country", title=countries.read_country(file).name)
    raise Refused(
        _("{file} is no checklist, no red flags, no letter and no country profile: an entry that says so is missing."),
        file=shown(file),
    )


def _checklist(file: Path) -> Looked:
    checklist = library.checklist_in(file)
    if checklist.topic is not None:
        for step in sorted(checklist.topic.at):
            refuse_misfits(checklist, library.checklist_for_step(step), shown(file))
    return Looked(
        file=file,
        kind="checklist",
        title=checklist.title,
        version=checklist.version,
        questions=len(checklist.questions),
        red_flags=len(checklist.red_flags),
        reviewer=checklist.reviewer,
    )
