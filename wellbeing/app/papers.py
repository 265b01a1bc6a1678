"""The controller's papers: made from the vault's own settings and records, and told stale once these have changed."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wellbeing.app import controller, departures, paper_facts
from wellbeing.app.session import Session
from wellbeing.content import countries, papers, templates
from wellbeing.content.papers import PaperPart
from wellbeing.domain.breach import Breach
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import BreachId
from wellbeing.errors import Refused
from wellbeing.language import Language, _, language
from wellbeing.reports.letters import Letter, Section, letter_pdf
from wellbeing.reports.rich_text import letter_rtf
from wellbeing.vault import breaches, settings

BREACH_REPORT = "breach-report"
ORDER = (
    "notice",
    "processing-record",
    "impact-assessment",
    "agreement-representatives",
    "agreement-federation",
    "agreement-office",
    BREACH_REPORT,
)
"""As they are shown: first what the officer reads."""

NOT_ADVICE = _(
    "This paper was filled in from the vault it is about. It is a beginning and no legal advice: no lawyer has read it"
    " yet."
)


class Form(StrEnum):
    """What a paper can be saved as."""

    PDF = "pdf"
    RTF = "rtf"
    """Text that any word processor can change."""


class Standing(StrEnum):
    """How the last copy that left compares to what the paper would say now."""

    NEVER = "never"
    CURRENT = "current"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A paper to make. `title` and `about` are words of the catalogue; `left_on` is when the last copy left."""

    name: str
    title: str
    about: str
    standing: Standing
    left_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A paper that is ready to leave. `make` draws it and knows no vault."""

    name: str
    code: str
    title: str
    about: str
    file_name: str
    """Without the ending."""
    digest: str
    make: Mapping[Form, Callable[[], bytes]]


def offered(session: Session) -> tuple[Offered, ...]:
    """Every paper but the report of a breach, which is made from that breach."""
    return tuple(_offered(session, name) for name in ORDER if name != BREACH_REPORT)


def _offered(session: Session, name: str) -> Offered:
    template = papers.paper(name)
    left = _left(session, name)
    if left is None:
        standing = Standing.NEVER
    else:
        same = paper(session, name, left.code).digest == left.digest
        standing = Standing.CURRENT if same else Standing.CHANGED
    return Offered(
        name=name,
        title=template.title,
        about=template.about,
        standing=standing,
        left_on=left.on if left else None,
    )


def paper(session: Session, name: str, code: str | None = None, breach: BreachId | None = None) -> Prepared:
    """A paper in the language `code` (the window's where None).

    Refused where there is none of this name, and for the report of a breach without a breach.
    """
    reader = language(code or session.language.code)
    if name not in ORDER:
        raise Refused(_("There is no paper named {name}."), name=name, field="name")
    if (name == BREACH_REPORT) != (breach is not None):
        raise Refused(_("The report of a breach is made from a breach in the log."), field="name")
    found = breaches.get(session.store, breach) if breach is not None else None
    letter = _letter(session, name, reader, found)
    return Prepared(
        name=name,
        code=reader.code,
        title=letter.title,
        about=letter.lead,
        file_name=name,
        digest=_digest(letter),
        make={Form.PDF: lambda: letter_pdf(letter, reader), Form.RTF: lambda: letter_rtf(letter, reader)},
    )


def save(session: Session, prepared: Prepared, content: bytes, path: Path) -> None:
    """Write a paper and note that it left. Refused where the file exists, Trouble from the disk."""
    departures.save_and_record(content, path, lambda: record(session, prepared, Carrier.SAVED, str(path)))


def record(session: Session, prepared: Prepared, carrier: Carrier, place: str | None = None) -> None:
    """Note under 'Files that left' that a paper was printed, or saved at `place`, and what it said then."""
    left = f"{session.today().isoformat()} {prepared.code} {prepared.digest}"
    departures.record(
        session,
        FileKind.CONTROLLER_PAPER,
        carrier,
        place=place,
        carried=(papers.paper(prepared.name).title,),
        also=lambda: settings.put(session.store, _setting(prepared.name), left),
    )


@dataclass(frozen=True, slots=True)
class _Left:
    on: dt.date
    code: str
    digest: str


def _left(session: Session, name: str) -> _Left | None:
    words = session.setting(_setting(name)).split()
    return _Left(dt.date.fromisoformat(words[0]), words[1], words[2]) if words else None


def _setting(name: str) -> str:
    return f"paper_{name}"


def _letter(session: Session, name: str, reader: Language, breach: Breach | None) -> Letter:
    template, values = papers.paper(name), _values(session, reader)
    held = paper_facts.held(session, reader, breach)

    def words(text: str) -> str:
        return templates.fill(reader.text(text), values) if text else ""

    def section(part: PaperPart) -> Section:
        inside = held[part.holds] if part.holds is not None else Section()
        facts = tuple((words(what), words(says)) for what, says in part.facts)
        return dataclasses.replace(
            inside,
            heading=words(part.title),
            paragraphs=(*map(words, part.paragraphs), *inside.paragraphs),
            facts=(*facts, *inside.facts),
            bullets=tuple(map(words, part.points)),
        )

    return Letter(
        title=words(template.title),
        sender=tuple(filter(None, (values["union"], values["address"]))),
        date=session.today(),
        lead=words(template.about),
        sections=(*map(section, template.parts), Section(note=(reader.text(NOT_ADVICE),))),
        sign=tuple(f"{words(who)}: {words(what)}" for who, what in template.sign),
        foot=words(template.title),
    )


def _values(session: Session, reader: Language) -> dict[str, str]:
    found = dataclasses.asdict(controller.read(session))
    country = session.country
    return {
        **found,
        "date": reader.date(session.today()),
        "country": reader.text(countries.country(country).name) if country else "",
    }


def _digest(letter: Letter) -> str:
    """Of all its words, apart from the day on which it was made."""
    return hashlib.blake2b(repr(dataclasses.replace(letter, date=None)).encode(), digest_size=16).hexdigest()
