"""Templates of the controller's papers: what data protection law asks of the union, in plain words.

A template is filled as a letter is (`wellbeing.content.templates`), with placeholders of its own.
"""

import functools
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wellbeing import paths
from wellbeing.content import templates
from wellbeing.content.document import FileStruct, read_struct
from wellbeing.content.file import Source
from wellbeing.errors import Refused
from wellbeing.language import _

PLACEHOLDERS = frozenset(
    {
        "address",
        "authority",
        "contact",
        "country",
        "data_protection_officer",
        "date",
        "federation",
        "representative",
        "union",
    }
)


class Holds(StrEnum):
    """What the program puts into a part of a paper, from the vault's own settings and records."""

    CONTROLLER = "controller"
    """Who is responsible, and how to reach them."""
    KINDS = "kinds"
    """What is kept, for what and on which basis."""
    RECIPIENTS = "recipients"
    """Who gets what."""
    PERIODS = "periods"
    """How long what is kept."""
    MEASURES = "measures"
    """How the data is protected on this computer, as it stands now."""
    BREACH = "breach"
    """One personal data breach."""


class FactFile(FileStruct):
    """What it is, and what is said of it."""

    title: str
    text: str


class PartFile(FileStruct):
    """A block of a paper."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    facts: tuple[FactFile, ...] = ()
    holds: Holds | None = None


class PaperFile(FileStruct):
    """A whole file."""

    name: str
    version: int
    title: str
    about: str
    parts: tuple[PartFile, ...]
    sign: tuple[FactFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    """A heading, paragraphs, points, facts, and what the program adds; each may be empty."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    holds: Holds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A template: every text is a word of the catalogue with placeholders in it. `about` says what it is for."""

    name: str
    version: int
    title: str
    about: str
    parts: tuple[PaperPart, ...]
    sign: tuple[tuple[str, str], ...]

    def texts(self) -> tuple[str, ...]:
        """Every text of the paper, in order, without the empty ones."""
        inside = (
            text
            for part in self.parts
            for text in (part.title, *part.paragraphs, *part.points, *(words for fact in part.facts for words in fact))
        )
        signs = (words for fact in self.sign for words in fact)
        return tuple(filter(None, (self.title, self.about, *inside, *signs)))


def names() -> tuple[str, ...]:
    """The names of all papers, by the alphabet."""
    return templates.names(_folder())


@functools.cache
def paper(name: str) -> Paper:
    """The newest version of a paper. Refused where there is none."""
    file = templates.newest(_folder(), name)
    if file is None:
        raise Refused(_("There is no paper named {name}."), name=name)
    return read_paper(file)


def read_paper(path: Source) -> Paper:
    """The paper in one file; a placeholder that is not on the list is refused."""
    raw, document = read_struct(path, PaperFile)
    read = Paper(
        name=raw.name,
        version=raw.version,
        title=raw.title,
        about=raw.about,
        parts=tuple(map(_part, raw.parts)),
        sign=tuple((fact.title, fact.text) for fact in raw.sign),
    )
    templates.refuse_unknown(read.texts(), document, PLACEHOLDERS)
    return read


def _part(part: PartFile) -> PaperPart:
    return PaperPart(
        title=part.title,
        paragraphs=part.paragraphs,
        points=part.points,
        facts=tuple((fact.title, fact.text) for fact in part.facts),
        holds=part.holds,
    )


def _folder() -> Path:
    return paths.resources() / "papers"
