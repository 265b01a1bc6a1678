"""Templates of letters, slips and pages. They may use the placeholders below and nothing else."""

import functools
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wellbeing import paths
from wellbeing.content import templates
from wellbeing.content.document import FileStruct, read_struct
from wellbeing.errors import Refused
from wellbeing.language import _

PLACEHOLDERS = frozenset(
    {
        "appointment_day",
        "contact",
        "date",
        "duty_commander",
        "emergency_number",
        "employer",
        "incident_day",
        "made_day",
        "next_date",
        "next_time",
        "next_way",
        "officer",
        "officer_contact",
        "officer_language",
        "referral_kind",
        "relief_until",
        "representative",
        "service",
        "told",
        "union",
    }
)


class Holds(StrEnum):
    """What the program puts into a part of a letter."""

    CALLS = "calls"
    """Whom to call: name and number."""
    GUIDES = "guides"
    """What the guides of the case bring along, each with a heading of its own; they stand in place of the part."""
    CONTACTS = "contacts"
    """The next contacts, with their days."""
    HELP = "help"
    """Services that were asked, and where it stands."""
    TASKS = "tasks"
    """Who does what."""
    DONE = "done"
    """What is settled."""
    EVENT = "event"
    """What happened, in one line."""
    KEPT = "kept"
    """What is kept about the officer, by kind."""


class PartFile(FileStruct):
    """A block of a letter."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    choose: bool = False
    holds: Holds | None = None


class LetterFile(FileStruct):
    """A whole letter file."""

    name: str
    version: int
    title: str
    parts: tuple[PartFile, ...]
    greeting: str = ""
    closing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPart:
    """A heading (may be empty), paragraphs, then a list (may be empty). Where it says `choose`, only those points
    stand in the letter that were chosen."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    choose: bool = False
    holds: Holds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A template: every text is a word of the catalogue with placeholders in it."""

    name: str
    version: int
    title: str
    greeting: str
    parts: tuple[LetterPart, ...]
    closing: tuple[str, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The points that can be chosen, in order."""
        return tuple(point for part in self.parts if part.choose for point in part.points)

    def texts(self) -> tuple[str, ...]:
        """Every text of the letter, in order, without the empty ones."""
        inside = (text for part in self.parts for text in (part.title, *part.paragraphs, *part.points))
        return tuple(filter(None, (self.title, self.greeting, *inside, *self.closing)))


def names() -> tuple[str, ...]:
    """The names of all letters."""
    return templates.names(_folder())


@functools.cache
def letter(name: str) -> Letter:
    """The newest version of a letter. Refused where there is none."""
    file = templates.newest(_folder(), name)
    if file is None:
        raise Refused(_("There is no letter named {name}."), name=name)
    return read_letter(file)


def read_letter(path: Path) -> Letter:
    """The letter in one file; a placeholder that is not on the list is refused."""
    raw, document = read_struct(path, LetterFile)
    read = Letter(
        name=raw.name,
        version=raw.version,
        title=raw.title,
        greeting=raw.greeting,
        parts=tuple(
            LetterPart(
                title=part.title,
                paragraphs=part.paragraphs,
                points=part.points,
                choose=part.choose,
                holds=part.holds,
            )
            for part in raw.parts
        ),
        closing=raw.closing,
    )
    templates.refuse_unknown(read.texts(), document, PLACEHOLDERS)
    return read


def _folder() -> Path:
    return paths.resources() / "letters"
