"""A letter that leaves under a consent: it is filled from what it is shown to carry, and from nothing else."""

import dataclasses
from collections.abc import Collection, Mapping

from wellbeing.app import letterhead, preferences
from wellbeing.app.letters import Prepared, filled, own_values
from wellbeing.app.session import Session
from wellbeing.domain.consent import Consent
from wellbeing.domain.departure import FileKind
from wellbeing.domain.officer import Officer
from wellbeing.errors import Refused
from wellbeing.language import Language, _
from wellbeing.reports.letters import Letter, Section, letter_pdf

CARRIED_NAME = _("name")
NAMELESS = _("The letter needs the officer's name. Please enter it in the case first.")

Told = Mapping[str, tuple[str, str]]
"""What a letter tells of the officer, by placeholder: (what, says). A placeholder of the officer that is not here stays
a line to write on."""


def name_of(officer: Officer) -> str:
    """Whom the letter is about. Raises Refused where no name was entered."""
    if not officer.name:
        raise Refused(NAMELESS, field="name")
    return officer.name


def agreement(consent: Consent, officer: str, recipient: str, reader: Language) -> str:
    """Under which consent it leaves, as it stands on the letter and on the screen."""
    return reader.text(
        _("{officer} agreed on {date}. The agreement is for {service} alone and can be withdrawn at any time."),
        officer=officer,
        date=reader.date(consent.given_at.astimezone().date()),
        service=recipient,
    )


def written(
    session: Session,
    name: str,
    reader: Language,
    told: Told,
    *,
    recipient: Mapping[str, str],
    chosen: Collection[str] = (),
) -> Letter:
    """The template `name`, filled from `told`, from the placeholders of its `recipient`, and from what is the same in
    every letter; with the union's head."""
    values = {**own_values(session, reader), **recipient, **{key: says for key, (_what, says) in told.items()}}
    own = preferences.read(session)
    return dataclasses.replace(
        filled(name, reader, values, chosen=chosen),
        sender=tuple(line for line in (own.union, own.address) if line),
        logo=letterhead.logo(session),
        date=session.today(),
    )


def with_agreement(letter: Letter, told: Told, agreed: str, reader: Language) -> Letter:
    """The letter with a last part that lists what it tells, and then why it may: 'nothing else' needs the list above
    it."""
    listed = Section(
        heading=reader.text(_("What this letter says about the person")),
        facts=tuple((_beginning(reader.text(what)), says) for what, says in told.values() if says),
    )
    nothing_else = reader.text(_("Nothing else was passed on. Please use it for this purpose only."))
    return dataclasses.replace(letter, sections=(*letter.sections, listed, Section(paragraphs=(agreed, nothing_else))))


def _beginning(words: str) -> str:
    """The words of a listing, as the first of a line."""
    return words[:1].upper() + words[1:]


def prepared(
    letter: Letter, reader: Language, kind: FileKind, file_name: str, told: Told, agreed: str, consent: Consent
) -> Prepared:
    """Ready to be shown and to leave. What it is shown to carry is what it was filled from."""
    return Prepared(
        kind=kind,
        title=letter.title,
        file_name=file_name,
        carried=tuple((what, says) for what, says in told.values() if says),
        consent=agreed,
        consent_uid=consent.uid,
        case_id=consent.case_id,
        make=lambda: letter_pdf(letter, reader),
    )
